export default {
  "bad.ts": {
    keeps: {
      "says that it failed": [async ({ app }, { get }) => (await get(app, "/report?month=1")).status, 500],
    },
    stops: {
      "shows where the program is": async ({ app }, { get, folder }) => (await get(app, "/report?month=1")).text.includes(folder),
    },
  },
};
