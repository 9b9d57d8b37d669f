import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./commands.mjs";

/**
 * Prints `N passed, N failed` over the Mocha reports of some runs. Each argument is a run, EXIT_CODE=NAME,NAME…, every name being that
 * of a file in .test-reports. A report that is missing or in which nothing passed is a failure, and so is a run that ended with an
 * error which no report tells (a type error, say).
 */
let passed = 0;
let failed = 0;
for (const [exitCode, names = ""] of process.argv.slice(2).map((argument) => argument.split("="))) {
  const reports = names.split(",").map(read);
  const failures = sum(reports.map((stats) => stats.failures));
  passed += sum(reports.map((stats) => stats.passes));
  failed += failures === 0 && exitCode !== "0" ? 1 : failures;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function read(name) {
  const file = join(root, ".test-reports", `${name}.json`);
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).stats : { passes: 0, failures: 0 };
  if (stats.passes > 0 || stats.failures > 0) return stats;
  console.error(`${name}: no test ran, or there is no report`);
  return { passes: 0, failures: 1 };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
