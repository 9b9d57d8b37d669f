export default {
  "bad.js": {
    keeps: {
      "leaves other tags": [({ expand }) => expand("<p>a<br/>b</p>"), "<p>a<br/>b</p>"],
    },
    stops: {
      "makes an element of text in an attribute": ({ expand }) => {
        return expand("<style><style/><img src=x onerror=a()>").startsWith("<style><style></style>");
      },
    },
  },
};
