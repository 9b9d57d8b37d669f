import assert from "node:assert/strict";
import { SourceDocument } from "../core/document";
import type { TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";
import { pairFindings, shiftSpan } from "./pair-findings";

const document = new SourceDocument("file:///a", "javascript", 1, " ".repeat(1000));

function finding(ruleId: string, start: number, end: number): Finding {
  const location = document.locationOf({ start, end });
  return { ruleId, location, message: "", severity: "low", confidence: "low", flow: [], fingerprint: "", facts: {} };
}

const edit = (start: number, end: number, length: number): TextEdit => ({ span: { start, end }, newText: "x".repeat(length) });

describe("shiftSpan", () => {
  it("moves with what changes before it", () => {
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(0, 5, 8), edit(30, 31, 9)]), { start: 13, end: 23 });
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(10, 10, 4), edit(20, 20, 4)]), { start: 14, end: 24 });
  });

  it("grows and shrinks with what changes inside", () => {
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(12, 14, 0), edit(15, 15, 7)]), { start: 10, end: 25 });
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(10, 20, 3)]), { start: 10, end: 13 });
  });

  it("follows what replaces its ends", () => {
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(5, 12, 1)]), { start: 5, end: 14 });
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(18, 25, 1)]), { start: 10, end: 19 });
    assert.deepEqual(shiftSpan({ start: 10, end: 20 }, [edit(5, 25, 2)]), { start: 5, end: 7 });
  });
});

describe("pairFindings", () => {
  it("tells what stayed, what is gone and what is new", () => {
    const [stays, goes] = [finding("a", 10, 20), finding("a", 30, 40)];
    const [stayed, appeared] = [finding("a", 15, 25), finding("b", 35, 40)];
    const pairing = pairFindings([stays, goes], [stayed, appeared], [edit(0, 0, 5), edit(30, 40, 2)]);
    assert.equal(pairing.kept.get(stayed), stays);
    assert.deepEqual(pairing.gone, [goes]);
    assert.deepEqual(pairing.appeared, [appeared]);
  });

  it("knows a finding again in what replaced its code", () => {
    const before = finding("a", 10, 20);
    const after = finding("a", 12, 14);
    assert.deepEqual(pairFindings([before], [after], [edit(10, 20, 8)]).gone, []);
  });

  it("does not take an untouched place, or another rule, for the same", () => {
    const before = finding("a", 10, 20);
    assert.equal(pairFindings([before], [finding("a", 12, 14)], [edit(50, 60, 0)]).appeared.length, 1);
    assert.equal(pairFindings([before], [finding("b", 10, 20)], []).appeared.length, 1);
  });

  it("pairs each finding once", () => {
    const pairing = pairFindings([finding("a", 10, 20)], [finding("a", 10, 14), finding("a", 15, 20)], [edit(10, 20, 10)]);
    assert.equal(pairing.appeared.length, 1);
  });
});
