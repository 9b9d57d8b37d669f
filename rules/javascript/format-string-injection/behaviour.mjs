export default {
  "bad-util.js": {
    keeps: {
      greets: [async ({ exports }, { get }) => (await get(exports, "/hello?greeting=Hello")).text, "Hello Ada"],
      "says who asks": [({ exports }, { get, printed }) => printed(() => get(exports, "/hello?user=Bo")), "request by Bo pin:4711\n"],
    },
    stops: {
      "has a place of its own for the name": async ({ exports }, { get }) => (await get(exports, "/hello?greeting=%25s!")).text === "Ada!",
      "swallows what is logged": async ({ exports }, { get, printed }) => {
        return (await printed(() => get(exports, "/hello?user=%25c"))) === "request by \n";
      },
    },
  },
};
