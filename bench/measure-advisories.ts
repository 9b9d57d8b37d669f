import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { openIndex } from "../server/analyzers/dependencies/advisories/read-index";
import { writeIndex } from "../server/analyzers/dependencies/advisories/write-index";
import { sha256 } from "../server/workspace/advisories/advisory-files";
import { generateAdvisories, packagesOf } from "./advisory-records";

const WARM_UP = 20;

/**
 * Runs as a process of its own, bundled like the server. `write INDEX NAMES` makes an index and a list of its names; `read INDEX NAMES PACKAGES ROUNDS`
 * opens it, looks packages up, and prints as JSON how many milliseconds that took the first time and later on.
 */
function main([command, index = "", names = "", packages = "", rounds = ""]: readonly string[]): void {
  if (command === "write") {
    const advisories = generateAdvisories();
    writeFileSync(index, writeIndex(advisories, { date: "2026-11-14", isSeed: false }, sha256));
    writeFileSync(names, JSON.stringify([...advisories.keys()]));
    return;
  }
  const known = JSON.parse(readFileSync(names, "utf8")) as string[];
  const projects = Array.from({ length: 1 + WARM_UP + Number(rounds) }, (_, round) => read(packagesOf(known, Number(packages), round + 2)));

  const start = performance.now();
  const bytes = readFileSync(index);
  const digest = sha256(bytes.subarray(0, -32));
  const opened = openIndex(bytes, () => digest);
  const open = performance.now() - start;
  const looks = projects.map((project, round) => {
    // Each project is looked up in an index that remembers nothing of the others.
    const database = round === 0 ? opened : openIndex(bytes, () => digest);
    const [before, cpuBefore] = [performance.now(), process.cpuUsage()];
    for (const name of project) database.of(name);
    const { user, system } = process.cpuUsage(cpuBefore);
    return { wall: performance.now() - before, processor: (user + system) / 1000 };
  });
  const [first, ...later] = looks;
  process.stdout.write(JSON.stringify({ records: opened.records, open, first, later: later.slice(WARM_UP) }));
}

/** Texts as they are when they were read, and not yet to be put together. */
function read(names: readonly string[]): string[] {
  return JSON.parse(JSON.stringify(names)) as string[];
}

main(process.argv.slice(2));
