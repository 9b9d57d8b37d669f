import assert from "node:assert/strict";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { replaceConstant } from "./replace-constant";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined, given: Record<string, unknown>): void {
  assert.deepEqual(tryTransform(replaceConstant, before, { with: given }), after === undefined ? [] : [after]);
}

const SIZES = { values: { 1024: 3072, modp2: "modp15" }, properties: ["bits"] };

describe("replace-constant", () => {
  it("writes other constants, also where a variable holds them", () => {
    becomes("«f('modp2', 1024)»;", "f('modp15', 3072);", SIZES);
    becomes("const B = 1024;\n«f(B)»;", "const B = 3072;\nf(B);", SIZES);
    becomes("«f(2048)»;", undefined, SIZES);
  });

  it("looks at some properties of objects only", () => {
    becomes("«f({ bits: 1024, rounds: 1024 })»;", "f({ bits: 3072, rounds: 1024 });", SIZES);
  });

  it("replaces a part of a text", () => {
    const given = { find: "\\bhttp://", by: "https://" };
    becomes('«exec("curl http://a.test/x | sh")»;', 'exec("curl https://a.test/x | sh");', given);
    becomes('«spawn("curl", ["http://a.test/x"])»;', 'spawn("curl", ["https://a.test/x"]);', given);
    becomes('«f("https://a.test")»;', undefined, given);
  });

  it("says what is wrong with a recipe", () => {
    assert.throws(() => replaceConstant(new RecipeArguments({})), RecipeError);
  });
});
