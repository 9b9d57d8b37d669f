export default {
  "bad.ts": {
    keeps: {
      "doubles a quote": [({ quoted }) => quoted("it's"), "'it''s'"],
      "escapes a sign": [({ escapedHtml }) => escapedHtml("a < b"), "a &lt; b"],
      "writes a literal": [({ literal }) => literal('Ada "the" first'), "'Ada \\\"the\\\" first'"],
      "escapes a slash": [({ segment }) => segment("a/b"), "a%2Fb"],
    },
    stops: {
      "leaves the second quote": ({ quoted }) => /[^']'[^']/.test(quoted("'; drop '").slice(1, -1)),
      "leaves the second tag": ({ escapedHtml }) => escapedHtml("<b><script>").includes("<script"),
      "lets a backslash end the literal": ({ literal }) =>
        new Function(`return ${literal("\\' + (globalThis.process ? 'x' : 'y') //")}`)() === "\\x",
      "goes up two folders": ({ segment }) => segment("../../x").includes("/"),
    },
  },
};
