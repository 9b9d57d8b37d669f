import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "..", "..");

/**
 * Bundles the suite for the extension host, which loads CommonJS and gives it `vscode`.
 * @returns the file to give to VS Code as `extensionTestsPath`
 */
export async function buildExtensionTests(): Promise<string> {
  const outfile = join(ROOT, "out", "test", "extension", "index.js");
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["test/extension/index.ts"],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}
