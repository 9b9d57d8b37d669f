export default {
  "bad.ts": {
    keeps: {
      "knows our hosts": [({ isOurs }) => [isOurs("www.shop-example.com"), isOurs("www.example.com.test.example")], [true, false]],
      "knows an end": [({ endsWith }) => [endsWith("abc", "bc"), endsWith("abc", "ab"), endsWith("abab", "ab")], [true, false, true]],
      "knows what is below": [({ isBelow }) => [isBelow("a.b.test", "b.test"), isBelow("a.c.test", "b.test")], [true, false]],
    },
    stops: {
      "is short enough": ({ isOurs }) => isOurs("x".repeat(".shop-example.com".length - 1)),
      "is one shorter than the end": ({ endsWith }) => endsWith("c", "bc"),
    },
  },
};
