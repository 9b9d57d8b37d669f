import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./commands.mjs";

/**
 * Prints `N passed, N failed` over the Mocha reports named on the command line as NAME=EXIT_CODE, NAME being a file in .test-reports.
 * A run that left no report, tested nothing, or failed in something that is no test (a type error, say) counts as one failure.
 */
let passed = 0;
let failed = 0;
for (const [name, exitCode] of process.argv.slice(2).map((argument) => argument.split("="))) {
  const file = join(root, ".test-reports", `${name}.json`);
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).stats : { passes: 0, failures: 0 };
  if (stats.passes === 0) console.error(`${name}: no test passed, or there is no report`);
  const failures = stats.failures > 0 || (exitCode === "0" && stats.passes > 0) ? stats.failures : 1;
  passed += stats.passes;
  failed += failures;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
