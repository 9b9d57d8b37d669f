import assert from "node:assert/strict";
import { CancelledError, NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import type { Rule } from "../../../rules/rule";
import { buildModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { compilePatternRules } from "./compile";
import { matchPatterns } from "./match";
import { all, either, pattern, ruleOf } from "./testing";

function findingsOf(rules: Rule[], code: string, languageId = "typescript"): RawFinding[] {
  const module = buildModule(new SourceDocument("file:///code.ts", languageId, 1, code));
  return matchPatterns(module, compilePatternRules(rules), NEVER_CANCELLED).findings;
}

describe("matchPatterns", () => {
  it("gives what the metavariables stand for as facts, and the value where that is a constant", () => {
    const [found] = findingsOf([ruleOf(pattern("f($A, $B, $...C)"))], `const md = "md5"; f(md, g(1), 2, 3)`);
    assert.deepEqual(found?.facts, { $A: "md", "$A.value": "md5", $B: "g(1)", "$...C": "2, 3" });
  });

  it("reports a place once, however many patterns and ways there are", () => {
    assert.equal(findingsOf([ruleOf(either("f($X)", "f(1)", "f(...)"))], "f(1)").length, 1);
  });

  it("reports each rule by itself", () => {
    const found = findingsOf([ruleOf(pattern("f($X)"), "one"), ruleOf(pattern("f(1)"), "two")], "f(1)");
    assert.deepEqual(
      found.map(({ rule }) => rule.id),
      ["one", "two"],
    );
  });

  it("asks only the rules of the language", () => {
    const rule = { ...ruleOf(pattern("f($X)")), languages: ["javascript"] };
    assert.equal(findingsOf([rule], "f(1)", "typescript").length, 0);
    assert.equal(findingsOf([rule], "f(1)", "javascript").length, 1);
  });

  it("stops when it is cancelled", () => {
    const module = buildModule(new SourceDocument("file:///code.ts", "typescript", 1, "f(1)"));
    assert.throws(
      () => matchPatterns(module, compilePatternRules([ruleOf(pattern("f($X)"))]), { isCancellationRequested: true }),
      CancelledError,
    );
  });

  it("stops in the middle of a pattern when it is cancelled", () => {
    const module = buildModule(new SourceDocument("file:///code.ts", "typescript", 1, "a = b;\n".repeat(400) + "f;"));
    let looks = 0;
    const token = {
      get isCancellationRequested() {
        return ++looks > 5;
      },
    };
    assert.throws(
      () => matchPatterns(module, compilePatternRules([ruleOf(pattern("$A = $B; ... $C = $D; ... f($X)"))]), token),
      CancelledError,
    );
  });

  it("leaves out a rule that is too much work, says so, and keeps the others", () => {
    const list = Array.from({ length: 60 }, (_, index) => `x${index}`).join(", ");
    const module = buildModule(new SourceDocument("file:///code.ts", "typescript", 1, `f(${list})`));
    const greedy = "..., $A, ..., $B, ..., $C, ..., $D, ..., $E, ..., $F, ..., $G, ..., $H, ..., missing".replaceAll("missing", "x0");
    const rules = [ruleOf(pattern(`f(${greedy})`), "greedy"), ruleOf(pattern("f(...)"), "modest")];
    const { findings, incomplete } = matchPatterns(module, compilePatternRules(rules), NEVER_CANCELLED);
    assert.deepEqual(
      findings.map(({ rule }) => rule.id),
      ["modest"],
    );
    assert.deepEqual(incomplete, [{ reason: "budget", message: "the rule greedy was too much work on this file and was left out" }]);
  });

  it("tries a rule only where its words occur, also as the name of an import or a key in quotes", () => {
    const rule = ruleOf(all(["crypto.createHash($A)"]));
    assert.equal(findingsOf([rule], `import { createHash as h } from "node:crypto"; h("md5")`).length, 1);
    assert.equal(findingsOf([rule], `crypto["createHash"]("md5")`).length, 1);
    assert.equal(findingsOf([rule], `crypto.createHmac("md5")`).length, 0);
  });
});
