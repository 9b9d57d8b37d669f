const lines = async ({ exports }, { get, printed }, path) => (await printed(() => get(exports, path))).split("\n").slice(0, -1);

export default {
  "bad-console.js": {
    keeps: {
      "says whose login failed": [
        (names, tools) => lines(names, tools, "/login?name=Ada%20L"),
        ["login failed for Ada L", "login failed for Ada L"],
      ],
      "says so without a name": [
        (names, tools) => lines(names, tools, "/login"),
        ["login failed for undefined", "login failed for undefined"],
      ],
    },
    stops: {
      "writes a line of its own": async (names, tools) =>
        (await lines(names, tools, "/login?name=x%0Alogin%20of%20root")).includes("login of root"),
    },
  },
};
