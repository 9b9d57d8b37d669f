import type { Severity } from "../../../core/finding";
import type { Advisory, AffectedRange } from "../../../rules/advisory";
import { affects } from "./affected-versions";
import { isEventKind, rangesOf, withoutRepetition, type RangeEvent } from "./affected-ranges";
import { severityOfVectors } from "./cvss";
import { arrayOf, isObject, objectOf, textOf, textsOf, type UnknownObject } from "./unknown-json";

/** What one record says, by the names of packages. */
export interface OsvRecord {
  /** Day of its last change, ISO 8601; undefined where it does not say. */
  readonly modified: string | undefined;
  readonly advisories: ReadonlyMap<string, Advisory>;
}

const MALICIOUS_CODE = 506;
const MALICIOUS_TITLE = "Malicious code";
const MAX_TITLE_LENGTH = 160;
/** The registry allows no longer ones. */
const MAX_NAME_LENGTH = 214;
const NONE: readonly never[] = [];

/** GitHub's words. */
const SEVERITY_OF_WORD: Readonly<Record<string, Severity>> = { CRITICAL: "critical", HIGH: "high", MODERATE: "medium", LOW: "low" };

/**
 * Reads what an OSV record (https://ossf.github.io/osv-schema/) says about packages of npm. The record may be anybody's: what is not as
 * the schema has it makes it worthless.
 * @returns undefined for a record that was withdrawn, or speaks of no package of npm
 * @throws Error that says what is wrong
 */
export function readOsvRecord(json: unknown): OsvRecord | undefined {
  const record = objectOf(json, "the record");
  const id = textOf(record["id"], "its id");
  if (!/^[A-Za-z][\w.:-]{2,79}$/.test(id)) throw new Error("its id has no known form");
  if (record["withdrawn"] !== undefined && record["withdrawn"] !== null) return undefined;

  const entries = new Map<string, UnknownObject[]>();
  for (const entry of arrayOf(record["affected"], "affected")) {
    const affected = objectOf(entry, "affected");
    const about = isObject(affected["package"]) ? affected["package"] : {};
    if (about["ecosystem"] !== "npm") continue;
    const name = textOf(about["name"], "a package's name");
    if (name.length > MAX_NAME_LENGTH || /[\s\p{Cc}]/u.test(name) || name === "") throw new Error("a package's name is none");
    const known = entries.get(name);
    if (known) known.push(affected);
    else entries.set(name, [affected]);
  }
  if (entries.size === 0) return undefined;

  const advisories = new Map<string, Advisory>();
  for (const [name, affected] of entries) {
    const advisory = advisoryOf(id, record, affected);
    if (advisory) advisories.set(name, advisory);
  }
  return { modified: dayOf(record["modified"]), advisories };
}

/** What all the record's entries for one package say. */
function advisoryOf(id: string, record: UnknownObject, entries: readonly UnknownObject[]): Advisory | undefined {
  const ranges = withoutRepetition(entries.flatMap(affectedRanges));
  const listed = new Set(entries.flatMap((entry) => textsOf(entry["versions"], "versions")));
  const versions = [...listed].filter((version) => affects({ ranges, versions: NONE }, version) !== "affected");
  if (ranges.length === 0 && versions.length === 0) return undefined;

  const cwe = cweOf(record, entries);
  const malicious = id.startsWith("MAL-") || cwe.includes(MALICIOUS_CODE);
  const aliases = textsOf(record["aliases"], "aliases").filter((alias) => alias !== id && /^[\w.:-]{3,80}$/.test(alias));
  const published = dayOf(record["published"]);
  return {
    id,
    aliases: aliases.length > 0 ? [...new Set(aliases)] : NONE,
    title: titleOf(record, malicious),
    severity: malicious ? "critical" : severityOf(record, entries),
    cwe,
    malicious,
    ranges,
    versions: versions.length > 0 ? versions : NONE,
    ...(published !== undefined && { published }),
  };
}

