import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/**
 * `npm test`: everything that needs nothing beyond npm. All steps run, so that one run tells all that is wrong.
 * The Mocha results go to .test-reports/tests.json as well.
 */
const SUITES = ["server", "rules", "scripts", "test/lsp", "test/cli", "test/rules", "test/bench"];
const report = join(".test-reports", "tests.json");

const steps = {
  types: ["node_modules/typescript/bin/tsc", "-p", "."],
  lint: ["node_modules/eslint/bin/eslint.js", "."],
  format: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
  build: ["--import", "tsx", "scripts/build.ts"],
  tests: [
    "node_modules/mocha/bin/mocha.js",
    ...["--reporter", "scripts/spec-and-json.mjs", "--reporter-option", `output=${report}`],
    ...SUITES.map((folder) => `${folder}/**/*.test.ts`),
  ],
};

ensureInstalled();
rmSync(join(root, report), { force: true });

const failed = Object.entries(steps).filter(([name, args]) => {
  console.log(`\n— ${name}`);
  const start = performance.now();
  const status = runNode(args);
  console.log(`  ${status === 0 ? "passed" : "FAILED"} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return status !== 0;
});

if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(([name]) => name).join(", ")}`);
  process.exit(1);
}
