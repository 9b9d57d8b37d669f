import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, runNode } from "./commands.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

/**
 * `npm test`: everything that needs nothing beyond npm. All steps run, so that one run tells all that is wrong; those that only
 * read the sources run side by side. The Mocha results go to .test-reports/tests.json as well.
 */
const SUITES = ["server", "rules", "scripts", "test/lsp", "test/cli", "test/rules", "test/bench"];
const report = join(".test-reports", "tests.json");

const CHECKS = {
  types: ["node_modules/typescript/bin/tsc", "-p", "."],
  lint: ["node_modules/eslint/bin/eslint.js", "."],
  format: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
  build: ["--import", "tsx", "scripts/build.ts"],
};

const TESTS = [
  "node_modules/mocha/bin/mocha.js",
  ...["--reporter", "scripts/spec-and-json.mjs", "--reporter-option", `output=${report}`],
  ...SUITES.map((folder) => `${folder}/**/*.test.ts`),
];

ensureInstalled();
rmSync(join(root, report), { force: true });
const passed = await Promise.all(Object.entries(CHECKS).map(([name, args]) => check(name, args)));
const tested = runNode(TESTS) === 0;
const failed = [...Object.keys(CHECKS).filter((_, index) => !passed[index]), ...(tested ? [] : ["tests"])];
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}

/** Runs Node and prints what it said in one piece once it has ended. */
function check(name, args) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve) => {
    child.once("close", (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s\n${output}`);
      resolve(code === 0);
    });
  });
}
