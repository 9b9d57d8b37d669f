import assert from "node:assert/strict";
import { SourceDocument } from "../../core/document";
import { buildModule } from "../javascript/program/module";
import { importsIn, packageIn } from "./imports";

describe("imports", () => {
  it("are found in every form, without those of types", () => {
    const text = [
      `import a from "a";`,
      `import type { B } from "b";`,
      `export * from "c/deep.js";`,
      `export { d } from "@d/d";`,
      `const e = require("e");`,
      `void import("f");`,
      `import g = require("g");`,
      `export type { H } from "h";`,
    ].join("\n");
    const module = buildModule(new SourceDocument("file:///a.ts", "typescript", 1, text));
    const found = importsIn(module).map(({ specifier, span }) => [specifier, text.slice(span.start, span.end)]);
    assert.deepEqual(
      found.sort(),
      ["@d/d", "a", "c/deep.js", "e", "f", "g"].map((name) => [name, `"${name}"`]),
    );
  });

  it("name a package, or something else", () => {
    assert.equal(packageIn("lodash"), "lodash");
    assert.equal(packageIn("lodash/fp"), "lodash");
    assert.equal(packageIn("@scope/name/sub"), "@scope/name");
    for (const other of ["./a", "../a", "/a", "node:fs", "#internal", "@/alias", "https://example.test/a.js", ""]) {
      assert.equal(packageIn(other), undefined, other);
    }
  });
});
