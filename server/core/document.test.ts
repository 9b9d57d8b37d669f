import assert from "node:assert/strict";
import { SourceDocument } from "./document";

const document = new SourceDocument("file:///a", "javascript", 1, "ab\r\nc\rd\n\u{1F600}e");

describe("source document", () => {
  it("counts lines at every kind of line ending", () => {
    assert.equal(document.lineCount, 4);
    assert.deepEqual(document.positionAt(4), { line: 1, character: 0 });
    assert.deepEqual(document.positionAt(document.text.length), { line: 3, character: 3 });
    assert.equal(document.lineText(0), "ab");
    assert.equal(document.lineText(9), "");
  });

  it("turns positions into offsets and back, clamping those outside", () => {
    for (let offset = 0; offset <= document.text.length; offset++) {
      if (offset === 3) continue; // inside \r\n, which no position names
      assert.equal(document.offsetAt(document.positionAt(offset)), offset);
    }
    assert.equal(document.offsetAt({ line: 99, character: 0 }), document.text.length);
    assert.equal(document.offsetAt({ line: -1, character: 5 }), 0);
    assert.deepEqual(document.positionAt(-3), { line: 0, character: 0 });
  });
});
