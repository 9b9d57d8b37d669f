import assert from "node:assert/strict";
import { applyEdits } from "./edit";

describe("applying edits", () => {
  it("reads all spans in the text as it was, whatever their order", () => {
    const edits = [
      { span: { start: 4, end: 5 }, newText: "E" },
      { span: { start: 0, end: 1 }, newText: "" },
      { span: { start: 2, end: 2 }, newText: "1" },
      { span: { start: 2, end: 2 }, newText: "2" },
    ];
    assert.equal(applyEdits("abcde", edits), "b12cdE");
  });

  it("refuses edits that overlap or leave the text", () => {
    const overlapping = [
      { span: { start: 0, end: 2 }, newText: "" },
      { span: { start: 1, end: 3 }, newText: "" },
    ];
    assert.throws(() => applyEdits("abc", overlapping), RangeError);
    assert.throws(() => applyEdits("abc", [{ span: { start: 2, end: 9 }, newText: "" }]), RangeError);
  });
});
