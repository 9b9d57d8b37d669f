export default {
  "bad-direct.js": {
    keeps: {
      plays: [async ({ app }, { get }) => (await get(app, "/actions/play?track=one", { method: "POST" })).text, "playing one"],
    },
    stops: {
      "calls what all objects have": async ({ app }, { get }) =>
        (await get(app, "/actions/toString", { method: "POST" })).text === "[object Object]",
      "brings it down": async ({ app }, { get }) => (await get(app, "/actions/none", { method: "POST" })).status === 500,
    },
  },
};
