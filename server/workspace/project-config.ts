import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { compileRules } from "../analyzers/rule-set";
import type { Position } from "../core/position";
import { loadPack } from "../rules/load-pack";
import type { RuleFile, RulePack } from "../rules/rule-pack";
import type { RuleFileProblem } from "../rules/rule";
import { YamlFile, type YamlValue } from "../rules/yaml-reader";
import { reasonOf } from "./files";
import { readSettings, type SettingsLayer } from "./settings";

export const CONFIG_FILE = ".buckler.yml";
export const CONFIG_FOLDER = ".buckler";

/** Nobody writes a megabyte of configuration; a file of that size is a mistake or an attack. */
const MAX_CONFIG_BYTES = 1_000_000;
const MAX_RULE_FILES = 2000;
const MAX_DEPTH = 10;

/** What a project says about its own analysis. `problems` name files relative to the root. */
export interface ProjectConfig {
  readonly settings: SettingsLayer;
  /** The project's own rules and models alone. */
  readonly pack: RulePack;
  readonly problems: readonly RuleFileProblem[];
}

/**
 * Reads `.buckler.yml`, and the rules and models below `.buckler/`, all of which are data: nothing of them is ever run.
 * What is wrong in them is told with its place, and the rest is used.
 */
export async function readProjectConfig(root: string, builtin: RulePack): Promise<ProjectConfig> {
  const problems: RuleFileProblem[] = [];
  const files: RuleFile[] = [];
  await collect(root, `${CONFIG_FOLDER}/rules`, files, problems, 0);
  await collect(root, `${CONFIG_FOLDER}/models`, files, problems, 0);
  // No checks are handed in: a rule of a project that asks for code of its own is a mistake.
  const pack = loadPack(files, new Map(), builtin);
  problems.push(...pack.problems, ...compileRules(pack, () => true).problems);
  const ruleIds = new Set([...builtin.rules, ...pack.rules].map(({ id }) => id));
  const text = await readText(root, CONFIG_FILE, problems);
  const settings = text === undefined ? {} : readConfigFile({ path: CONFIG_FILE, text }, ruleIds, problems);
  return { settings, pack, problems };
}

/** Reads the text of a `.buckler.yml`; mistakes, also about rules that do not exist, are added to `problems` with their line and column. */
export function readConfigFile(source: RuleFile, ruleIds: ReadonlySet<string>, problems: RuleFileProblem[]): SettingsLayer {
  if (isBlank(source.text)) return {};
  const file = new YamlFile(source);
  const plain = file.root?.plain();
  problems.push(...file.problems);
  if (!file.root || file.problems.length > 0) return {};
  const { settings, problems: mistakes } = readSettings(plain);
  for (const { path, message, unknownKey } of mistakes) {
    problems.push({ file: source.path, position: positionOf(file.root, path, unknownKey), message });
  }
  for (const id of Object.keys(settings.rules ?? {})) {
    if (ruleIds.has(id)) continue;
    problems.push({ file: source.path, position: positionOf(file.root, ["rules", id], true), message: `there is no rule called "${id}"` });
  }
  return settings;
}

/** Where the value at a path of keys begins (or its last key), or the nearest thing around it that is there. */
function positionOf(root: YamlValue, path: readonly string[], atKey = false): Position {
  let value = root;
  let keyOffset: number | undefined;
  for (const key of path) {
    const entry = value.isList() ? undefined : new Map(value.anyMap()?.entries()).get(key);
    const next: YamlValue | undefined = entry?.value ?? value.list()?.[Number(key)];
    if (!next) break;
    keyOffset = entry?.keyOffset;
    value = next;
  }
  return atKey && keyOffset !== undefined ? value.file.positionAt(keyOffset) : value.position;
}

function isBlank(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^\s*(?:#|$)/.test(line));
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
