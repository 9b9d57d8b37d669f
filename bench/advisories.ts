import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { rounded, summarize, type Summary } from "./statistics";

/** What it takes to look up the packages of one project among all advisories; times in milliseconds. */
export interface AdvisoryLookups {
  readonly records: number;
  readonly packages: number;
  /** Of the index on disk. */
  readonly megabytes: number;
  /** Reading and checking the index in a new process. */
  readonly open: Summary;
  /** The first look-up of all packages in a new process. */
  readonly cold: Summary;
  /** Of other packages each time, in a process that has done so before. */
  readonly warm: Summary;
  /** The same in processor time, which other processes have less of a say in. */
  readonly warmProcessor: Summary;
}

const PACKAGES = 2000;
const ROUNDS = 100;

interface Look {
  readonly wall: number;
  readonly processor: number;
}

interface Measured {
  readonly records: number;
  readonly open: number;
  readonly first: Look;
  readonly later: readonly Look[];
}

/** @param processes how many times all is measured anew */
export async function measureAdvisories(processes: number): Promise<AdvisoryLookups> {
  const folder = mkdtempSync(join(tmpdir(), "buckler-bench-"));
  try {
    const bundle = join(folder, "measure-advisories.js");
    await build({
      entryPoints: [join(import.meta.dirname, "measure-advisories.ts")],
      outfile: bundle,
      bundle: true,
      format: "cjs",
      platform: "node",
      mainFields: ["module", "main"],
      logLevel: "error",
    });
    const files = [join(folder, "npm.index"), join(folder, "names.json")];
    execFileSync(process.execPath, [bundle, "write", ...files], { stdio: "inherit" });
    const runs = Array.from({ length: processes }, () => {
      const output = execFileSync(process.execPath, [bundle, "read", ...files, String(PACKAGES), String(ROUNDS)], { encoding: "utf8" });
      return JSON.parse(output) as Measured;
    });
    return {
      records: runs[0]?.records ?? 0,
      packages: PACKAGES,
      megabytes: rounded(statSync(files[0] ?? "").size / 1e6),
      open: summarize(runs.map(({ open }) => open)),
      cold: summarize(runs.map(({ first }) => first.wall)),
      warm: summarize(runs.flatMap(({ later }) => later.map(({ wall }) => wall))),
      warmProcessor: summarize(runs.flatMap(({ later }) => later.map(({ processor }) => processor))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
