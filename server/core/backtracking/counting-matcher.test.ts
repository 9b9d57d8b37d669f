import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { CountingMatcher } from "./counting-matcher";
import { alphabetOf } from "./letters";
import { readExpression } from "./terms";
import { Work } from "./work";

function finds(expression: RegExp, text: string): boolean {
  const read = readExpression(expression.source, expression.flags);
  const alphabet = alphabetOf(read, new Work(Infinity));
  const characters = read.isUnicode ? Array.from(text) : text.split("");
  const letters = characters.map((character) => alphabet.letterOf(character.codePointAt(0)!));
  return new CountingMatcher(read, alphabet).search(letters, 100_000).found;
}

describe("a matcher that counts", () => {
  const texts = [
    "",
    "a",
    "b",
    "ab",
    "aab",
    "abab",
    "ba",
    "aaa",
    "a\nb",
    "\na",
    "a b",
    "ab ab",
    "x-y",
    "aXb",
    "é",
    "\u{1f600}a",
    "abcabc",
    "11",
    "a1",
  ];
  const expressions = [
    /^a*b$/,
    /a+?b/,
    /^a{2}/,
    /^a{2,}?$/,
    /^(?:ab){1,2}$/,
    /(a|ab)(c|bcd)*$/,
    /^(a*)*b/,
    /^(?:a?){3}$/,
    /^(a*?)+$/,
    /\bab\b/,
    /a\Bb/,
    /^b/m,
    /a$/m,
    /^.$/,
    /^.{2}$/u,
    /a.b/s,
    /a.b/,
    /(a)b\1/,
    /(?<first>a|b)\k<first>/,
    /^(?:(a)|b)*\1$/,
    /(?:(a)|(b))+\2/,
    /a(?=b)/,
    /a(?!b)/,
    /(?<=a)b/,
    /(?<!a)b/,
    /(?<=(a|b)\1)a/,
    /(?=(a+))\1b/,
    /^(?!.*b)/,
    /a|/,
    /^(?:|a)+$/,
    /\d\d|\w\d/,
    /axb/i,
    /[^a-z]/i,
    /[]|[^]/,
    /\p{Letter}b/u,
    new RegExp("[\\p{L}&&[a-c]]b", "v"),
    /a/y,
    /b/y,
  ];
  for (const expression of expressions) {
    it(`finds what JavaScript finds with ${expression}`, () => {
      for (const text of texts) {
        expression.lastIndex = 0;
        assert.equal(finds(expression, text), expression.test(text), JSON.stringify(text));
      }
    });
  }
});
