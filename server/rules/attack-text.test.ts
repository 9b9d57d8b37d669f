import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { attackInWords } from "./attack-text";

describe("a text that makes an expression slow", () => {
  const attack = { growth: "polynomial", prefix: "", pump: "a", suffix: "", part: { start: 0, end: 1 } } as const;

  it("is written as JavaScript would read it", () => {
    assert.equal(attackInWords({ ...attack, prefix: "x", suffix: "!" }), '"x" + "a".repeat(n) + "!"');
    assert.equal(attackInWords(attack), '"a".repeat(n)');
  });

  it("shows each of several blanks", () => {
    assert.equal(attackInWords({ ...attack, prefix: "import  =", pump: " a   " }), String.raw`"import\x20 =" + " a\x20\x20 ".repeat(n)`);
  });

  it("shows characters that cannot be seen by their numbers", () => {
    assert.equal(attackInWords({ ...attack, pump: '"\u2028', suffix: "\n" }), String.raw`"\"\u2028".repeat(n) + "\n"`);
  });
});
