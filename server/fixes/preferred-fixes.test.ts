import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../core/cancellation";
import { patternRule, setUp, type Setup } from "./fixes.testing";
import { preferredFixes } from "./preferred-fixes";

const CALL_B = "{ title: Call b, transform: replace-text, with: { text: b($X) } }";
const CALL_C = "{ title: Call c, transform: replace-text, with: { text: c($X) } }";
/** The repair of `d` leaves another `d`, that of `e` brings what another rule finds. */
const RULES = {
  "a.yml": patternRule("no-a", "a($X)", CALL_B),
  "d.yml": patternRule("no-d", "d($X)", "{ title: Call d, transform: replace-text, with: { text: 'd(0, $X) || d($X)' } }"),
  "e.yml": patternRule("no-e", "e($X)", CALL_C),
  "c.yml": patternRule("no-c", "c($X)"),
};

/** The lines whose findings have a fix. */
function fixedLines({ document, analysis, findings }: Setup): number[] {
  const fixes = preferredFixes(findings, document, analysis, NEVER_CANCELLED);
  return [...fixes.keys()].map(({ location }) => location.range.start.line);
}

describe("the preferred fixes of a document", () => {
  it("are told of all that stand", () => {
    assert.deepEqual(fixedLines(setUp("a(1);\na(2);\n", RULES)), [0, 1]);
    assert.deepEqual(fixedLines(setUp("a(1);\n", RULES)), [0]);
    assert.deepEqual(fixedLines(setUp("keep();\n", RULES)), []);
  });

  it("do not suffer from one beside them that leaves its finding", () => {
    assert.deepEqual(fixedLines(setUp("a(1);\nd(2);\na(3);\n", RULES)), [0, 2]);
    assert.deepEqual(fixedLines(setUp("d(1);\nd(2);\n", RULES)), []);
  });

  it("do not suffer from one beside them that brings another finding", () => {
    assert.deepEqual(fixedLines(setUp("a(1);\ne(2);\na(3);\n", RULES)), [0, 2]);
  });
});
