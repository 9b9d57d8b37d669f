import assert from "node:assert/strict";
import { SourceDocument } from "../core/document";
import type { Finding } from "../core/finding";
import type { Rule } from "../rules/rule";
import { Precedence } from "./precedence";

const DOCUMENT = new SourceDocument("file:///shop/cart.js", "javascript", 0, "first(\n  second)\nthird()\n");

function found(ruleId: string, code: string): Finding {
  const start = DOCUMENT.text.indexOf(code);
  const location = DOCUMENT.locationOf({ start, end: start + code.length });
  return { ruleId, message: "", severity: "low", confidence: "low", location, flow: [], fingerprint: ruleId + code, facts: {} };
}

function shown(...findings: Finding[]): string[] {
  const rules = [{ id: "guess", yields: ["proof"] }, { id: "proof" }] as unknown as Rule[];
  return new Precedence(rules).settle(findings).map(({ ruleId }) => ruleId);
}

describe("rules that yield to others", () => {
  it("stay silent on a line of theirs", () => {
    assert.deepEqual(shown(found("guess", "second"), found("proof", "second")), ["proof"]);
    assert.deepEqual(shown(found("guess", "first(\n  second)"), found("proof", "second")), ["proof"]);
  });

  it("speak elsewhere, and where the other one does not", () => {
    assert.deepEqual(shown(found("guess", "third()"), found("proof", "second")), ["guess", "proof"]);
    assert.deepEqual(shown(found("guess", "second")), ["guess"]);
  });

  it("do not hide those that they yield to, nor themselves", () => {
    assert.deepEqual(shown(found("proof", "second"), found("proof", "first")), ["proof", "proof"]);
    assert.deepEqual(shown(found("guess", "second"), found("guess", "second)")), ["guess", "guess"]);
  });
});
