import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { Corpus } from "./corpus";
import { percentile, rounded } from "./statistics";

/** What one scan by the command line costs, start of the process to its end: the median of the runs. */
export interface ColdScan {
  readonly files: number;
  readonly lines: number;
  readonly megabytes: number;
  readonly parts: readonly string[];
  readonly runs: number;
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of all threads together. */
  readonly cpu: number;
  /** Resident set at its largest, in MB. */
  readonly peakMemory: number;
  readonly findings: number;
  readonly millisecondsPerThousandLines: number;
}

interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly peakMemory: number;
  readonly findings: number;
}

export async function measureColdScan(dist: string, corpus: Corpus, runs: number): Promise<ColdScan> {
  const measured: Run[] = [];
  for (let run = 0; run < runs; run++) measured.push(await scanOnce(dist, corpus.path));
  const median = (key: keyof Run): number =>
    percentile(
      measured.map((run) => run[key]),
      0.5,
    );
  const wall = median("wall");
  return {
    files: corpus.files,
    lines: corpus.lines,
    megabytes: rounded(corpus.bytes / 1e6),
    parts: corpus.parts,
    runs,
    wall: rounded(wall),
    cpu: rounded(median("cpu")),
    peakMemory: rounded(median("peakMemory")),
    findings: median("findings"),
    millisecondsPerThousandLines: rounded((wall / corpus.lines) * 1000),
  };
}

async function scanOnce(dist: string, path: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "buckler-bench-"));
  try {
    const cost = join(folder, "cost.json");
    const report = join(folder, "report.json");
    const hook = pathToFileURL(join(import.meta.dirname, "process-cost.mjs")).href;
    const scan = ["scan", path, "--no-config", "--format", "json", "--output", report];
    const start = performance.now();
    const child = spawn(process.execPath, ["--import", hook, join(dist, "cli.js"), ...scan], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, BUCKLER_BENCH_COST: cost },
    });
    const code = await new Promise<number | null>((resolve, reject) => child.once("exit", resolve).once("error", reject));
    const wall = performance.now() - start;
    // 0: nothing found, 1: findings.
    if (code !== 0 && code !== 1) throw new Error(`the scan of ${path} ended with ${String(code)}`);
    const { cpu, peakMemory } = JSON.parse(readFileSync(cost, "utf8")) as Pick<Run, "cpu" | "peakMemory">;
    const { findings } = JSON.parse(readFileSync(report, "utf8")) as { findings: readonly unknown[] };
    return { wall, cpu, peakMemory, findings: findings.length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
