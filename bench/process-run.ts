import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { percentile, rounded } from "./statistics";

/** What one run of a linter costs, start of the process to its end. */
export interface ProcessRun {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of all threads together. */
  readonly cpu: number;
  /** Resident set at its largest, in MB. */
  readonly peakMemory: number;
  readonly files: number;
  readonly findings: number;
  /** Files that were not analysed completely. */
  readonly incomplete: number;
}

/** What a report in JSON says that is not a matter of cost. */
type Counts = Pick<ProcessRun, "files" | "findings" | "incomplete">;

/**
 * Scans a folder with the built command line.
 * @param cache a folder for what is kept of earlier scans; without one, all is analysed
 */
export function runBuckler(dist: string, folder: string, options: readonly string[] = [], cache?: string): Promise<ProcessRun> {
  const command = (report: string): string[] => [
    ...[join(dist, "cli.js"), "scan", folder, "--no-config", "--format", "json", "--output", report],
    ...(cache === undefined ? ["--no-cache"] : []),
    ...options,
  ];
  const env = cache === undefined ? {} : { XDG_CACHE_HOME: cache };
  return run(command, folder, env, (report) => {
    const { summary, findings, incomplete } = report as {
      summary: { files: number };
      findings: readonly unknown[];
      incomplete: readonly { file: string }[];
    };
    return { files: summary.files, findings: findings.length, incomplete: new Set(incomplete.map(({ file }) => file)).size };
  });
}

/** Lints a folder with ESLint, one thread, as it is without options. */
export function runEslint(eslint: string, config: string, folder: string): Promise<ProcessRun> {
  const command = (report: string): string[] => [
    ...[eslint, "--config", config, "--no-inline-config", "--format", "json", "--output-file", report, "."],
  ];
  return run(command, folder, {}, (report) => {
    const results = report as readonly { messages: readonly { fatal?: boolean }[] }[];
    const messages = results.flatMap((result) => result.messages);
    const incomplete = results.filter((result) => result.messages.some(({ fatal }) => fatal)).length;
    return { files: results.length, findings: messages.filter(({ fatal }) => !fatal).length, incomplete };
  });
}

/** The median of each figure. */
export function medianOf(runs: readonly ProcessRun[]): ProcessRun {
  const median = (key: keyof ProcessRun): number => {
    const values = runs.map((each) => each[key]);
    return rounded(percentile(values, 0.5));
  };
  return {
    wall: median("wall"),
    cpu: median("cpu"),
    peakMemory: median("peakMemory"),
    files: median("files"),
    findings: median("findings"),
    incomplete: median("incomplete"),
  };
}

async function run(
  command: (report: string) => string[],
  folder: string,
  env: NodeJS.ProcessEnv,
  counts: (report: unknown) => Counts,
): Promise<ProcessRun> {
  const scratch = mkdtempSync(join(tmpdir(), "buckler-bench-"));
  try {
    const cost = join(scratch, "cost.json");
    const report = join(scratch, "report.json");
    const hook = pathToFileURL(join(import.meta.dirname, "process-cost.mjs")).href;
    const start = performance.now();
    const child = spawn(process.execPath, ["--import", hook, ...command(report)], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, ...env, BUCKLER_BENCH_COST: cost },
    });
    const code = await new Promise<number | null>((resolve, reject) => child.once("exit", resolve).once("error", reject));
    const wall = performance.now() - start;
    // 0: nothing found, 1: findings.
    if (code !== 0 && code !== 1) throw new Error(`${command(report).join(" ")} ended with ${String(code)}`);
    const { cpu, peakMemory } = JSON.parse(readFileSync(cost, "utf8")) as Pick<ProcessRun, "cpu" | "peakMemory">;
    return { wall, cpu, peakMemory, ...counts(JSON.parse(readFileSync(report, "utf8"))) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
