import { compileRules } from "../analyzers/rule-set";
import type { Position } from "../core/position";
import { loadPack } from "../rules/load-pack";
import type { RuleFile, RulePack } from "../rules/rule-pack";
import type { RuleFileProblem } from "../rules/rule";
import { YamlFile, type YamlValue } from "../rules/yaml-reader";
import { CONFIG_FILE, readConfigFiles } from "./config-files";
import { readSettings, type SettingsLayer } from "./settings";

/** What a project says about its own analysis. `problems` name files relative to the root. */
export interface ProjectConfig {
  readonly settings: SettingsLayer;
  /** The project's own rules and models alone. */
  readonly pack: RulePack;
  readonly problems: readonly RuleFileProblem[];
}

/**
 * Reads and understands what configures a project, all of which is data: nothing of it is ever run.
 * What is wrong in it is told with its place, and the rest is used.
 */
export async function readProjectConfig(root: string, builtin: RulePack): Promise<ProjectConfig> {
  const { text, files, problems: unread } = await readConfigFiles(root);
  const problems = [...unread];
  // No checks are handed in: a rule of a project that asks for code of its own is a mistake.
  const pack = loadPack(files, new Map(), builtin);
  problems.push(...pack.problems, ...compileRules(pack, () => true).problems);
  const ruleIds = new Set([...builtin.rules, ...pack.rules].map(({ id }) => id));
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
  for (const { rule } of settings.ignore ?? []) {
    if (rule === undefined || ruleIds.has(rule)) continue;
    const place = file.root
      .at("ignore")
      ?.list()
      ?.find((entry) => entry.at("rule")?.text() === rule)
      ?.at("rule");
    problems.push({ file: source.path, position: (place ?? file.root).position, message: `there is no rule called "${rule}"` });
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
