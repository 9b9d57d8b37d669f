export default {
  "bad.ts": {
    files: { "public/a.txt": "a", "public/.env": "KEY=1" },
    keeps: {
      "serves files": [async ({ app }, { get }) => (await get(app, "/a.txt")).text, "a"],
      "knows no others": [async ({ app }, { get }) => (await get(app, "/b.txt")).status, 404],
    },
    stops: {
      "asks for a hidden file": async ({ app }, { get }) => (await get(app, "/.env")).text === "KEY=1",
    },
  },
};
