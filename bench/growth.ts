import { rmSync } from "node:fs";
import { writeProject } from "./generated-project";
import { growingProject } from "./growing-project";
import { medianOf, runBuckler, type ProcessRun } from "./process-run";
import { rounded } from "./statistics";

/** A scan of a generated project of one size. */
export interface Growth extends ProcessRun {
  readonly lines: number;
  readonly millisecondsPerThousandLines: number;
  /** Time per line, as a multiple of that in the smallest project. */
  readonly timesSmallest: number;
}

/** @param sizes lines, the smallest first */
export async function measureGrowth(dist: string, sizes: readonly number[], runs: number): Promise<Growth[]> {
  const measured: Growth[] = [];
  for (const size of sizes) {
    process.stderr.write(`scanning a generated project of ${size} lines ...\n`);
    // What the machine does besides weighs less in a long run.
    const growth = await scanGenerated(dist, size, size === sizes[0] ? runs : 1);
    const perLine = growth.wall / growth.lines;
    const smallest = measured[0] ?? growth;
    measured.push({
      ...growth,
      millisecondsPerThousandLines: rounded(perLine * 1000),
      timesSmallest: Math.round((perLine / (smallest.wall / smallest.lines)) * 100) / 100,
    });
  }
  return measured;
}

async function scanGenerated(dist: string, size: number, runs: number): Promise<ProcessRun & { lines: number }> {
  const files = growingProject(size);
  const folder = writeProject(files);
  try {
    const measured: ProcessRun[] = [];
    for (let run = 0; run < runs; run++) measured.push(await runBuckler(dist, folder));
    const lines = [...files.values()].reduce((sum, text) => sum + text.split("\n").length - 1, 0);
    return { ...medianOf(measured), lines };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
