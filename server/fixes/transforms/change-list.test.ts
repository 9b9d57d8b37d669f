import assert from "node:assert/strict";
import { changeList } from "./change-list";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined, given: Record<string, unknown>): void {
  assert.deepEqual(tryTransform(changeList, before, { with: given }), after === undefined ? [] : [after]);
}

describe("change-list", () => {
  it("adds what is missing, in the list's layout", () => {
    const given = { with: ["a:"], add: ["a:", "b:"] };
    becomes("const L = ['a:'];\nx = «L.includes(y)»;", "const L = ['a:', 'b:'];\nx = L.includes(y);", given);
    becomes("x = «f([\n  'a:',\n  'c:',\n])»;", "x = f([\n  'a:',\n  'c:',\n  'b:',\n]);", given);
    becomes("x = «f(['a:', 'b:'])»;", undefined, given);
    becomes("x = «f(['c:'])»;", undefined, given);
  });

  it("takes items away with their comma", () => {
    const given = { remove: ["none"], instead: "HS256" };
    becomes('«f({ a: ["none", "b"] })»;', 'f({ a: ["b"] });', given);
    becomes('«f({ a: ["b", "none"] })»;', 'f({ a: ["b"] });', given);
    becomes('«f({ a: ["b", "none", "c"] })»;', 'f({ a: ["b", "c"] });', given);
    becomes('«f({ a: ["b"] })»;', undefined, given);
  });

  it("leaves no list empty", () => {
    becomes('«f(["none"])»;', 'f(["HS256"]);', { remove: ["none"], instead: "HS256" });
    becomes('«f(["none"])»;', undefined, { remove: ["none"] });
  });

  it("loses no comment", () => {
    becomes('«f(["b", /* why */ "none"])»;', undefined, { remove: ["none"] });
  });

  it("says what is wrong with a recipe", () => {
    assert.throws(() => changeList(new RecipeArguments({ with: ["a"] })), RecipeError);
  });
});
