import assert from "node:assert/strict";
import { applyEdits, type TextEdit } from "../core/edit";
import { EditHistory } from "./edit-history";

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe("EditHistory", () => {
  it("tells edits made one after another as edits of the original", () => {
    const original = "one two three";
    const steps = [[edit(4, 7, "2"), edit(0, 0, "zero ")], [edit(5, 8, "1")], [edit(8, 9, "two, still"), edit(0, 4, "0")]];
    const history = new EditHistory(original);
    let text = original;
    for (const edits of steps) {
      history.apply(edits);
      text = applyEdits(text, edits);
    }
    assert.equal(applyEdits(original, history.edits()), text);
    assert.equal(text, "0 1 2two, stillthree");
  });

  it("keeps the order of insertions at one place, and leaves the rest of the text alone", () => {
    const history = new EditHistory("abcd");
    history.apply([edit(2, 2, "1"), edit(2, 2, "2")]);
    assert.deepEqual(history.edits(), [edit(2, 2, "12")]);
  });

  it("says nothing when nothing changed, and replaces everything when everything did", () => {
    const history = new EditHistory("abc");
    assert.deepEqual(history.edits(), []);
    history.apply([edit(0, 3, "x")]);
    history.apply([edit(0, 1, "yz")]);
    assert.deepEqual(history.edits(), [edit(0, 3, "yz")]);
  });

  it("leads to the same text as the steps, whatever they are", () => {
    const original = "The quick brown fox jumps over the lazy dog";
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    for (let round = 0; round < 200; round++) {
      const history = new EditHistory(original);
      let text = original;
      for (let step = 0; step < 5; step++) {
        const start = random(text.length + 1);
        const edits = [edit(start, Math.min(text.length, start + random(6)), "#".repeat(random(4)))];
        history.apply(edits);
        text = applyEdits(text, edits);
      }
      assert.equal(applyEdits(original, history.edits()), text);
    }
  });
});
