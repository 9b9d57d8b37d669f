import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PackageCache } from "./package-cache";
import packages from "./packages.json";

const SOURCE = /(?<!\.d)\.[cm]?[jt]sx?$/;

export interface Corpus {
  readonly path: string;
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  /** What it consists of. */
  readonly parts: readonly string[];
}

/** Copies the sources of popular packages, as people wrote them, out of node_modules, where no scan looks. */
export function layOutPackages(cache: PackageCache): Corpus {
  const path = join(cache.folder, "corpus");
  rmSync(path, { recursive: true, force: true });
  for (const [name, { take }] of Object.entries(packages.corpus)) {
    for (const part of ["package.json", ...take]) {
      const from = join(cache.packageFolder(name), part);
      if (!existsSync(from)) throw new Error(`${name} has no ${part}: bench/packages.json names what is not there`);
      cpSync(from, join(path, name, part), { recursive: true, filter: isWanted });
    }
  }
  // A project of its own, although it lies in the checkout of another.
  writeFileSync(join(path, ".buckler.yml"), "");
  return { ...sizeOf(realpathSync(path)), parts: Object.values(packages.corpus).map((entry) => entry.package) };
}

/** A folder that somebody names, as it is. */
export function namedCorpus(path: string): Corpus {
  return { ...sizeOf(realpathSync(path)), parts: [path] };
}

/** Sources, and the manifests that say whether a package is published. */
function isWanted(path: string): boolean {
  return statSync(path).isDirectory() ? basename(path) !== "node_modules" : SOURCE.test(path) || basename(path) === "package.json";
}

function sizeOf(path: string): { path: string; files: number; lines: number; bytes: number } {
  let files = 0;
  let lines = 0;
  let bytes = 0;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !SOURCE.test(entry.name) || /(?:^|[\\/])node_modules(?:[\\/]|$)/.test(entry.parentPath)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    files++;
    lines += text.split("\n").length - 1;
    bytes += text.length;
  }
  return { path, files, lines, bytes };
}
