const find = async ({ app }, { get }, path) => {
  const { status, text } = await get(app, path);
  return status === 200 ? JSON.parse(text) : status;
};

export default {
  "bad.ts": {
    keeps: {
      "finds a name": [(names, tools) => find(names, tools, "/names?q=Gra"), { found: ["Grace"], same: ["Grace"], position: 5 }],
      "finds nothing": [(names, tools) => find(names, tools, "/names?q=xyz"), { found: [], same: [], position: -1 }],
      "finds it once": [(names, tools) => find(names, tools, "/once?q=Ada"), ["Ada"]],
    },
    stops: {
      "sends a pattern": async (names, tools) => (await find(names, tools, "/names?q=.")).found?.length === 2,
      "sends a broken one": async (names, tools) => (await find(names, tools, "/names?q=(")) === 500,
      "sends two signs": async (names, tools) => (await find(names, tools, "/once?q=((")) === 500,
    },
  },
};
