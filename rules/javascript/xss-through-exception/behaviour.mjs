const vote = async ({ exports: app }, { get }, body) => (await get(app, "/poll", { body })).text;

export default {
  "bad-ajv.js": {
    keeps: {
      "takes a vote": [(names, tools) => vote(names, tools, { name: "Ada" }), "thanks"],
      "says what is wrong": [(names, tools) => vote(names, tools, { name: 1 }), "data/name must be string"],
    },
    stops: {
      "has a name of markup": async (names, tools) => (await vote(names, tools, { "<img src=x onerror=a()>": 1 })).includes("<img"),
    },
  },
};
