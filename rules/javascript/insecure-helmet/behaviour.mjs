const headers = async ({ app }, { get }, path) => {
  app.get(path, (_, res) => res.send("home"));
  return (await get(app, path)).headers;
};

export default {
  "bad.ts": {
    keeps: {
      "keeps the time that was set": [
        async (names, tools) => (await headers(names, tools, "/pages"))["strict-transport-security"],
        "max-age=31536000; includeSubDomains",
      ],
      "sets other headers": [async (names, tools) => (await headers(names, tools, "/more"))["x-content-type-options"], "nosniff"],
    },
    stops: {
      "runs any script": async (names, tools) => (await headers(names, tools, "/"))["content-security-policy"] === undefined,
    },
  },
};
