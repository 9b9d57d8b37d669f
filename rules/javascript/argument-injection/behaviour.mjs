const lines = async ({ exports: app }, { get }, word) => (await get(app, `/lines?word=${word}`)).text;

export default {
  "bad-search.js": {
    files: { "all.txt": "one parcel\nnothing\n", secret: "1234\n" },
    environment: { NODE_ENV: "test" },
    keeps: {
      "finds lines": [(names, tools) => lines(names, tools, "parcel"), "one parcel\n"],
    },
    stops: {
      "takes its patterns from another file": async (names, tools) => (await lines(names, tools, "-rvfall.txt")).includes("1234"),
    },
  },
};
