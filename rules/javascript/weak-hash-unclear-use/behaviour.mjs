export default {
  "bad.ts": {
    keeps: {
      "tells contents apart": [({ summaryOf }) => new Set(["a", "b", "a"].map((text) => summaryOf(Buffer.from(text)))).size, 2],
      "writes hexadecimal digits": [({ md5 }) => /^[\da-f]+$/.test(md5("a")), true],
    },
    stops: {
      "has a known collision": ({ md5 }) => md5("a") === "0cc175b9c0f1b6a831c399e269772661",
    },
  },
};
