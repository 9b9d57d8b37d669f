export default {
  "bad-express.js": {
    keeps: {
      greets: [async ({ exports: app }, { get }) => (await get(app, "/")).text, "<h1>Hello</h1>"],
    },
    stops: {
      "frames the page": async ({ exports: app }, { get }) => (await get(app, "/")).headers["x-frame-options"] === undefined,
    },
  },
};
