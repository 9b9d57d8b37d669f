import { gte, lt, valid } from "semver";
import { SEVERITIES } from "../core/finding";
import type { Advisory, AffectedRange } from "./advisory";
import { optional } from "./load-rule";
import type { RuleFileProblem } from "./rule";
import type { RuleFile } from "./rule-pack";
import { allOf, YamlFile, type YamlValue } from "./yaml-reader";

const SEED = /(?:^|\/)advisories\/seed\.yml$/;
const PACKAGE = /(?:^|\/)advisories\/[^/]+\.yml$/;

/** What the files in rules/advisories say. */
export interface SeedAdvisories {
  /** The day of the newest fact in them, ISO 8601; undefined where no file says it. */
  readonly date: string | undefined;
  readonly advisories: ReadonlyMap<string, readonly Advisory[]>;
  readonly problems: readonly RuleFileProblem[];
}

/**
 * Reads `advisories/<package>.yml`, and the date in `advisories/seed.yml`. A mistake is a problem with its place, and costs its advisory, no other.
 * @param files any order; what lies elsewhere is passed over
 */
export function loadAdvisories(files: readonly RuleFile[]): SeedAdvisories {
  const yaml = files.filter(({ path }) => PACKAGE.test(path)).map((file) => new YamlFile(file));
  const advisories = new Map<string, readonly Advisory[]>();
  let date: string | undefined;
  for (const file of yaml) {
    if (SEED.test(file.source.path)) {
      date = readSeed(file);
      continue;
    }
    const map = file.root?.map(["package", "advisories"]);
    const name = map?.need("package")?.words();
    const rows = map?.need("advisories")?.list();
    if (name === undefined || !rows) continue;
    if (advisories.has(name)) map?.noteKey("package", `"${name}" has another file already`);
    else advisories.set(name, readRows(file, rows));
  }
  return { date, advisories, problems: yaml.flatMap(({ problems }) => problems) };
}

function readSeed(file: YamlFile): string | undefined {
  const map = file.root?.map(["date"]);
  const date = map?.need("date");
  return date && readDate(date);
}

function readRows(file: YamlFile, rows: readonly YamlValue[]): Advisory[] {
  const ids = new Set<string>();
  return rows.flatMap((row) => {
    const advisory = file.unlessWrong(() => readAdvisory(row));
    if (!advisory) return [];
    if (!ids.has(advisory.id)) {
      ids.add(advisory.id);
      return [advisory];
    }
    row.note(`${advisory.id} comes twice`);
    return [];
  });
}

function readAdvisory(value: YamlValue): Advisory | undefined {
  const map = value.map(["id", "aliases", "title", "severity", "cwe", "published", "malicious", "affected", "versions"]);
  const id = map?.need("id");
  const identifier = id && readId(id);
  const aliases = map && optional(map, "aliases", (inner) => allOf(inner.list(), readId));
  const title = map?.need("title")?.words();
  const severity = map?.need("severity")?.oneOf(SEVERITIES);
  const cwe = map && optional(map, "cwe", (inner) => allOf(inner.list(), (item) => item.integer()));
  const published = map && optional(map, "published", readDate);
  const malicious = map && optional(map, "malicious", (inner) => inner.boolean());
  const ranges = map && optional(map, "affected", (inner) => allOf(inner.list(), readRange));
  const versions = map && optional(map, "versions", (inner) => allOf(inner.list(), readVersion));
  if (!map || identifier === undefined || title === undefined || !severity) return undefined;
  if (!map.has("affected") && !map.has("versions")) return value.note('"affected" or "versions" is missing');
  if (ranges && !inOrder(ranges)) return value.note("the affected ranges must be in order and must not overlap");
  return {
    id: identifier,
    aliases: aliases ?? [],
    title,
    severity,
    cwe: cwe ?? [],
    malicious: malicious ?? false,
    ranges: ranges ?? [],
    versions: versions ?? [],
    ...(published !== undefined && { published }),
  };
}

function readId(value: YamlValue): string | undefined {
  const id = value.words();
  if (id === undefined || /^(?:GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,}|MAL-\d{4}-\d+)$/.test(id)) return id;
  return value.note(`"${id}" is no id of an advisory, like GHSA-29mw-wpgm-hmr9 or CVE-2021-23337`);
}

function readDate(value: YamlValue): string | undefined {
  const date = value.words();
  if (date === undefined || (/^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)))) return date;
  return value.note(`"${date}" is no date like 2026-09-10`);
}

function readVersion(value: YamlValue): string | undefined {
  const version = value.words();
  return version === undefined || valid(version) === version ? version : value.note(`"${version}" is no version`);
}

/** `>=1.0.0 <1.2.3`, without one end where there is none; `<=` where no version is known that repairs it, and `*` for all. */
function readRange(value: YamlValue): AffectedRange | undefined {
  const text = value.words();
  if (text === undefined) return undefined;
  if (text === "*") return { introduced: "0" };
  const parts = /^(?:>=(?<introduced>\S+))?(?:(?:^|(?<=\S) )<(?<inclusive>=?)(?<end>[^\s=]\S*))?$/.exec(text)?.groups;
  const { introduced, inclusive, end } = parts ?? {};
  const versions = [introduced, end].filter((version) => version !== undefined);
  if (versions.length === 0) return value.note(`"${text}" is no range like ">=1.0.0 <1.2.3"`);
  const wrong = versions.find((version) => valid(version) !== version);
  if (wrong !== undefined) return value.note(`"${wrong}" is no version`);
  const isEmpty = introduced !== undefined && end !== undefined && (inclusive === "=" ? lt(end, introduced) : !lt(introduced, end));
  if (isEmpty) return value.note(`"${text}" has no version`);
  return {
    introduced: introduced ?? "0",
    ...(end !== undefined && (inclusive === "=" ? { lastAffected: end } : { fixed: end })),
  };
}

function inOrder(ranges: readonly AffectedRange[]): boolean {
  return ranges.every(({ introduced }, index) => {
    const before = ranges[index - 1];
    if (!before) return true;
    const end = before.fixed ?? before.lastAffected;
    return end !== undefined && introduced !== "0" && gte(introduced, end);
  });
}
