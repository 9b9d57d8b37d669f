import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import { parseAndGenerateServices } from "@typescript-eslint/typescript-estree";
import { build } from "esbuild";
import { tidied } from "../server/analyzers/javascript/syntax/copy";
import { leaner, leanParser } from "./lean-parser";

const require = createRequire(__filename);
const converter = dirname(require.resolve("@typescript-eslint/typescript-estree"));

const CODE = `
  import type { A } from "a";
  export default class B<T extends A> extends C implements D { static #x?: number = 1; get y() { return this.#x ?? a?.b!.c; } }
  enum E { F = "f" }
  for await (const [x, { y = 2, ...z }] of g\`h\${i}\`) label: while (x) { if (y) continue label; else throw <string>z; }
  declare module "m" { export = n; }
`;

const OPTIONS = { allowInvalidAST: true, loc: true, range: true, suppressDeprecatedPropertyWarnings: true };

interface Parser {
  readonly parseAndGenerateServices: typeof parseAndGenerateServices;
}

async function bundledParser(): Promise<Parser> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "@typescript-eslint/typescript-estree";`, resolveDir: __dirname },
    bundle: true,
    format: "cjs",
    platform: "node",
    external: ["typescript", "@typescript/*"],
    plugins: [leanParser],
    write: false,
  });
  const module: { exports: unknown } = { exports: {} };
  const run = compileFunction(outputFiles[0]?.text ?? "", ["module", "exports", "require"]) as (...of: unknown[]) => void;
  run(module, module.exports, require);
  return module.exports as Parser;
}

describe("the lean parser", () => {
  it("makes the same tree as the parser itself", async () => {
    const lean = await bundledParser();
    assert.deepEqual(tidied(lean.parseAndGenerateServices(CODE, OPTIONS).ast), tidied(parseAndGenerateServices(CODE, OPTIONS).ast));
  });

  it("finds what it leaves out", () => {
    const convert = leaner(readFileSync(join(converter, "convert.js"), "utf8"));
    assert.doesNotMatch(convert, /case SyntaxKind\.|__importStar\(|AST_NODE_TYPES\.\w/);
    assert.match(leaner(readFileSync(join(converter, "node-utils.js"), "utf8")), /return NO_PLACE;/);
  });
});
