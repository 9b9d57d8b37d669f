import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Packages among our own dependencies that ship their sources as people wrote them, and the folder with them. */
const PACKAGES: readonly (readonly [name: string, folder: string])[] = [
  ["ajv", "lib"],
  ["argparse", "."],
  ["braces", "."],
  ["commander", "lib"],
  ["cross-spawn", "lib"],
  ["eslint", "lib"],
  ["fs-extra", "lib"],
  ["graceful-fs", "."],
  ["js-yaml", "lib"],
  ["jsonwebtoken", "."],
  ["jszip", "lib"],
  ["jws", "lib"],
  ["markdown-it", "lib"],
  ["mocha", "lib"],
  ["pako", "lib"],
  ["qs", "lib"],
  ["readable-stream", "lib"],
  ["semver", "."],
  ["undici", "lib"],
  ["vscode-jsonrpc", "lib"],
  ["workerpool", "src"],
  ["xml2js", "lib"],
  ["xmlbuilder", "lib"],
];

const SOURCE = /(?<!\.d)\.[cm]?[jt]sx?$/;

export interface Corpus {
  readonly path: string;
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  /** What it consists of; packages that are not installed are missing here. */
  readonly parts: readonly string[];
  /** True when it was laid out for the bench and may be removed. */
  readonly isTemporary: boolean;
}

/** Copies the packages of the fixed list out of node_modules, where no scan looks. */
export function layOutPackages(root: string): Corpus {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "buckler-bench-corpus-")));
  const parts: string[] = [];
  for (const [name, folder] of PACKAGES) {
    const from = join(root, "node_modules", name);
    if (!existsSync(join(from, folder))) continue;
    const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as { version: string };
    parts.push(`${name} ${version}`);
    cpSync(join(from, folder), join(path, name), {
      recursive: true,
      filter: (source) => basename(source) !== "node_modules" && (statSync(source).isDirectory() || SOURCE.test(source)),
    });
  }
  return { ...count(path), parts, isTemporary: true };
}

/** A folder that somebody names, as it is. */
export function namedCorpus(path: string): Corpus {
  return { ...count(realpathSync(path)), parts: [path], isTemporary: false };
}

function count(path: string): { path: string; files: number; lines: number; bytes: number } {
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
