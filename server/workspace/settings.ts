import type { DependencySettings } from "../analyzers/dependencies/dependency-problem";
import { SEVERITIES, type Severity } from "../core/finding";
import { THREAT_MODELS, type Rule, type ThreatModel } from "../rules/rule";
import {
  DEFAULT_DEPENDENCY_SETTINGS,
  mergeDependencySettings,
  readDependencies,
  type DependencySettingsLayer,
} from "./dependency-settings";
import { readIgnored, type IgnoredDependency } from "./ignored-dependencies";
import { isRecord, quote, readBoolean, readKeys, typeName, type Report, type SettingReader } from "./setting-values";

/** What a setting says of one rule: silent, or on with this severity. */
export type RuleSetting = "off" | Severity;

/** Everything that can be chosen for a project, whoever chose it. */
export interface Settings {
  readonly enable: boolean;
  /** Undefined: the default ones, and `library` where the nearest package.json is publishable. */
  readonly threatModels: readonly ThreatModel[] | undefined;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Also what is of low confidence: rules, and findings that their own rule doubts. */
  readonly allRules: boolean;
  /** What is accepted about dependencies. */
  readonly ignore: readonly IgnoredDependency[];
  /** Globs in the syntax of .gitignore, relative to the project's root. */
  readonly exclude: readonly string[];
  /** Flow analysis of one document stops after this time and says so. */
  readonly budgetMilliseconds: number;
  /** The command line exits with 1 for findings at least this bad. */
  readonly failOn: Severity;
  readonly dependencies: DependencySettings;
}

/** Settings of one origin (the editor, `.buckler.yml`, options of the command line): only what it names. */
export type SettingsLayer = Partial<Omit<Settings, "dependencies">> & { readonly dependencies?: DependencySettingsLayer };

export interface SettingsProblem {
  /** Keys that lead to the wrong value, as written. */
  readonly path: readonly string[];
  readonly message: string;
  /** A key that no setting has; an editor may have more keys than the analysis reads. */
  readonly unknownKey: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  threatModels: undefined,
  rules: {},
  allRules: false,
  exclude: [],
  ignore: [],
  budgetMilliseconds: 5000,
  failOn: "low",
  dependencies: DEFAULT_DEPENDENCY_SETTINGS,
};

export const DEFAULT_THREAT_MODELS: readonly ThreatModel[] = ["remote", "client", "model"];

const BUDGET_LIMITS = { least: 50, most: 600_000 };

const READERS: { readonly [K in keyof Settings]: SettingReader } = {
  enable: readBoolean,
  allRules: readBoolean,
  threatModels: readThreatModels,
  rules: readRules,
  exclude: readExclude,
  ignore: readIgnored,
  budgetMilliseconds: readBudget,
  failOn: readSeverity,
  dependencies: readDependencies,
};

/**
 * Reads one layer of settings from plain data. Keys may be written `threatModels` (editor) or `threat-models` (YAML);
 * a value of the wrong type is a problem and counts as not set, the rest is used.
 */
export function readSettings(layer: unknown): { settings: SettingsLayer; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  if (layer === undefined || layer === null) return { settings: {}, problems };
  if (!isRecord(layer)) {
    problems.push({ path: [], message: `the settings must be keys and values, not ${typeName(layer)}`, unknownKey: false });
    return { settings: {}, problems };
  }
  const settings = readKeys(layer, [], READERS, (path, message, unknownKey = false) => problems.push({ path, message, unknownKey }));
  return { settings, problems };
}

/** Layers on top of the defaults, later ones win; single rules, excluded globs and what is ignored add up. */
export function mergeSettings(...layers: readonly SettingsLayer[]): Settings {
  let merged = DEFAULT_SETTINGS;
  for (const layer of layers) {
    merged = {
      ...merged,
      ...layer,
      rules: { ...merged.rules, ...layer.rules },
      exclude: [...new Set([...merged.exclude, ...(layer.exclude ?? [])])],
      ignore: [...merged.ignore, ...(layer.ignore ?? [])],
      dependencies: mergeDependencySettings(merged.dependencies, layer.dependencies),
    };
  }
  return merged;
}

/** Whether a rule speaks with that confidence: a setting for it decides, otherwise low confidence stays silent unless all rules are wanted. */
export function isWanted({ id, confidence }: Pick<Rule, "id" | "confidence">, settings: Settings): boolean {
  if (Object.hasOwn(settings.rules, id)) return settings.rules[id] !== "off";
  return settings.allRules || confidence !== "low";
}

function readThreatModels(value: unknown, path: readonly string[], report: Report): unknown {
  if (!Array.isArray(value)) {
    report(path, `"${path.join(".")}" must be a list of ${THREAT_MODELS.join(", ")}, not ${typeName(value)}`);
    return undefined;
  }
  return value.filter((item, index) => {
    if (THREAT_MODELS.some((model) => model === item)) return true;
    report([...path, String(index)], `${quote(item)} is no threat model; there are ${THREAT_MODELS.join(", ")}`);
    return false;
  });
}

function readRules(value: unknown, path: readonly string[], report: Report): unknown {
  if (!isRecord(value)) {
    report(path, `"${path.join(".")}" must give rule ids their severity or "off", not ${typeName(value)}`);
    return undefined;
  }
  const rules: Record<string, RuleSetting> = {};
  for (const [id, setting] of Object.entries(value)) {
    // YAML 1.1 habits: an unquoted `off` is the text "off" in YAML 1.2, but `false` means the same to whoever writes it.
    if (setting === "off" || setting === false) rules[id] = "off";
    else if (isSeverity(setting)) rules[id] = setting;
    else report([...path, id], `rule "${id}" must be "off" or one of ${SEVERITIES.join(", ")}, not ${quote(setting)}`);
  }
  return rules;
}

function readExclude(value: unknown, path: readonly string[], report: Report): unknown {
  if (!Array.isArray(value)) {
    report(path, `"${path.join(".")}" must be a list of globs, not ${typeName(value)}`);
    return undefined;
  }
  return value.filter((item, index) => {
    if (typeof item === "string" && item !== "") return true;
    report([...path, String(index)], `a glob must be text, not ${typeName(item)}`);
    return false;
  });
}

function readBudget(value: unknown, path: readonly string[], report: Report): unknown {
  const { least, most } = BUDGET_LIMITS;
  if (typeof value === "number" && value >= least && value <= most) return value;
  report(path, `"${path.join(".")}" must be a number of milliseconds from ${least} to ${most}, not ${quote(value)}`);
  return undefined;
}

function readSeverity(value: unknown, path: readonly string[], report: Report): unknown {
  if (isSeverity(value)) return value;
  report(path, `"${path.join(".")}" must be one of ${SEVERITIES.join(", ")}, not ${quote(value)}`);
  return undefined;
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}
