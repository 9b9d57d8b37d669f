export default {
  "bad.ts": {
    keeps: {
      "doubles a quote": [({ quoted }) => quoted("it's"), "'it''s'"],
      "escapes a sign": [({ escapedHtml }) => escapedHtml("a < b"), "a &lt; b"],
      "writes a literal": [({ literal }) => literal('Ada "the" first'), "'Ada \\\"the\\\" first'"],
      "escapes a slash": [({ escapedSegment }) => escapedSegment("a/b"), "a%2Fb"],
    },
    stops: {
      "leaves the second quote": ({ quoted }) => quoted("' or '").slice(1, -1) === "'' or '",
      "leaves the second tag": ({ escapedHtml }) => escapedHtml("<b><script>").includes("<script"),
      "lets a backslash end the literal": ({ literal }) => new Function(`return ${literal("\\' + 1 //")}`)() === "\\1",
      "goes up two folders": ({ escapedSegment }) => escapedSegment("../../x").includes("/"),
    },
  },
};
