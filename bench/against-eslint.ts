import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Corpus } from "./corpus";
import type { PackageCache } from "./package-cache";
import { medianOf, runBuckler, runEslint, type ProcessRun } from "./process-run";
import { percentile, rounded } from "./statistics";

const EVERYTHING = ["--all-rules", "--threat-model", "remote,client,library,local,model"];

/** Scans of the same files by Buckler and by ESLint with its security sets, in turns: the medians, and how they compare. */
export interface AgainstEslint {
  readonly lines: number;
  readonly megabytes: number;
  readonly parts: readonly string[];
  readonly runs: number;
  readonly eslint: ProcessRun;
  /** As it is without options. */
  readonly buckler: Compared;
  /** With all rules and all threat models. */
  readonly everything: Compared;
  /** As it is without options, when nothing changed since the last time. */
  readonly again: ProcessRun;
}

export interface Compared extends ProcessRun {
  /** Of ESLint's time in the same turn, the median: the load of the machine is nearly the same for both. */
  readonly wallShare: number;
  readonly cpuShare: number;
}

export async function measureAgainstEslint(dist: string, cache: PackageCache, corpus: Corpus, runs: number): Promise<AgainstEslint> {
  const eslint: ProcessRun[] = [];
  const buckler: ProcessRun[] = [];
  const everything: ProcessRun[] = [];
  for (let turn = 0; turn < runs; turn++) {
    buckler.push(await runBuckler(dist, corpus.path));
    eslint.push(await runEslint(cache.eslint, cache.eslintConfig, corpus.path));
    everything.push(await runBuckler(dist, corpus.path, EVERYTHING));
  }
  return {
    lines: corpus.lines,
    megabytes: rounded(corpus.bytes / 1e6),
    parts: corpus.parts,
    runs,
    eslint: medianOf(eslint),
    buckler: compared(buckler, eslint),
    everything: compared(everything, eslint),
    again: await measureAgain(dist, corpus, runs),
  };
}

async function measureAgain(dist: string, corpus: Corpus, runs: number): Promise<ProcessRun> {
  const cache = mkdtempSync(join(tmpdir(), "buckler-bench-cache-"));
  try {
    await runBuckler(dist, corpus.path, [], cache);
    const again: ProcessRun[] = [];
    for (let run = 0; run < runs; run++) again.push(await runBuckler(dist, corpus.path, [], cache));
    return medianOf(again);
  } finally {
    rmSync(cache, { recursive: true });
  }
}

/** @param others as many runs as `runs`, each of the same turn */
export function compared(runs: readonly ProcessRun[], others: readonly ProcessRun[]): Compared {
  const share = (key: "wall" | "cpu"): number => {
    const shares = runs.map((each, turn) => each[key] / (others[turn]?.[key] ?? NaN));
    return Math.round(percentile(shares, 0.5) * 100) / 100;
  };
  return { ...medianOf(runs), wallShare: share("wall"), cpuShare: share("cpu") };
}
