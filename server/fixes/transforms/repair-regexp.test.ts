import assert from "node:assert/strict";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { repairRegexp } from "./repair-regexp";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined, given: Record<string, unknown> = {}, facts: Record<string, string> = {}): void {
  assert.deepEqual(tryTransform(repairRegexp, before, { with: given, facts }), after === undefined ? [] : [after]);
}

describe("repair-regexp", () => {
  it("writes the pattern that the finding gives", () => {
    becomes("x = «/a.b/g»;", "x = /a\\.b/g;", {}, { repaired: "a\\.b" });
    becomes("x = new RegExp(«'a.b'»);", "x = new RegExp('a\\\\.b');", {}, { repaired: "a\\.b" });
    becomes("const P = «'a.b+'»;\nx = text.match(P);", "const P = 'a\\\\.b+';\nx = text.match(P);", {}, { repaired: "a\\.b+" });
  });

  it("changes parts of it, with groups", () => {
    becomes("x = «/--\\>|-->/»;", "x = /--!?\\>|--!?>/;", { changes: [["--(\\\\?)>", "--!?$1>"]] });
    becomes("x = «/abc/»;", undefined, { changes: [["d", "e"]], flags: "i" });
  });

  it("adds flags, as an argument where there is none", () => {
    becomes("x = «/a/g»;", "x = /a/gi;", { flags: "i" });
    becomes("x = «/a/i»;", undefined, { flags: "i" });
    becomes("x = «new RegExp('a')»;", "x = new RegExp('a', 'i');", { flags: "i" });
    becomes("x = «new RegExp('a', 'g')»;", undefined, { flags: "i" });
  });

  it("finds the expression of a call", () => {
    becomes("x = «text.replace(/a/, 'b')»;", "x = text.replace(/a/g, 'b');", { flags: "g" });
    becomes("const P = /a/;\nx = «text.replace(P, 'b')»;", "const P = /a/g;\nx = text.replace(P, 'b');", { flags: "g" });
  });

  it("leaves texts alone that are put together", () => {
    becomes("x = new RegExp(«'a.b' + c»);", undefined, {}, { repaired: "a" });
  });

  it("says what is wrong with a recipe", () => {
    for (const changes of [1, ["a"], [["("]], [["(", "b"]]])
      assert.throws(() => repairRegexp(new RecipeArguments({ changes })), RecipeError);
  });
});
