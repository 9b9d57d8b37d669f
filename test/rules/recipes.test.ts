import assert from "node:assert/strict";
import { recipeProblems } from "../../server/fixes/propose-fixes";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";

describe("the recipes of the rules", () => {
  it("name transforms that exist, with arguments that make sense to them", async () => {
    const { rules } = await loadBuiltinPack();
    const problems = rules.flatMap((rule) => recipeProblems(rule).map((problem) => `${rule.id}: ${problem}`));
    assert.deepEqual(problems, []);
    assert.ok(rules.some(({ fixes }) => fixes.length > 0));
  });
});
