import assert from "node:assert/strict";
import { generateModule } from "../../bench/generate-module";
import { applyEdit, typingIn } from "../../bench/keystrokes";
import { percentile, summarize } from "../../bench/statistics";
import { parse } from "../../server/analyzers/javascript/syntax/parse";
import { SourceDocument } from "../../server/core/document";

describe("the bench's typing", () => {
  const text = generateModule(300);

  it("happens in a module that is the same on every run, has the size asked for, and parses", () => {
    assert.equal(generateModule(300), text);
    assert.notEqual(generateModule(300, 2), text);
    const lines = text.split("\n").length;
    assert.ok(lines >= 300 && lines < 340, String(lines));
    assert.deepEqual(parse(new SourceDocument("file:///module.ts", "typescript", 1, text)).errors, []);
  });

  it("is as many keystrokes as asked for, one character each", () => {
    const strokes = typingIn(text, 150).filter(({ isKeystroke }) => isKeystroke);
    assert.equal(strokes.length, 150);
    assert.ok(strokes.every(({ text: typed, length }) => typed.length === 1 && length === 0));
    assert.deepEqual(typingIn(text, 150), typingIn(text, 150));
  });

  it("leaves the module as it was", () => {
    assert.equal(typingIn(text, 150).reduce(applyEdit, text), text);
  });

  it("types whole statements: the module parses when a line is finished", () => {
    const finished: string[] = [];
    typingIn(text, 400).reduce((before, edit) => {
      if (edit.text === "") finished.push(before);
      return applyEdit(before, edit);
    }, text);
    // The last line may be cut off in the middle.
    for (const state of finished.slice(0, -1)) {
      assert.equal(state.split("\n").length, text.split("\n").length + 1);
      assert.deepEqual(parse(new SourceDocument("file:///module.ts", "typescript", 1, state)).errors, []);
    }
    assert.ok(finished.length > 3);
  });
});

describe("the bench's statistics", () => {
  it("take the nearest rank", () => {
    assert.equal(percentile([5, 1, 4, 2, 3], 0.5), 3);
    assert.equal(percentile([1, 2, 3, 4], 0.5), 2);
    assert.equal(percentile([7], 0.95), 7);
  });

  it("sum up a sample", () => {
    assert.deepEqual(summarize([1.04, 2, 3]), { count: 3, p50: 2, p95: 3, max: 3 });
  });
});
