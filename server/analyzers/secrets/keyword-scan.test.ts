import assert from "node:assert/strict";
import { KeywordScan } from "./keyword-scan";

function hits(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  const scan = new KeywordScan(words);
  scan.run(text, (word, end) => found.push(`${words[word] ?? ""}@${end - scan.lengthOf(word)}`));
  return found.sort();
}

describe("KeywordScan", () => {
  it("finds words within and behind each other, whatever their case", () => {
    assert.deepEqual(hits(["he", "she", "his", "hers"], "uSHErs his"), ["he@2", "hers@2", "his@7", "she@1"]);
    assert.deepEqual(hits(["aa", "aa"], "aaa"), ["aa@0", "aa@0", "aa@1", "aa@1"]);
  });

  it("finds what searching word by word finds", () => {
    const words = ["ab", "abc", "bca", "c-", "a.b", "b"];
    let text = "";
    for (let at = 0, seed = 1; at < 500; at++) {
      seed = (seed * 16807) % 2147483647;
      text += "abc-."[seed % 5] ?? "";
    }
    const expected = words.flatMap((word) =>
      [...text.matchAll(new RegExp(`(?=${word.replace(".", "\\.")})`, "g"))].map(({ index }) => `${word}@${index}`),
    );
    assert.ok(expected.length > 50);
    assert.deepEqual(hits(words, text), expected.sort());
  });
});
