import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../core/cancellation";
import { applyEdits } from "../core/edit";
import type { Finding } from "../core/finding";
import { fixAll } from "./fix-all";
import { patternRule, setUp, type Setup } from "./fixes.testing";

const NO_A = { "a.yml": patternRule("no-a", "a($X)", "{ title: Call b, transform: replace-text, with: { text: b($X) } }") };

function allFixed(setup: Setup, findings: readonly Finding[] = setup.findings) {
  const result = fixAll(setup.document, findings, setup.analysis, NEVER_CANCELLED);
  assert.equal(applyEdits(setup.document.text, result.edits), result.text);
  return result;
}

describe("fixAll", () => {
  it("repairs everything, and touches nothing else", () => {
    const result = allFixed(setUp("a(1);\nkeep();\na(2);\n", NO_A));
    assert.equal(result.text, "b(1);\nkeep();\nb(2);\n");
    assert.equal(result.edits.length, 2);
    assert.deepEqual([result.fixed.length, result.left.length], [2, 0]);
  });

  it("repairs what stands inside of what it repaired", () => {
    const result = allFixed(setUp("a(a(a(1)));\n", NO_A));
    assert.equal(result.text, "b(b(b(1)));\n");
    assert.equal(result.fixed.length, 3);
  });

  it("leaves what has no preferred fix, and what it was not asked to repair", () => {
    const files = { ...NO_A, "c.yml": patternRule("no-c", "c($X)") };
    const setup = setUp("a(1);\nc(1);\na(2);\n", files);
    const [first, unfixable, last] = setup.findings;
    assert.ok(first && unfixable && last);
    const result = allFixed(setup, [first, unfixable]);
    assert.equal(result.text, "b(1);\nc(1);\na(2);\n");
    assert.deepEqual([result.fixed, result.left], [[first], [unfixable]]);
  });

  it("takes one import for several repairs that need it", () => {
    const rule = patternRule("no-random", "Math.random()", "{ title: Use crypto, transform: random-to-crypto }");
    const setup = setUp(
      'const fs = require("fs");\n\nuse(Math.random().toString(36));\nuse(Math.random().toString(36));\nuse(Math.floor(Math.random() * 6));\n',
      { "r.yml": rule },
    );
    const result = allFixed(setup);
    assert.equal(
      result.text,
      'const fs = require("fs");\nconst crypto = require("crypto");\n\nuse(crypto.randomBytes(16).toString("hex"));\nuse(crypto.randomBytes(16).toString("hex"));\nuse(crypto.randomInt(6));\n',
    );
    assert.equal(result.fixed.length, 3);
  });

  it("adds several names to one import, one after the other", () => {
    const rule = patternRule("no-random", "Math.random()", "{ title: Use crypto, transform: random-to-crypto }");
    const setup = setUp('import { createHash } from "crypto";\nuse(Math.random().toString(36));\nuse(String(Math.random()));\n', {
      "r.yml": rule,
    });
    assert.equal(
      allFixed(setup).text,
      'import { createHash, randomBytes, randomUUID } from "crypto";\nuse(randomBytes(16).toString("hex"));\nuse(randomUUID());\n',
    );
  });

  it("goes on with the others where two fixes do harm together", () => {
    const files = {
      "a.yml": patternRule("no-a", "a($X)", "{ title: Call b, transform: replace-text, with: { text: b($X) } }"),
      "b.yml": patternRule("no-two-b", "$F(b(...), b(...))"),
    };
    const result = allFixed(setUp("f(a(1), a(2));\na(3);\n", files));
    assert.equal(result.text, "f(b(1), a(2));\nb(3);\n");
    assert.deepEqual([result.fixed.length, result.left.length], [2, 1]);
  });

  it("changes nothing where nothing is to repair", () => {
    const result = allFixed(setUp("fine();\n", NO_A));
    assert.deepEqual(result, { edits: [], text: "fine();\n", fixed: [], left: [] });
  });
});
