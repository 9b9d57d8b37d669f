import assert from "node:assert/strict";
import { ComparisonError, metavariablesIn, parseComparison } from "./comparison";
import { holds, type Known } from "./evaluate-comparison";

const KNOWN: Readonly<Record<string, Known>> = {
  $N: { value: 7, text: "7" },
  $S: { value: "abc", text: `"abc"` },
  $D: { value: "12", text: `"12"` },
  $B: { value: true, text: "true" },
  $E: { value: undefined, text: "f(x)" },
};

function isTrue(text: string): boolean {
  return holds(parseComparison(text), (name) => KNOWN[name]);
}

describe("comparisons", () => {
  const hold = [
    "$N > 6",
    "$N >= 7 and $N <= 7",
    "$N == 7.0",
    "$N != 8",
    "6 < $N",
    "$N % 2 == 1",
    "-7 % 3 == 2",
    "$N * 2 + 1 == 15",
    "1 + $N * 2 == 15",
    "(1 + $N) * 2 == 16",
    "2 ** 3 ** 2 == 512",
    "-2 ** 2 == -4",
    "7 // 2 == 3",
    "$N / 2 == 3.5",
    "$N & 3 == 3",
    "1 << 4 == 16",
    "0o777 == 511 and 0xff == 255 and 0b11 == 3",
    "1_000 == 1e3",
    `$S == "abc"`,
    `$S == 'abc'`,
    `$S < "abd"`,
    `len($S) == 3`,
    "len([1, 2]) == 2",
    `int($D) > 10`,
    `int("3") == 3`,
    `str($N) == "7"`,
    `str($E) == "f(x)"`,
    `"b" in $S`,
    `"x" not in $S`,
    "$N in [1, 7]",
    "$N not in [1, 2]",
    "$B",
    "not $B == False",
    "not ($N < 3) or $E",
    "$N > 3 or $E",
    `$S + "d" == "abcd"`,
  ];
  for (const text of hold) {
    it(`hold: ${text}`, () => {
      assert.equal(isTrue(text), true);
    });
  }

  const fail = [
    "$N < 6",
    "$E > 1",
    "not $E",
    "$UNKNOWN == 1",
    "$N > 'a'",
    "$N / 0 > 1",
    "$N",
    "len($N) == 1",
    `int("x") == 0`,
    "$N > 3 and $E",
    "not $B",
  ];
  for (const text of fail) {
    it(`do not hold: ${text}`, () => {
      assert.equal(isTrue(text), false);
    });
  }

  const mistakes: [text: string, offset: number, message: RegExp][] = [
    ["$N >", 4, /ends too early/],
    ["$N > 1)", 6, /"\)" is not expected here/],
    ["($N > 1", 7, /"\)" is missing/],
    ["exec('x')", 0, /"exec" is not known/],
    ["re.match('a', $N)", 0, /re\.match is not supported/],
    ["$N # 1", 3, /"#" is not known/],
    ["$N.length", 2, /"\." is not (?:known|expected)/],
    ["(".repeat(5_000), 0, /nested too deeply/],
  ];
  for (const [text, offset, message] of mistakes) {
    it(`refuse ${text.slice(0, 20)}`, () => {
      assert.throws(
        () => parseComparison(text),
        (error) => error instanceof ComparisonError && error.offset === offset && message.test(error.message),
      );
    });
  }

  it("tell which metavariables they ask for", () => {
    assert.deepEqual(metavariablesIn(parseComparison("len($A) > $B and not ($C in [$D])")), ["$A", "$B", "$C", "$D"]);
  });
});
