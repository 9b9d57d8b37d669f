import assert from "node:assert/strict";
import { buildModule } from "../../analyzers/javascript/program/module";
import { SourceDocument } from "../../core/document";
import { applyEdits } from "../../core/edit";
import type { Finding } from "../../core/finding";
import { guardName } from "./guard-name";
import { RecipeArguments } from "./recipe-arguments";

/** The way of the finding leads over the first `object[key]` of the text. */
function becomes(text: string, after: string | undefined): void {
  const document = new SourceDocument("file:///shop/module.js", "javascript", 1, text);
  const start = text.indexOf("object[");
  const location = document.locationOf({ start, end: text.indexOf("]", start) + 1 });
  const finding: Finding = {
    ...{ ruleId: "a-rule", message: "a mistake", severity: "high", confidence: "high", location, fingerprint: "0", facts: {} },
    flow: [{ kind: "step", message: "names the property", location }],
  };
  const propose = guardName(
    new RecipeArguments({ guard: "if ($NAME === 'x') throw new Error('no');", inLoop: "if ($NAME === 'x') continue;" }),
  );
  const fixes = propose({ module: buildModule(document), finding, node: undefined, dependencies: new Map() });
  const [fix] = fixes;
  assert.equal(fix && applyEdits(text, fix.edits).replaceAll('"', "'"), after);
}

describe("guard-name", () => {
  it("refuses the name where the function is given it", () => {
    becomes(
      "function f(key) {\n  object[key].a = 1;\n}",
      "function f(key) {\n  if (key === 'x') throw new Error('no');\n  object[key].a = 1;\n}",
    );
  });

  it("refuses it where the loop takes it, and goes on with the next where it walks over properties", () => {
    becomes(
      "for (const key of keys) {\n  object[key].a = 1;\n}",
      "for (const key of keys) {\n  if (key === 'x') throw new Error('no');\n  object[key].a = 1;\n}",
    );
    becomes(
      "for (const key in keys) {\n  object[key].a = 1;\n}",
      "for (const key in keys) {\n  if (key === 'x') continue;\n  object[key].a = 1;\n}",
    );
  });

  it("refuses it behind its declaration", () => {
    becomes("const key = next();\nobject[key].a = 1;", "const key = next();\nif (key === 'x') throw new Error('no');\nobject[key].a = 1;");
  });

  it("is silent where there is no block, or no variable", () => {
    becomes("const f = (key) => (object[key].a = 1);", undefined);
    becomes("object[req.body].a = 1;", undefined);
  });
});
