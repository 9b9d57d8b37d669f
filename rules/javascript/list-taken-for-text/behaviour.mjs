export default {
  "bad.js": {
    keeps: {
      "makes a name": [
        async ({ app }, { get }) => (await get(app, "/names?prefix=van&name=vanBeek")).text,
        '{"full":"van-vanBeek","rest":"Beek"}',
      ],
      "refuses a long name": [async ({ app }, { get }) => (await get(app, `/names?prefix=a&name=${"a".repeat(21)}`)).status, 400],
    },
    stops: {
      "is long in a list": async ({ app }, { get }) => (await get(app, `/names?prefix=a&name=${"a".repeat(300)}&name=a`)).status === 200,
    },
  },
};
