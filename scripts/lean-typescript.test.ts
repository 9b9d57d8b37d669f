import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { leanTypeScript } from "./lean-typescript";

const SOURCE = readFileSync(require.resolve("typescript"), "utf8");

describe("TypeScript for the package", () => {
  let text: string;
  let lean: Partial<typeof ts>;

  before(async function () {
    this.timeout(60_000);
    text = await leanTypeScript(SOURCE, ['import ts from "typescript"; ts.createSourceFile(); ts.createProgram(); ts.SyntaxKind']);
    const module = { exports: {} };
    (runInThisContext(`(function (module, require, __filename) {${text}\n})`) as (...parts: unknown[]) => void)(
      module,
      require,
      __filename,
    );
    lean = module.exports;
  });

  it("has what is mentioned and nothing else, and never what asks for types", () => {
    assert.deepEqual(Object.keys(lean).sort(), ["SyntaxKind", "createSourceFile"]);
  });

  it("is a small part of it", () => {
    assert.ok(text.length < SOURCE.length / 4, `${text.length} of ${SOURCE.length} characters`);
  });

  it("parses, and its nodes know where they are", () => {
    const file = lean.createSourceFile?.("a.ts", "/* a */ const a: number = f`${1}`;", ts.ScriptTarget.Latest, true);
    const [statement] = file?.statements ?? [];
    assert.equal(statement?.getText(), "const a: number = f`${1}`;");
    assert.equal(statement.getStart(), 8);
    assert.equal(statement.kind, lean.SyntaxKind?.FirstStatement);
  });

  it("refuses a TypeScript that is built otherwise", async () => {
    await assert.rejects(leanTypeScript("export const version = 8;", ["version"]), /not built as it used to be/);
  });
});
