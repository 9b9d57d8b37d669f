/** The cookies that somebody gets who signs in behind a proxy that speaks TLS. */
const cookies = async ({ exports: app }, { get }) => {
  const { headers } = await get(app, "/login", { method: "POST", headers: { "x-forwarded-proto": "https" } });
  return headers["set-cookie"].sort();
};

export default {
  "bad-login.js": {
    environment: { SESSION_SECRET: "for this test" },
    keeps: {
      "sets both": [
        async (names, tools) => (await cookies(names, tools)).map((cookie) => cookie.split("=")[0]),
        ["connect.sid", "rememberToken"],
      ],
      "keeps the age": [async (names, tools) => (await cookies(names, tools))[1].includes("Max-Age=60;"), true],
    },
    stops: {
      "listens on the wire": async (names, tools) => (await cookies(names, tools)).some((cookie) => !/;\s*secure/i.test(cookie)),
      "reads it in a script": async (names, tools) => (await cookies(names, tools)).some((cookie) => !/;\s*httponly/i.test(cookie)),
    },
  },
};
