import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests, SilentReporter } from "@vscode/test-electron";
import { buildExtensionTests } from "../extension/build";

/** Runs the suite in test/extension inside a desktop VS Code, which is downloaded into out/ when it is not there yet. */
const root = join(import.meta.dirname, "..", "..");

async function main(): Promise<void> {
  let vscode: string;
  try {
    vscode = await downloadAndUnzipVSCode({ version: "stable", cachePath: join(root, "out", "vscode"), reporter: new SilentReporter() });
  } catch (error) {
    console.error(`test:electron: VS Code could not be downloaded (${firstLine(error)}).`);
    process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "buckler-electron-"));
  try {
    const workspace = join(folder, "workspace");
    await cp(join(root, "test", "fixtures", "editor-shop"), workspace, { recursive: true });
    process.exitCode = await runTests({
      vscodeExecutablePath: vscode,
      extensionDevelopmentPath: root,
      extensionTestsPath: await buildExtensionTests(),
      launchArgs: [
        workspace,
        ...["--disable-extensions", "--disable-workspace-trust"],
        ...["--user-data-dir", join(folder, "data"), "--extensions-dir", join(folder, "extensions")],
      ],
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}

void main();
