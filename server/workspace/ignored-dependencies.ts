import type { Finding } from "../core/finding";
import { isRecord, quote, typeName, type Report } from "./setting-values";

/**
 * What somebody decided to accept about a dependency. Manifests and lockfiles have no comments that could say it, and one decision
 * holds wherever the package stands.
 */
export interface IgnoredDependency {
  /** Undefined: whichever rule reports it. */
  readonly rule?: string;
  /** A package's name. */
  readonly package?: string;
  /** An advisory's id, or one of its other names. */
  readonly advisory?: string;
  readonly reason: string;
  /** The last day that it counts for, ISO 8601; undefined: for good. */
  readonly until?: string;
}

const KEYS = ["rule", "package", "advisory", "reason", "until"] as const;

/** Reads the `ignore` setting; an entry with a mistake does not count, so that nothing is hidden that nobody meant. */
export function readIgnored(value: unknown, path: readonly string[], report: Report): IgnoredDependency[] | undefined {
  if (!Array.isArray(value)) {
    report(path, `"${path.join(".")}" must be a list of what to ignore, each with a reason, not ${typeName(value)}`);
    return undefined;
  }
  return value.flatMap((item: unknown, index) => readEntry(item, [...path, String(index)], report) ?? []);
}

function readEntry(value: unknown, path: readonly string[], report: Report): IgnoredDependency | undefined {
  if (!isRecord(value)) {
    report(path, `what to ignore must be keys and values (${KEYS.join(", ")}), not ${typeName(value)}`);
    return undefined;
  }
  const entry: Partial<Record<(typeof KEYS)[number], string>> = {};
  for (const [key, text] of Object.entries(value)) {
    const known = KEYS.find((each) => each === key);
    if (known && typeof text === "string" && text.trim() !== "") entry[known] = text.trim();
    else {
      report([...path, key], known ? `"${key}" must be text, not ${quote(text)}` : `unknown key "${key}"; known here: ${KEYS.join(", ")}`);
      return undefined;
    }
  }
  const { reason, until } = entry;
  if (entry.package === undefined && entry.advisory === undefined) {
    report(path, `this says neither which "package" nor which "advisory" to ignore`);
    return undefined;
  }
  if (reason === undefined) {
    report(path, `the "reason" is missing, and whoever comes next will want to know it`);
    return undefined;
  }
  if (until !== undefined && !isDay(until)) {
    report([...path, "until"], `"until" must be a day such as 2030-12-31, not ${quote(until)}`);
    return undefined;
  }
  return { ...entry, reason };
}

function isDay(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Those that still count. */
export function ignoredOn(day: Date, ignored: readonly IgnoredDependency[]): readonly IgnoredDependency[] {
  const today = day.toISOString().slice(0, "2030-12-31".length);
  return ignored.filter(({ until }) => until === undefined || today <= until);
}

/** The entry that a finding of a rule about dependencies is ignored for, if there is one. */
export function ignoredAs({ ruleId, facts }: Finding, ignored: readonly IgnoredDependency[]): IgnoredDependency | undefined {
  const about = ignored.filter(
    (entry) => (entry.rule === undefined || entry.rule === ruleId) && (entry.package === undefined || entry.package === facts.package),
  );
  const forAll = about.find(({ advisory }) => advisory === undefined);
  if (forAll || about.length === 0) return forAll;
  // Who accepts one of several advisories has not accepted the rest.
  const advisories = (facts.names ?? facts.advisories ?? "").toLowerCase().split(",");
  const isAccepted = advisories.every((names) => about.some(({ advisory }) => names.split(/\s+/).includes(advisory?.toLowerCase() ?? "")));
  return isAccepted ? about[0] : undefined;
}
