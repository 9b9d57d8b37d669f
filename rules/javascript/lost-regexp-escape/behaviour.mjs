export default {
  "bad.js": {
    keeps: {
      "knows the site": [({ SITE }) => SITE.test("https://docs.example.com/a"), true],
      "refuses text": [({ isNumber }) => isNumber("twelve"), false],
      "sees no secret": [({ hidesSecret }) => hidesSecret("all of it"), true],
    },
    stops: {
      "is another host": ({ SITE }) => SITE.test("https://docs-example.com/"),
      "is no number": ({ isNumber }) => isNumber("ddd"),
      "tells a secret": ({ hidesSecret }) => hidesSecret("a secret word"),
    },
  },
};
