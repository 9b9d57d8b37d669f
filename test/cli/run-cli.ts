import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The command line as it is published; `npm run build` makes it. */
const CLI = join(import.meta.dirname, "../../dist/cli.js");

/** Where tests keep results of scans, instead of among those of whoever runs them. */
const CACHE = mkdtempSync(join(tmpdir(), "buckler-cache-"));
process.once("exit", () => {
  rmSync(CACHE, { recursive: true, force: true });
});

/** Long enough for a slow machine, short enough to tell that a process hangs. */
const HANG_MILLISECONDS = 45_000;

export interface CliRun {
  /** Null when the process had to be killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `buckler` as a process of its own (and, where a user id is given, of that user) and waits for its end. */
export function buckler(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, uid?: number): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", XDG_CACHE_HOME: CACHE, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: HANG_MILLISECONDS,
      ...(uid !== undefined && { uid }),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** What the JSON report holds, as far as the tests look at it. */
export interface JsonReport {
  readonly version: number;
  readonly base: string;
  readonly summary: { readonly files: number; readonly findings: Record<string, number>; readonly suppressed: number };
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly file: string;
    readonly severity: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
    readonly flow: readonly { readonly kind: string }[];
    readonly fixes: readonly { readonly title: string; readonly edits: readonly { readonly newText: string }[] }[];
  }[];
  readonly suppressed: readonly { readonly rule: string; readonly reason: string }[];
  readonly incomplete: readonly { readonly file: string; readonly reason: string; readonly message: string }[];
  readonly mistakes: readonly { readonly file: string; readonly line: number; readonly column: number; readonly message: string }[];
}

/** Runs a scan with a JSON report. Arguments come after `scan --format json`. */
export async function scanJson(folder: string, ...args: string[]): Promise<CliRun & { report: JsonReport }> {
  const run = await buckler(folder, ["scan", "--format", "json", ...args]);
  return { ...run, report: JSON.parse(run.stdout) as JsonReport };
}

/** `file:line rule` of every finding. */
export function placesOf({ findings }: JsonReport): string[] {
  return findings.map(({ file, range, rule }) => `${file}:${range.start.line} ${rule}`);
}
