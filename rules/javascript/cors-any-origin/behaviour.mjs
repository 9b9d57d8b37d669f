const ask = ({ exports: app }, { get }) => {
  app.get("/orders", (_, res) => res.json([1]));
  return get(app, "/orders", { headers: { origin: "https://evil.test" } });
};

export default {
  "bad-plain.js": {
    keeps: {
      "answers its own pages": [async (names, tools) => (await ask(names, tools)).text, "[1]"],
    },
    stops: {
      "is read by another site": async (names, tools) => (await ask(names, tools)).headers["access-control-allow-origin"] === "*",
    },
  },
};
