export default {
  "bad-nested.js": {
    keeps: {
      "finds a text": [({ STRING }) => STRING.exec('say "a \\" b\\\\" now')?.[0], '"a \\" b\\\\"'],
      "finds a text of two lines": [({ STRING }) => STRING.exec('"a \\\nb"')?.[0], '"a \\\nb"'],
      "finds nothing that is open": [({ STRING }) => STRING.test('say "a'), false],
      "accepts letters": [
        ({ LETTERS }) => [LETTERS.test("abc"), LETTERS.test(""), LETTERS.test("a1"), LETTERS.exec("abc")[1]],
        [true, false, false, "abc"],
      ],
      "accepts flags, also none": [({ FLAGS }) => ["-a", "-abc", "-", "a"].map((text) => FLAGS.test(text)), [true, true, true, false]],
    },
    stops: {
      "takes years over backslashes": ({ STRING }, { hangs }) => hangs(() => STRING.test('"' + "\\!".repeat(60))),
      "takes years over letters": ({ LETTERS }, { hangs }) => hangs(() => LETTERS.test("a".repeat(60) + "!")),
    },
  },
};
