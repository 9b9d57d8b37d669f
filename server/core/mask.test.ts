import assert from "node:assert/strict";
import { masked, withoutSecrets } from "./mask";

describe("the mask of secrets", () => {
  it("leaves four letters, and less than half of short ones", () => {
    assert.equal(masked("swordfish42"), "swor…");
    assert.equal(masked("admin"), "ad…");
    assert.equal(masked("a"), "…");
  });

  it("keeps everything else, lines too, where it is", () => {
    const text = 'a = "swordfish42"\nb = "ABCDEFGHIJ\nKLMNOP" # c\n';
    const spans = [
      { start: 23, end: 40 },
      { start: 5, end: 16 },
      { start: 30, end: 35 },
    ];
    assert.equal(withoutSecrets(text, spans), 'a = "swor*******"\nb = "ABCD******\n******" # c\n');
    assert.equal(withoutSecrets(text, spans).length, text.length);
  });
});
