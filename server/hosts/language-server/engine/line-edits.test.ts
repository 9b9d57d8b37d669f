import assert from "node:assert/strict";
import { applyEdits } from "../../../core/edit";
import { lineEdits } from "./line-edits";

describe("lineEdits", () => {
  const texts = [
    "",
    "a\n",
    "a\nb\nc\n",
    "a\nb\nc",
    "a\nx\nc\n",
    "import q\na\nb\nx\nc\n",
    "b\nc\na\n",
    "a\r\nb\r\n",
    "\n\n\n",
    "c\nb\na\nb\nc\n",
  ];

  it("turns each text into each other one", () => {
    for (const before of texts) for (const after of texts) assert.equal(applyEdits(before, lineEdits(before, after)), after);
  });

  it("leaves the lines between two changes alone", () => {
    const edits = lineEdits("one\ntwo\nthree\nfour\n", "zero\none\ntwo\nthree\n4\n");
    assert.deepEqual(edits, [
      { span: { start: 0, end: 0 }, newText: "zero\n" },
      { span: { start: 14, end: 19 }, newText: "4\n" },
    ]);
  });

  it("says nothing about equal texts", () => {
    assert.deepEqual(lineEdits("a\nb\n", "a\nb\n"), []);
  });
});
