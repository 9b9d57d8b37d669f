import assert from "node:assert/strict";
import type { RulePack } from "../rules/rule-pack";
import { pattern, ruleOf } from "./javascript/patterns/testing";
import { compileRules } from "./rule-set";
import { NO_SECRETS } from "../rules/secret-knowledge";

describe("compileRules", () => {
  const pack: RulePack = {
    rules: [ruleOf(pattern("f($X)"), "good"), ruleOf(pattern("f("), "bad"), ruleOf(pattern("g("), "off")],
    models: [],
    checks: new Map(),
    secrets: NO_SECRETS,
    problems: [],
  };

  it("compiles the rules that are on", () => {
    const { rules, patterns } = compileRules(pack, ({ id }) => id !== "off");
    assert.deepEqual(
      rules.map(({ id }) => id),
      ["good", "bad"],
    );
    assert.deepEqual(
      patterns.rules.map(({ rule }) => rule.id),
      ["good"],
    );
  });

  it("tells the mistakes of those that are on", () => {
    const { problems } = compileRules(pack, ({ id }) => id !== "off");
    assert.deepEqual(
      problems.map(({ file, position }) => [file, position]),
      [["bad/rule.yml", { line: 0, character: 2 }]],
    );
  });
});
