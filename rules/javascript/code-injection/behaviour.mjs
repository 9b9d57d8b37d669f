const order = async ({ app }, { get }, body) => (await get(app, "/order", { body, headers: { "content-type": "text/plain" } })).text;

export default {
  "bad-json.js": {
    keeps: {
      "reads an order": [(names, tools) => order(names, tools, '{ "number": 12, "of": ["a", null] }'), '{"number":12}'],
    },
    stops: {
      "runs code": async (names, tools) => (await order(names, tools, "{ number: process.version.length > 1 }")) === '{"number":true}',
    },
  },
};
