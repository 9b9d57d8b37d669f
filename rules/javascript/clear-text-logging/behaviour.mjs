const body = { name: "Ada", password: "rosebud" };

export default {
  "bad-console.js": {
    keeps: {
      "signs in": [
        async ({ exports }, { get, printed }) => {
          let status;
          await printed(async () => ({ status } = await get(exports, "/login", { body })));
          return status;
        },
        204,
      ],
      "says who": [
        async ({ exports }, { get, printed }) => {
          return (await printed(() => get(exports, "/login", { body }))).match(/login of Ada|name: 'Ada'/g);
        },
        ["login of Ada", "name: 'Ada'"],
      ],
    },
    stops: {
      "is read in the log": async ({ exports }, { get, printed }) =>
        (await printed(() => get(exports, "/login", { body }))).includes("rosebud"),
    },
  },
};
