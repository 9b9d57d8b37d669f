const length = async ({ exports: app }, { get }, path) => (await get(app, path)).text.length;

export default {
  "bad-line.js": {
    keeps: {
      "draws a line": [(names, tools) => length(names, tools, "/line?width=80"), 80],
      "sends bytes": [(names, tools) => length(names, tools, "/noise?size=16"), 16],
    },
    stops: {
      "fills the memory with a line": async (names, tools) => (await length(names, tools, "/line?width=5000000")) === 5_000_000,
      "fills the memory with bytes": async (names, tools) => (await length(names, tools, "/noise?size=5000000")) === 5_000_000,
    },
  },
};
