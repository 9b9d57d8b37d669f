import assert from "node:assert/strict";
import { LinearRegExp, RegExpTooExpensive } from "./linear-regexp";
import { UnsupportedRegExp } from "./syntax";

/** What JavaScript itself finds: the places, with the text of each group that took part. */
function native(expression: RegExp, text: string): unknown {
  return [...text.matchAll(new RegExp(expression, `${expression.flags}dg`))].map((match) => ({
    place: match.indices?.[0],
    groups: (match.indices ?? []).slice(1).map((place) => place ?? null),
  }));
}

function linear(expression: RegExp, text: string): unknown {
  return new LinearRegExp(expression).findAll(text).map(({ start, end, groups }) => ({
    place: [start, end],
    groups: Array.from({ length: groupCount(expression) }, (_, index) => {
      const span = groups.get(String(index + 1));
      return span ? [span.start, span.end] : null;
    }),
  }));
}

function groupCount(expression: RegExp): number {
  return new RegExp(`${expression.source}|`).exec("")!.length - 1;
}

describe("LinearRegExp", () => {
  const expressions = [
    /abc/,
    /a|b|cd/,
    /(a|ab)(c|bcd)(d*)/,
    /a*b+c?/,
    /a*?b+?c??/,
    /a{2}/,
    /a{1,2}b{2,}/,
    /a{0}b/,
    /(?:ab)+/,
    /(a*)b/,
    /(a+|b)*c/,
    /(?<year>\d{4})-(?<month>\d\d)/,
    /[a-c]+[^a-c]/,
    /[\]\\-]+/,
    /\d+\.\d*/,
    /\w+\s\W/,
    /./,
    /.+$/s,
    /^a/,
    /^a/m,
    /c$/m,
    /\bab\b/,
    /\Bb/,
    /ABC/i,
    /[A-C]+/i,
    /a(?=b)/,
    /a(?!b)/,
    /(?<=a)b/,
    /(?<!a)b/,
    /(?<=(?:ab|c)d)e/,
    /(?:)/,
    /x*/,
    /\u0061\x62\t?/,
    /\//,
    /a{,3}/,
    /(?:a|b(?:c|d))+?d/,
    /\p{Lu}/u,
    /(["']).*/,
    /é+/i,
  ];
  const texts = [
    "",
    "a",
    "abc",
    "abcd",
    "aabbccdd",
    "ab ab abc\ncba\nc",
    "2026-11-20 and 1999-01-02",
    "ABCabc xab x",
    "]\\- a{,3} / é É",
    "cde abde ade",
    `x = "a" + 'b'`,
  ];
  for (const expression of expressions) {
    it(`finds what JavaScript finds: ${String(expression)}`, () => {
      for (const text of texts) assert.deepEqual(linear(expression, text), native(expression, text), JSON.stringify(text));
    });
  }

  it("tells the groups by name too", () => {
    const [place] = new LinearRegExp(/(?<key>\w+)=(\w+)/).findAll("a=b");
    assert.deepEqual(place?.groups.get("key"), { start: 0, end: 1 });
    assert.deepEqual(place.groups.get("2"), { start: 2, end: 3 });
  });

  it("tests from the beginning, or anywhere", () => {
    const expression = new LinearRegExp(/b/);
    assert.equal(expression.test("ab"), true);
    assert.equal(expression.testAtStart("ab"), false);
    assert.equal(expression.testAtStart("ba"), true);
  });

  it("takes no longer for what makes others hang", () => {
    const text = "a".repeat(5_000);
    for (const expression of [/^(a+)+$/, /(a|a)*$/i, /^(?:(?:a|a)*)*(?=b)/, /(.*a){12}$/, /a*a*a*a*a*b/, /(x+x+)+y/i]) {
      assert.equal(new LinearRegExp(expression).testAtStart(`${text}!`), false, String(expression));
    }
  });

  it("gives up where look-arounds make too much work", () => {
    assert.throws(() => new LinearRegExp(/(?:(?=.*b)a)*c/).test(`${"a".repeat(20_000)}b`), RegExpTooExpensive);
  });

  it("refuses back references, and expressions beyond reason", () => {
    assert.throws(() => new LinearRegExp(/(a)\1/), UnsupportedRegExp);
    assert.throws(() => new LinearRegExp(/(?<x>a)\k<x>/), UnsupportedRegExp);
    assert.throws(() => new LinearRegExp(/(?:a{100}){100}/), UnsupportedRegExp);
    assert.throws(() => new LinearRegExp(new RegExp("(?:".repeat(500) + "a" + ")".repeat(500))), UnsupportedRegExp);
  });

  it("searches long texts to their end", () => {
    const text = `${"x".repeat(300_000)}needle`;
    assert.deepEqual(
      new LinearRegExp(/needle/).findAll(text).map(({ start }) => start),
      [300_000],
    );
  });
});
