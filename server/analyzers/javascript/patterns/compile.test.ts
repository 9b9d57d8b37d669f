import assert from "node:assert/strict";
import type { PatternFormula } from "../../../rules/rule";
import { checkPattern, compilePatternRules } from "./compile";
import { all, pattern, ruleOf } from "./testing";

describe("checkPattern", () => {
  it("finds nothing wrong with a pattern", () => {
    assert.equal(checkPattern("foo(...)"), undefined);
  });

  it("says what is wrong with a text and where", () => {
    assert.deepEqual(checkPattern("foo(\n  (,\n)"), {
      message: "the pattern cannot be parsed: Expression expected",
      position: { line: 1, character: 3 },
    });
  });
});

describe("compilePatternRules", () => {
  function problemsOf(formula: PatternFormula): string[] {
    const { problems } = compilePatternRules([ruleOf(formula)]);
    return problems.map(({ file, position, message }) => `${file}:${position.line}:${position.character} ${message}`);
  }

  it("drops a rule with a mistake and keeps the others", () => {
    const program = compilePatternRules([ruleOf(pattern("foo("), "bad"), ruleOf(pattern("foo()"), "good")]);
    assert.deepEqual(
      program.rules.map(({ rule }) => rule.id),
      ["good"],
    );
    assert.deepEqual(
      program.problems.map(({ file }) => file),
      ["bad/rule.yml"],
    );
  });

  it("leaves rules of other kinds alone", () => {
    const program = compilePatternRules([{ ...ruleOf(pattern("foo(")), matcher: { type: "code" } }]);
    assert.deepEqual([program.rules, program.problems], [[], []]);
  });

  it("places a mistake in a pattern of one line behind its beginning", () => {
    assert.deepEqual(problemsOf({ op: "pattern", pattern: "f(,)", at: { line: 4, character: 11 } }), [
      "rule/rule.yml:4:13 the pattern cannot be parsed: Argument expression expected",
    ]);
  });

  it("places a mistake in a pattern of several lines below its key", () => {
    assert.deepEqual(problemsOf({ op: "pattern", pattern: "f();\n...\ng(,);\n", at: { line: 4, character: 11 } }), [
      "rule/rule.yml:7:2 the pattern cannot be parsed: Argument expression expected",
    ]);
  });

  it("finds mistakes wherever they are in a formula, all of them", () => {
    const at = { line: 9, character: 2 };
    const formula = all(
      [
        "f(...)",
        { op: "inside", of: { op: "any", of: [{ op: "pattern", pattern: "g(", at }] } },
        { op: "not", of: { op: "regex", regex: "(", at } },
      ],
      [
        { op: "metavariable-regex", metavariable: "$X", regex: "[", at },
        { op: "metavariable-comparison", comparison: "$X >", at },
        { op: "metavariable-pattern", metavariable: "$X", of: { op: "pattern", pattern: "h(", at }, at },
      ],
    );
    const problems = problemsOf(formula);
    assert.equal(problems.length, 5, problems.join("\n"));
    assert.ok(problems.every((problem) => problem.startsWith("rule/rule.yml:9:")));
    assert.ok(problems.some((problem) => problem.endsWith("the comparison cannot be parsed: the comparison ends too early")));
  });

  it("refuses a formula that only excludes", () => {
    assert.match(problemsOf({ op: "not", of: pattern("f()") })[0] ?? "", /needs a pattern beside it/);
  });
});
