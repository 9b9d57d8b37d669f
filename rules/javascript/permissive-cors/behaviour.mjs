const ask = ({ exports: app }, { get }) => get(app, "/orders", { headers: { origin: "https://evil.test" } });

export default {
  "bad-express.js": {
    keeps: {
      "answers its own pages": [async (names, tools) => (await ask(names, tools)).text, "[1]"],
    },
    stops: {
      "reads it as the user": async (names, tools) => {
        const { headers } = await ask(names, tools);
        return headers["access-control-allow-origin"] === "https://evil.test" && headers["access-control-allow-credentials"] === "true";
      },
    },
  },
};
