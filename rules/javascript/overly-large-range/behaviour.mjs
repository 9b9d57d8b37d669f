const ada = { name: "Ada", file: "notes,1.txt", color: "#a0B1c2" };

export default {
  "bad-letters.js": {
    keeps: {
      "accepts letters": [({ exports }) => exports({ name: "Ada", file: "a,b.txt", color: "#00ffAA" }), true],
      "accepts dots and commas": [({ exports }) => exports(ada), true],
      "refuses a blank": [({ exports }) => exports({ ...ada, name: "Ada L" }), false],
    },
    stops: {
      "is a sign between Z and a": ({ exports }) => exports({ ...ada, name: "Ada\\^" }),
      "is a slash": ({ exports }) => exports({ ...ada, file: "../x" }),
      "is no color": ({ exports }) => exports({ ...ada, color: "#XYZ_^[" }),
    },
  },
};
