const code = "console.log(process.env.NODE_ENV, process.env)";

export default {
  "bad-esbuild.js": {
    environment: { API_KEY: "0123456789", NODE_ENV: "test" },
    keeps: {
      "tells the environment's name": [({ bundle }) => bundle(code).includes('"test"'), true],
    },
    stops: {
      "looks into the bundle": ({ bundle }) => bundle(code).includes("0123456789"),
    },
  },
};
