const files = {
  "guards.js": `exports.requireLogin = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
exports.audit = () => (req, res, next) => { res.set("x-audited", "yes"); next(); };`,
};
const status = async ({ app }, { get }, path, options) => (await get(app, path, options)).status;

export default {
  "bad.ts": {
    files,
    keeps: {
      "asks for a login": [(names, tools) => status(names, tools, "/admin/users"), 401],
      "lets those in who have one": [(names, tools) => status(names, tools, "/admin/users", { headers: { authorization: "x" } }), 200],
      "audits reports": [async ({ app }, { get }) => (await get(app, "/reports/a")).headers["x-audited"], "yes"],
    },
    stops: {
      "is written in capitals": async (names, tools) => (await status(names, tools, "/ADMIN/users")) === 200,
      "is not audited": async ({ app }, { get }) => (await get(app, "/Reports/a")).headers["x-audited"] === undefined,
    },
  },
};
