import type { CodeCheck } from "./code-rule";
import { declareTypes, readModel, type TypeNames } from "./load-model";
import { readRule } from "./load-rule";
import { isSecretFile, loadSecrets } from "./load-secrets";
import { readSemgrepRule } from "./load-semgrep-rule";
import type { LibraryModel } from "./model";
import { LANGUAGE_SINKS, LANGUAGE_SOURCES, LIBRARY_WHOLE, THREAT_MODELS, type Rule, type RuleFileProblem } from "./rule";
import type { RuleFile, RulePack } from "./rule-pack";
import { NO_SECRETS } from "./secret-knowledge";
import { YamlFile, type YamlValue } from "./yaml-reader";

const EMPTY_PACK: RulePack = { rules: [], models: [], checks: new Map(), secrets: NO_SECRETS, problems: [] };

/** Longer rule files are not written by anybody. */
const MAX_FILE_LENGTH = 1_000_000;

interface Placed {
  readonly rule: Rule;
  readonly value: YamlValue;
}

/**
 * Reads a pack: every `rule.yml` (or Semgrep file with a `rules:` list), every file below a `models/` folder as
 * library models, and every file below a `key-formats/` folder as what keys look like. A mistake is a problem with its place, and costs the rule or row that it is in, no other.
 * @param files any order; what is not `.yml` or `.yaml` is passed over
 * @param checks the default exports of the pack's `rule.ts` files by rule id
 * @param base the pack that this one adds to: its types can be spoken of, its rule ids are taken
 */
export function loadPack(
  files: readonly RuleFile[],
  checks: ReadonlyMap<string, CodeCheck> = new Map(),
  base: RulePack = EMPTY_PACK,
): RulePack {
  const problems: RuleFileProblem[] = [];
  const yaml: YamlFile[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!/\.ya?ml$/.test(file.path)) continue;
    if (file.text.length <= MAX_FILE_LENGTH) yaml.push(new YamlFile(file));
    else problems.push({ file: file.path, position: { line: 0, character: 0 }, message: "the file is too long for rules" });
  }
  const modelFiles = yaml.filter(isModelFile);
  const models = loadModels(modelFiles, base.models);
  const secrets = loadSecrets(yaml.filter(isSecretFile));
  const placed = yaml.filter((file) => !isModelFile(file) && !isSecretFile(file)).flatMap((file) => loadRules(file, checks));
  const rules = withoutUnknownKinds(withoutDuplicates(placed, base), [...base.models, ...models]);
  noteUnknownRules(placed, new Set([...base.rules, ...rules].map(({ id }) => id)));
  for (const file of yaml) problems.push(...file.problems);
  return { rules, models, checks: checksOf(rules, checks), secrets, problems };
}

/**
 * One pack out of several, e.g. the built-in one and those of a workspace, which were loaded with it as their base.
 * Where two have a rule of the same id, the first one's counts.
 */
export function mergePacks(...packs: readonly RulePack[]): RulePack {
  const rules = new Map<string, Rule>();
  const checks = new Map<string, CodeCheck>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      if (rules.has(rule.id)) continue;
      rules.set(rule.id, rule);
      const check = pack.checks.get(rule.id);
      if (check) checks.set(rule.id, check);
    }
  }
  return {
    rules: [...rules.values()],
    models: packs.flatMap(({ models }) => models),
    checks,
    secrets: {
      providers: packs.flatMap(({ secrets }) => secrets.providers),
      files: packs.flatMap(({ secrets }) => secrets.files),
      words: packs[0]?.secrets.words ?? NO_SECRETS.words,
    },
    problems: packs.flatMap(({ problems }) => problems),
  };
}

function isModelFile(file: YamlFile): boolean {
  return /(?:^|\/)models\//.test(file.source.path);
}

function loadModels(files: readonly YamlFile[], base: readonly LibraryModel[]): LibraryModel[] {
  const names: TypeNames = new Map();
  for (const { packages, types } of base) {
    for (const { name } of types) {
      for (const packageName of packages) names.set(packageName + name.slice(name.lastIndexOf(":")), name);
    }
  }
  for (const file of files) declareTypes(file, names);
  return files.map((file) => readModel(file, names)).filter((model) => model !== undefined);
}

function loadRules(file: YamlFile, checks: ReadonlyMap<string, CodeCheck>): Placed[] {
  const { root } = file;
  if (!root) return [];
  const read = (value: YamlValue, reader: () => Rule | undefined): Placed[] => {
    const rule = file.unlessWrong(reader);
    return rule ? [{ rule, value }] : [];
  };
  if (!root.at("rules")) return read(root, () => readRule(root, (id) => checks.has(id)));
  const items = root.map(["rules"])?.get("rules")?.list() ?? [];
  return items.flatMap((item) => read(item, () => readSemgrepRule(item)));
}

function withoutDuplicates(placed: readonly Placed[], base: RulePack): Placed[] {
  const files = new Map(base.rules.map(({ id, file }) => [id, file]));
  return placed.filter(({ rule, value }) => {
    const earlier = files.get(rule.id);
    if (earlier === undefined) {
      files.set(rule.id, rule.file);
      return true;
    }
    value.at("id")?.note(`a rule "${rule.id}" exists already, in ${earlier}`);
    return false;
  });
}

/** A misspelt rule would never be yielded to. */
function noteUnknownRules(placed: readonly Placed[], known: ReadonlySet<string>): void {
  for (const { rule, value } of placed) {
    const unknown = rule.yields?.find((id) => !known.has(id));
    if (unknown !== undefined) value.at("yields")?.note(`there is no rule "${unknown}"`);
  }
}

/** A misspelt kind would make a rule that never finds anything. */
function withoutUnknownKinds(placed: readonly Placed[], models: readonly LibraryModel[]): Rule[] {
  const sources = new Set<string>([...THREAT_MODELS, LIBRARY_WHOLE, ...LANGUAGE_SOURCES]);
  const sinks = new Set<string>(LANGUAGE_SINKS);
  for (const model of models) {
    for (const { kind } of [...model.sources, ...model.namedSources]) sources.add(kind);
    for (const { kind } of [...model.sinks, ...model.namedSinks]) sinks.add(kind);
  }
  return placed.flatMap(({ rule, value }) => {
    if (rule.matcher.type !== "flow") return [rule];
    const flow = value.at("flow");
    const source = rule.matcher.sources.findIndex((kind) => !sources.has(kind));
    const sink = rule.matcher.sinks.findIndex((kind) => !sinks.has(kind));
    if (source >= 0) flow?.at("sources")?.list()?.[source]?.note("no model has a source of this kind");
    if (sink >= 0) flow?.at("sinks")?.list()?.[sink]?.note("no model has a sink of this kind");
    return source >= 0 || sink >= 0 ? [] : [rule];
  });
}

function checksOf(rules: readonly Rule[], checks: ReadonlyMap<string, CodeCheck>): Map<string, CodeCheck> {
  const used = new Map<string, CodeCheck>();
  for (const { id, matcher } of rules) {
    const check = matcher.type === "code" ? checks.get(id) : undefined;
    if (check) used.set(id, check);
  }
  return used;
}
