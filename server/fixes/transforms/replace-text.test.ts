import assert from "node:assert/strict";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { replaceText } from "./replace-text";
import { tryTransform } from "./transform.testing";

function becomes(marked: string, text: string, facts: Record<string, string>, after: string): void {
  assert.deepEqual(tryTransform(replaceText, marked, { with: { text }, facts }), [after]);
}

describe("replace-text", () => {
  it("puts the code of metavariables into the text", () => {
    becomes(
      "x = «yaml.load(input, opts)»;",
      "yaml.safeLoad($X, $...REST)",
      { $X: "input", "$...REST": "opts" },
      "x = yaml.safeLoad(input, opts);",
    );
    becomes("«a == b»;", "$A === $B", { $A: "$B", $B: "1" }, "$B === 1;");
  });

  it("indents further lines like the first", () => {
    becomes("if (x) {\n  «go()»;\n}", "stop();\ngo($X)", { $X: "1" }, "if (x) {\n  stop();\n  go(1);\n}");
  });

  it("takes whole statements away with their lines", () => {
    becomes("a();\n  «process.env.X = '0'»;\nb();", "", {}, "a();\nb();");
    becomes("a(); «debug()»; b();", "", {}, "a();  b();");
  });

  it("refuses to remove what a statement hangs on", () => {
    assert.deepEqual(tryTransform(replaceText, "if (x) «debug()»;\nb();", { with: { text: "" } }), []);
    assert.deepEqual(tryTransform(replaceText, "x = «debug()»;", { with: { text: "" } }), []);
  });

  it("refuses metavariables that the finding lacks, and to lose a comment", () => {
    assert.deepEqual(tryTransform(replaceText, "«f(x)»;", { with: { text: "g($Y)" }, facts: { $X: "x" } }), []);
    assert.deepEqual(tryTransform(replaceText, "«f(x /* why */)»;", { with: { text: "g($X)" }, facts: { $X: "x" } }), []);
    becomes("«f(() => { /* why */ })»;", "g($X)", { $X: "() => { /* why */ }" }, "g(() => { /* why */ });");
    becomes('«f("http://example.test")»;', "g($X)", { $X: '"http://example.test"' }, 'g("http://example.test");');
  });

  it("tells mistakes in its arguments", () => {
    assert.throws(() => replaceText(new RecipeArguments({ text: 1 })), RecipeError);
    assert.throws(() => replaceText(new RecipeArguments({})), /"text" must be text/);
  });
});
