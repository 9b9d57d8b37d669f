import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, platform, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureColdScan, type ColdScan } from "./cold-scan";
import { layOutPackages, namedCorpus } from "./corpus";
import type { BenchResults } from "./bench-results";
import { measureServerStart } from "./server-start";
import { rounded } from "./statistics";
import { tableOf } from "./table";
import { typeInProcess, typeOverStdio, type Typing } from "./typing";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
const SECTIONS = ["typing", "start", "scan"];
const LINES = [300, 1000, 5000];

const USAGE = `Measures how fast the built Buckler (dist/) is.

  --only LIST        of ${SECTIONS.join(", ")}, joined by commas
  --corpus DIR       scan this folder instead of packages from node_modules
  --keystrokes N     per size of module (default 150)
  --starts N         of the server (default 20)
  --scans N          of the corpus (default 3)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: SECTIONS.join() },
      corpus: { type: "string" },
      keystrokes: { type: "string", default: "150" },
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
  const before = loadavg()[0] ?? 0;
  const typing = only.includes("typing") ? await measureTyping(count(values.keystrokes, "--keystrokes")) : [];
  const serverStart = only.includes("start")
    ? await told("server start", measureServerStart(DIST, count(values.starts, "--starts")))
    : undefined;
  const coldScan = only.includes("scan") ? await measureScan(values.corpus, count(values.scans, "--scans")) : undefined;
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
    ...(serverStart && { serverStart }),
    ...(coldScan && { coldScan }),
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

async function measureScan(path: string | undefined, scans: number): Promise<ColdScan> {
  const corpus = path === undefined ? layOutPackages(ROOT) : namedCorpus(path);
  try {
    return await told(`scanning ${corpus.files} files`, measureColdScan(DIST, corpus, scans));
  } finally {
    if (corpus.isTemporary) rmSync(corpus.path, { recursive: true });
  }
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
