export default {
  "bad.js": {
    keeps: {
      "marks scripts": [({ markedScripts }) => markedScripts("a<script src=x>b()</script>c"), "a(a script was here)c"],
      "lets text pass": [({ isHarmless }) => isHarmless("<p>a script of a play</p>"), true],
      "finds scripts": [({ isHarmless }) => isHarmless("<script>a()</script>"), false],
      "escapes the end of a comment": [({ escapeComment }) => escapeComment("a --> b"), "a --&gt; b"],
      "lists tags": [({ tagsOf }) => tagsOf("<p>a<!-- <b> --></p>"), ["p", undefined, "/p"]],
    },
    stops: {
      "hides behind a blank": ({ markedScripts }) => markedScripts("<script>a()</script >").includes("a()"),
      "hides in capitals and lines": ({ isHarmless }) => isHarmless("<SCRIPT>\na()</SCRIPT>"),
      "ends a comment with !": ({ escapeComment }) => escapeComment("--!><script>").includes("--!>"),
      "hides a tag behind such a comment": ({ tagsOf }) => tagsOf("<!-- --!><img><!-- -->").length === 1,
    },
  },
};
