import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where the results go, seen from where build.ts puts the bundle. A run that leaves no report has failed. */
const REPORT = join(__dirname, "..", "..", "..", ".test-reports", "extension.json");

/** Called by VS Code in its extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  await rm(REPORT, { force: true });
  await mkdir(join(REPORT, ".."), { recursive: true });
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ ui: "bdd", timeout: 90_000, reporter: "json", reporterOptions: { output: REPORT } });
  // What Mocha does before it loads a file: gives describe and it to whoever comes next.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, REPORT, mocha);
  await import("./extension.test");
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
