export default {
  "bad.js": {
    files: { "public/a.txt": "a", secret: "1234" },
    keeps: {
      "sends a file": [async ({ app }, { get }) => (await get(app, "/files?file=a.txt")).text, "a"],
      "refuses to go up": [async ({ app }, { get }) => (await get(app, "/files?file=../secret")).status, 400],
      "shows a comment": [async ({ app }, { get }) => (await get(app, "/comments", { body: { text: "Hello" } })).text, "<p>Hello</p>"],
      "refuses markup": [async ({ app }, { get }) => (await get(app, "/comments", { body: { text: "<b>" } })).status, 400],
    },
    stops: {
      "shows markup of a list": async ({ app }, { get }) =>
        (await get(app, "/comments", { body: { text: ["<img src=x>"] } })).text.includes("<img"),
      "pollutes by a list": async ({ app }, { get }) => {
        try {
          await get(app, "/settings", { method: "PUT", body: { group: ["__proto__"], name: "polluted", value: 1 } });
          return {}.polluted === 1;
        } finally {
          delete Object.prototype.polluted;
        }
      },
    },
  },
};
