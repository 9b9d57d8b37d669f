import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Position } from "../core/position";
import type { RuleFile } from "../rules/rule-pack";
import type { RuleFileProblem } from "../rules/rule";
import { reasonOf } from "./files";

export const CONFIG_FILE = ".buckler.yml";
export const CONFIG_FOLDER = ".buckler";

/** Nobody writes a megabyte of configuration; a file of that size is a mistake or an attack. */
const MAX_CONFIG_BYTES = 1_000_000;
const MAX_RULE_FILES = 2000;
const MAX_DEPTH = 10;

/** The files that configure a project, as they are written. Paths are relative to its root. */
export interface ConfigFiles {
  /** Of `.buckler.yml`, where there is one. */
  readonly text: string | undefined;
  /** Rules and models of the project's own. */
  readonly files: readonly RuleFile[];
  /** Files that could not be read. */
  readonly problems: readonly RuleFileProblem[];
}

/** Reads `.buckler.yml`, and the rules and models below `.buckler/`, all of which are data: nothing of them is ever run. */
export async function readConfigFiles(root: string): Promise<ConfigFiles> {
  const problems: RuleFileProblem[] = [];
  const files: RuleFile[] = [];
  await collect(root, `${CONFIG_FOLDER}/rules`, files, problems, 0);
  await collect(root, `${CONFIG_FOLDER}/models`, files, problems, 0);
  await collect(root, `${CONFIG_FOLDER}/key-formats`, files, problems, 0);
  return { files, text: await readText(root, CONFIG_FILE, problems), problems };
}

async function collect(root: string, folder: string, files: RuleFile[], problems: RuleFileProblem[], depth: number): Promise<void> {
  if (depth > MAX_DEPTH) return;
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) await collect(root, path, files, problems, depth + 1);
    else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) {
      if (files.length >= MAX_RULE_FILES) {
        problems.push({ file: path, position: START, message: `not read: there are more than ${MAX_RULE_FILES} rule files` });
        return;
      }
      const text = await readText(root, path, problems);
      if (text !== undefined) files.push({ path, text });
    }
  }
}

const START: Position = { line: 0, character: 0 };

/** Undefined when the file is not there, or cannot be read, which is a problem. */
async function readText(root: string, path: string, problems: RuleFileProblem[]): Promise<string | undefined> {
  try {
    const stats = await stat(join(root, path));
    if (!stats.isFile()) problems.push({ file: path, position: START, message: "not read: this is not a file" });
    else if (stats.size > MAX_CONFIG_BYTES) problems.push({ file: path, position: START, message: "not read: larger than 1 MB" });
    else return (await readFile(join(root, path), "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) {
      problems.push({ file: path, position: START, message: `not read: it ${reasonOf(error)}` });
    }
  }
  return undefined;
}
