const ask = async ({ app }, { get }, names) => JSON.parse((await get(app, "/names", { body: { names } })).text);

export default {
  "bad-length.js": {
    keeps: {
      "takes names": [(names, tools) => ask(names, tools, ["Ada", 1]), ["Ada", "1"]],
      "takes many": [async (names, tools) => (await ask(names, tools, Array(3000).fill(1))).length, 3000],
      "takes none": [(names, tools) => ask(names, tools, []), []],
    },
    except: { "Take 1,000 turns at most": "leaves out what comes later" },
    stops: {
      "claims to be long": async (names, tools) => (await ask(names, tools, { length: 200_000 })).length === 200_000,
    },
  },
};
