export default {
  "bad.ts": {
    keeps: {
      "takes people": [async ({ app }, { get }) => (await get(parsed(app), "/people", { body: { name: "Ada" } })).status, 201],
      "refuses others": [async ({ app }, { get }) => (await get(parsed(app), "/people", { body: [] })).status, 400],
      "asks for people": [async ({ app }, { get }) => (await get(parsed(app), "/people?name=Ada")).status, 200],
    },
  },
};

/** The handlers read a body, which nobody parses here. */
function parsed(app) {
  return (req, res) => {
    let text = "";
    req.on("data", (part) => (text += part));
    req.on("end", () => {
      req.body = text && JSON.parse(text);
      app(req, res);
    });
  };
}
