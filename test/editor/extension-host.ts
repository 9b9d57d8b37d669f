import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildExtensionTests } from "../extension/build";
import { FIXTURE } from "./fixture";
import { openSession, ROOT } from "./session";

/**
 * Runs the suite in test/extension in the extension host of a VS Code in the browser, as @vscode/test-electron does in
 * the desktop one, and ends with its result.
 */
const REPORT = join(ROOT, ".test-reports", "extension.json");
const PATIENCE = 240_000;

interface Report {
  readonly passes: readonly { readonly fullTitle: string; readonly duration: number }[];
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string; readonly stack?: string } }[];
}

async function main(): Promise<void> {
  const log: string[] = [];
  const tests = await buildExtensionTests();
  let ended: (code: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve, reject) => {
    ended = resolve;
    setTimeout(() => {
      reject(new Error(`the extension host did not end its tests within ${PATIENCE / 1000} s`));
    }, PATIENCE).unref();
  });
  const session = await openSession({
    fixture: FIXTURE,
    serveArguments: ["--vscode-option", "enable-smoke-test-driver"],
    beforeOpen: async (page) => {
      await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
        log.push(`${type}: ${args.join(" ")}`);
      });
      await page.exposeFunction("codeAutomationExit", (code: number) => {
        ended(code);
      });
    },
    address: ({ host, url }, workspace) => {
      const remote = (path: string) => `vscode-remote://${host}${path}`;
      const payload = [
        ["extensionDevelopmentPath", remote(ROOT)],
        ["extensionTestsPath", remote(tests)],
      ];
      return `${url}?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
  });
  try {
    process.exitCode = await exitCode;
    const report = await readReport(log);
    print(report);
    if (report.failures.length > 0 || report.passes.length === 0) process.exitCode = 1;
  } finally {
    await session.close();
  }
}

async function readReport(log: readonly string[]): Promise<Report> {
  try {
    return JSON.parse(await readFile(REPORT, "utf8")) as Report;
  } catch (error) {
    throw new Error(`the extension host left no report; it said\n${log.join("\n")}`, { cause: error });
  }
}

function print({ passes, failures }: Report): void {
  for (const { fullTitle, duration } of passes) console.log(`  ✔ ${fullTitle} (${duration}ms)`);
  for (const { fullTitle, err } of failures) console.log(`  ✘ ${fullTitle}\n${err.stack ?? err.message ?? ""}`);
  console.log(`\n  ${passes.length} passing, ${failures.length} failing in the extension host`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
