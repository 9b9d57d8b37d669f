import type { DependencySettings } from "../analyzers/dependencies/dependency-problem";
import { correctedLicence, isLicenceName } from "../analyzers/dependencies/licences/licence";
import { LICENCE_PRESETS } from "../rules/dependency-knowledge";
import { isRecord, quote, readKeys, typeName, type Report, type SettingReader } from "./setting-values";

/** What one layer of settings says about dependencies. */
export interface DependencySettingsLayer {
  readonly licences?: Partial<DependencySettings["licences"]>;
  readonly minimumAgeDays?: number;
}

export const DEFAULT_DEPENDENCY_SETTINGS: DependencySettings = { licences: { allow: [], deny: [] } };

const MAX_AGE_DAYS = 365;

const READERS: { readonly [K in keyof Required<DependencySettings>]: SettingReader } = {
  licences: (value, path, report) => readGroup(value, path, LICENCE_READERS, report),
  minimumAgeDays: readDays,
};

const LICENCE_READERS: { readonly [K in keyof Required<DependencySettings["licences"]>]: SettingReader } = {
  preset: readPreset,
  allow: readLicences,
  deny: readLicences,
};

/** Reads the settings below `dependencies`. */
export function readDependencies(value: unknown, path: readonly string[], report: Report): unknown {
  return readGroup(value, path, READERS, report);
}

/** One layer on top of others. A list of licences takes the place of the one before, because together they would be a policy that nobody wrote. */
export function mergeDependencySettings(settings: DependencySettings, layer: DependencySettingsLayer | undefined): DependencySettings {
  return { ...settings, ...layer, licences: { ...settings.licences, ...layer?.licences } };
}

function readGroup(
  value: unknown,
  path: readonly string[],
  readers: Readonly<Record<string, SettingReader>>,
  report: Report,
): Record<string, unknown> | undefined {
  if (isRecord(value)) return readKeys(value, path, readers, report);
  report(path, `"${path.join(".")}" must be keys and values, not ${typeName(value)}`);
  return undefined;
}

function readDays(value: unknown, path: readonly string[], report: Report): unknown {
  if (typeof value === "number" && value >= 0 && value <= MAX_AGE_DAYS) return value;
  report(path, `"${path.join(".")}" must be a number of days from 0 to ${MAX_AGE_DAYS}, not ${quote(value)}`);
  return undefined;
}

function readPreset(value: unknown, path: readonly string[], report: Report): unknown {
  if (LICENCE_PRESETS.some((name) => name === value)) return value;
  report(path, `"${path.join(".")}" must be one of ${LICENCE_PRESETS.join(", ")}, not ${quote(value)}`);
  return undefined;
}

function readLicences(value: unknown, path: readonly string[], report: Report): unknown {
  if (!Array.isArray(value)) {
    report(path, `"${path.join(".")}" must be a list of SPDX licence ids, not ${typeName(value)}`);
    return undefined;
  }
  return value.filter((item, index) => {
    if (typeof item === "string" && isLicenceName(item)) return true;
    const meant = typeof item === "string" ? correctedLicence(item) : undefined;
    report([...path, String(index)], `${quote(item)} is no SPDX licence id${meant === undefined ? "" : `; did you mean ${meant}?`}`);
    return false;
  });
}
