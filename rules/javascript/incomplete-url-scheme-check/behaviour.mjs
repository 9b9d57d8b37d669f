export default {
  "bad-lists.js": {
    keeps: {
      "lets addresses pass": [({ safeLink }) => safeLink("https://example.com/a"), "https://example.com/a"],
      "stops scripts": [({ safeLink }) => safeLink("JavaScript:a()"), "about:blank"],
      "cleans a link": [({ cleanLink }) => [cleanLink("/a"), cleanLink(" javascript:a()")], ["/a", ""]],
      "knows harmless ones": [({ isHarmless }) => [isHarmless("https://example.com"), isHarmless("javascript:a()")], [true, false]],
      "knows bad ones": [({ isBad }) => [isBad("/javascript"), isBad("JAVASCRIPT:a()"), isBad("data:,x")], [false, true, true]],
    },
    stops: {
      "is VBScript": ({ safeLink }) => safeLink("vbscript:a()") !== "about:blank",
      "is data": ({ cleanLink }) => cleanLink("data:text/html,<script>a()</script>") !== "",
      "is data, too": ({ isHarmless }) => isHarmless("data:text/html,x"),
      "is written in capitals": ({ isHarmless }) => isHarmless("JavaScript:a()"),
      "has a blank before it": ({ isBad }) => !isBad(" javascript:a()"),
      "is VBScript, too": ({ isBad }) => !isBad("vbscript:a()"),
    },
  },
};
