const leads = async ({ app }, { get }, path) => (await get(app, path)).headers.location;

export default {
  "bad-address.js": {
    keeps: {
      "leads on": [(names, tools) => leads(names, tools, "/login?next=/orders?id=1%23top"), "/orders?id=1#top"],
      "leads back": [(names, tools) => leads(names, tools, "/language"), "/"],
    },
    stops: {
      "leads to another site": async (names, tools) => (await leads(names, tools, "/login?next=https://evil.test/")).includes("evil"),
      "leaves the scheme out": async (names, tools) => (await leads(names, tools, "/login?next=//evil.test")) === "//evil.test",
      "has a path like a host": async (names, tools) => (await leads(names, tools, "/language?back=/%2Fevil.test")) === "//evil.test",
    },
  },
};