function affectedRanges(entry: UnknownObject): AffectedRange[] {
  const ranges = arrayOf(entry["ranges"], "ranges").flatMap((range) => {
    const { type, events } = objectOf(range, "a range");
    // Those of type GIT are about commits.
    if (type !== "SEMVER" && type !== "ECOSYSTEM") return [];
    return rangesOf(arrayOf(events, "events").flatMap(eventsOf));
  });
  return withLastKnown(ranges, entry);
}

function eventsOf(event: unknown): RangeEvent[] {
  return Object.entries(objectOf(event, "an event")).flatMap(([kind, version]) =>
    isEventKind(kind) ? [[kind, textOf(version, "an event's version")] as const] : [],
  );
}

/** GitHub's way to tell how far a range goes that was never repaired, which OSV's events have no word for. */
function withLastKnown(ranges: AffectedRange[], { database_specific: specific }: UnknownObject): AffectedRange[] {
  const text = isObject(specific) ? specific["last_known_affected_version_range"] : undefined;
  const [, operator, version] = typeof text === "string" ? (/^\s*(<=?)\s*(\S{1,100})\s*$/.exec(text) ?? []) : [];
  if (version === undefined || affects({ ranges: [{ introduced: "0" }], versions: NONE }, version) === "unknown") return ranges;
  const end = operator === "<" ? { fixed: version } : { lastAffected: version };
  return ranges.map((range) => (range.fixed === undefined && range.lastAffected === undefined ? { ...range, ...end } : range));
}

function cweOf(record: UnknownObject, entries: readonly UnknownObject[]): readonly number[] {
  const ids = [record, ...entries].flatMap(({ database_specific: specific }) => {
    if (!isObject(specific)) return [];
    const { cwe_ids: github, cwes } = specific;
    const objects = Array.isArray(cwes) ? cwes.map((cwe: unknown) => (isObject(cwe) ? cwe["cweId"] : undefined)) : [];
    return [...(Array.isArray(github) ? (github as unknown[]) : []), ...objects];
  });
  const numbers = ids.map((id) => (typeof id === "string" ? Number(/^CWE-(\d{1,5})$/.exec(id)?.[1] ?? NaN) : NaN));
  return [...new Set(numbers.filter((number) => !Number.isNaN(number)))];
}

function severityOf(record: UnknownObject, entries: readonly UnknownObject[]): Severity {
  const vectors = [...entries, record].flatMap(({ severity }) =>
    Array.isArray(severity)
      ? severity.flatMap((each: unknown) => (isObject(each) && typeof each["score"] === "string" ? each["score"] : []))
      : [],
  );
  const { database_specific: specific } = record;
  const word = isObject(specific) && typeof specific["severity"] === "string" ? specific["severity"] : "";
  return severityOfVectors(vectors) ?? SEVERITY_OF_WORD[word.toUpperCase()] ?? "medium";
}

/** One line without a full stop. Of a malicious package there is nothing to say but that. */
function titleOf({ summary, details }: UnknownObject, malicious: boolean): string {
  const line = (text: unknown): string =>
    typeof text === "string"
      ? text
          .slice(0, 1000)
          .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
          .trim()
      : "";
  const title = line(summary);
  if (malicious && (title === "" || /^(?:malicious|malware|embedded malicious code)\b/i.test(title))) return MALICIOUS_TITLE;
  const words = title !== "" ? title : line(details).replace(/^#+ \w+ /, "");
  const short = words.length <= MAX_TITLE_LENGTH ? words : `${words.slice(0, MAX_TITLE_LENGTH).replace(/\s+\S*$/, "")} …`;
  return short.replace(/(?<!\.)\.$/, "") || "No description";
}

function dayOf(time: unknown): string | undefined {
  const [, day] = typeof time === "string" ? (/^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(time) ?? []) : [];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}
