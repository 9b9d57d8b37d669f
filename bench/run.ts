import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, platform, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureAdvisories } from "./advisories";
import { measureAgainstEslint, type AgainstEslint } from "./against-eslint";
import { layOutPackages, namedCorpus } from "./corpus";
import type { BenchResults } from "./bench-results";
import { measureDependents } from "./dependents";
import { measureGrowth } from "./growth";
import { packageCache, type PackageCache } from "./package-cache";
import { measureServerStart } from "./server-start";
import { rounded } from "./statistics";
import { tableOf } from "./table";
import { typeInProcess, typeOverStdio, type Typing } from "./typing";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
const SECTIONS = ["typing", "dependents", "start", "scan", "growth", "advisories"];
const LINES = [300, 1000, 5000];
const PROJECT_LINES = [10_000, 100_000];

const USAGE = `Measures how fast the built Buckler (dist/) is.

  --only LIST        of ${SECTIONS.join(", ")}, joined by commas
  --corpus DIR       scan this folder instead of popular npm packages
  --million          let the generated projects grow to a million lines
  --keystrokes N     per size of module (default 150)
  --edits N          of a module with dependents, of each kind (default 30)
  --starts N         of the server (default 20)
  --scans N          of the corpus, of the smallest project and of processes that look up advisories (default 3)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: SECTIONS.join() },
      corpus: { type: "string" },
      million: { type: "boolean", default: false },
      keystrokes: { type: "string", default: "150" },
      edits: { type: "string", default: "30" },
      starts: { type: "string", default: "20" },
      scans: { type: "string", default: "3" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const only = values.only.split(",");
  const unknown = only.find((section) => !SECTIONS.includes(section));
  if (unknown !== undefined) throw new Error(`--only knows ${SECTIONS.join(", ")}, not "${unknown}"`);
  for (const file of ["server.js", "cli.js", "rules.json"]) {
    if (!existsSync(join(DIST, file))) throw new Error(`dist/${file} is missing: run npm run build`);
  }
  const scans = count(values.scans, "--scans");
  const edits = count(values.edits, "--edits");
  const sizes = values.million ? [...PROJECT_LINES, 1_000_000] : PROJECT_LINES;
  // Comes first, so that nobody waits for what cannot be installed.
  const cache = only.includes("scan") ? packageCache() : undefined;
  const before = loadavg()[0] ?? 0;
  const typing = only.includes("typing") ? await measureTyping(count(values.keystrokes, "--keystrokes")) : [];
  const dependents = only.includes("dependents")
    ? await told("editing a module with dependents", measureDependents(DIST, edits))
    : undefined;
  const serverStart = only.includes("start")
    ? await told("server start", measureServerStart(DIST, count(values.starts, "--starts")))
    : undefined;
  const againstEslint = cache && (await measureScan(cache, values.corpus, scans));
  const growth = only.includes("growth") ? await measureGrowth(DIST, sizes, scans) : [];
  const advisories = only.includes("advisories") ? await told("looking up advisories", measureAdvisories(scans)) : undefined;
  const results: BenchResults = {
    date: new Date().toISOString(),
    machine: {
      platform: platform(),
      node: process.version,
      cpu: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryGigabytes: rounded(totalmem() / 1e9),
      load: [before, loadavg()[0] ?? 0].map(rounded),
    },
    typing,
    ...(dependents && { dependents }),
    ...(serverStart && { serverStart }),
    ...(againstEslint && { againstEslint }),
    growth,
    ...(advisories && { advisories }),
  };
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "latest.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(tableOf(results));
}

async function measureTyping(keystrokes: number): Promise<{ inProcess: Typing; overStdio: Typing }[]> {
  const typing: { inProcess: Typing; overStdio: Typing }[] = [];
  for (const lines of LINES) {
    const options = { lines, keystrokes, dist: DIST };
    const inProcess = await told(`typing in ${lines} lines, in process`, typeInProcess(options));
    typing.push({ inProcess, overStdio: await told(`typing in ${lines} lines, over stdio`, typeOverStdio(options)) });
  }
  return typing;
}

async function measureScan(cache: PackageCache, path: string | undefined, scans: number): Promise<AgainstEslint> {
  const corpus = path === undefined ? layOutPackages(cache) : namedCorpus(path);
  return told(`scanning ${corpus.files} files in turns with ESLint`, measureAgainstEslint(DIST, cache, corpus, scans));
}

/** Says on the terminal what is being measured; the table alone goes to standard output. */
async function told<T>(what: string, work: Promise<T>): Promise<T> {
  process.stderr.write(`${what} ...\n`);
  return work;
}

function count(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${option} takes a whole number from 1 up, not "${text}"`);
  return value;
}

// The test client's connections alone do not keep a process running.
const running = setInterval(() => undefined, 60_000);
main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  })
  .finally(() => {
    clearInterval(running);
  });
