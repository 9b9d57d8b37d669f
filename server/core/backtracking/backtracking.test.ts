import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Attack, Growth } from "./attack";
import { attackOn, stepsOn } from "./backtracking";

function worstFor(pattern: string, flags = ""): Attack | undefined {
  return attackOn(pattern, flags, "exponential") ?? attackOn(pattern, flags, "polynomial");
}

function growthOf(expression: RegExp): Growth | undefined {
  return worstFor(expression.source, expression.flags)?.growth;
}

describe("the worst text for a regular expression", () => {
  const exponential = [
    /^(a+)+$/,
    /^(a|aa)+$/,
    /(x*)*y/,
    /^(?:\w+\s?)*$/,
    /^(\w|\d)*-/,
    /^([a-z]+[-.]?)+@/,
    /"(\\.|[^"])*"/,
    /^(?:(?:ab)+)*c/,
    /([\n\s]+)*(.)/,
    /^(?:red|blue|re|d|[a-z])*!/,
    /(?=(a+)+b)c/,
    /^(a?b?)*$/,
    /((?:[^"']|".*?")*?)([(,)]|$)/,
    /^(?:x{0,40})+y/,
    /^[^-]+-[a-f]{44,88}(\?[!-~]*)*$/,
    /^(?:é|[^a])+z$/,
    /^(?:\u{1f600}|.)+z$/u,
    new RegExp("^(?:[\\w--\\d]|a)+z$", "v"),
    /(q|[Q-S])*z/i,
  ];
  for (const expression of exponential) {
    it(`takes exponential time with ${expression}`, () => {
      assert.equal(growthOf(expression), "exponential");
    });
  }

  it("sees flags that are for a group only, which not every Node knows", () => {
    assert.equal(worstFor("^(?i:a|A)+b")?.growth, "exponential");
    assert.equal(worstFor("^(?:a|A)+b"), undefined);
    assert.equal(worstFor("^(?-i:a|A)+b", "i"), undefined);
  });

  const polynomial = [
    /\s+$/,
    /^\s+|\s+$/g,
    /a*b/,
    /<.*class="([^"]+)".*>/,
    /^\d+\d+x/,
    /^.*,.*;$/,
    /^([3-7]|A)*([2-5]|B)*X/,
    /^(ab)*ab(ab)*X/,
    /\/\*[^]*?\*\//,
    /[A-Z]{2,}[a-z]/,
    /^(`+)([^]*?[^`])\1(?!`)/,
    /[^y].*$/,
    /(.*,)+.+/,
  ];
  for (const expression of polynomial) {
    it(`takes polynomial time with ${expression}`, () => {
      assert.equal(growthOf(expression), "polynomial");
    });
  }

  const harmless = [
    // Nothing that follows can fail.
    /(a*)*/,
    /(a+)*[^]*/,

    /([^]+|(a+)*$)/,
    /^g*g*/,
    /(#\d+)+/,
    // One way to read each text.
    /^(?:a|b)*c/,
    /^(?:\.?[a-z]+)$/,
    /^"(?:\\.|[^"\\])*"/,
    /(?:a?)*b(?!c)/y,
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/,
    // One place to begin.
    /^\s+/,
    /^.*\./,
    /\s+x/y,
    // As often as it says and no more.
    /^\d{1,3}\d{1,3}$/,
    /x/,
  ];
  for (const expression of harmless) {
    it(`does not exist for ${expression}`, () => {
      assert.equal(growthOf(expression), undefined);
    });
  }

  it("can be asked for without line breaks", () => {
    assert.equal(attackOn("[^y].*$", "", "polynomial", false), undefined);
    assert.match(attackOn("[^y].*$", "", "polynomial")?.suffix ?? "", /^[\n\r\u2028\u2029]/);
    assert.ok(attackOn("\\s+$", "", "polynomial", false));
  });

  it("names the part that repeats, and the text", () => {
    const pattern = "^x(?:[a-z]+)*!";
    const attack = worstFor(pattern);
    assert.ok(attack);
    assert.equal(pattern.slice(attack.part.start, attack.part.end), "(?:[a-z]+)*");
    assert.match(attack.prefix, /^xa*$/);
    assert.match(attack.pump, /^a+$/);
  });

  it("doubles the steps of a harmless expression, and more than doubles those of a slow one, on twice the text", () => {
    const times = (pattern: string): number => {
      const [once, twice] = [200, 400].map((length) => stepsOn(pattern, "", " ".repeat(length) + "a", Infinity));
      return (twice ?? 0) / (once ?? 1);
    };
    assert.ok(times("^\\s+$") < 2.1);
    assert.ok(times("\\s+$") > 3.5);
  });

  it("gives up on what is no expression, too large or nested without end", () => {
    assert.equal(worstFor("(a+"), undefined);
    assert.equal(worstFor("(?:a{1000}){1000}(b+)+c"), undefined);
    assert.equal(worstFor("(".repeat(2_000) + "a+" + ")+".repeat(2_000)), undefined);
    assert.equal(worstFor(`(${"a|".repeat(3_000)}b)+c`), undefined);
  });

  it("comes to an end with expressions that are made to be hard to judge", () => {
    const words = Array.from({ length: 900 }, (_, index) => `w${index.toString(36)}`).join("|");
    const hard = [
      "(a+)".repeat(300) + "$",
      ".*".repeat(1_000) + "x",
      "a?".repeat(1_000) + "a*b",
      "(".repeat(200) + "a*" + ")*".repeat(200) + "b",
      "(?=(?=".repeat(50) + "a*" + "))".repeat(50) + "b",
      `(?:${words})*!`,
      "((a{1,50}){1,50}){1,50}b*c",
    ];
    for (const pattern of hard) {
      const attack = worstFor(pattern);
      assert.ok(attack === undefined || attack.pump !== "");
    }
  });
});
