const tries = async ({ exports: app }, { get }, count) => {
  let answer;
  for (let index = 0; index < count; index++) answer = await get(app, "/login", { method: "POST" });
  return answer;
};

export default {
  "bad-installed.js": {
    files: { "accounts.js": "exports.login = async () => 'welcome'" },
    environment: { NODE_ENV: "test" },
    keeps: {
      "signs in": [async (names, tools) => (await tries({ exports: body(names) }, tools, 3)).text, "welcome"],
    },
    stops: {
      "tries passwords": async (names, tools) => (await tries({ exports: body(names) }, tools, 120)).status === 200,
    },
  },
};

/** The handler reads a body, which nobody parses here. */
function body({ exports: app }) {
  return (req, res) => {
    req.body = {};
    app(req, res);
  };
}
