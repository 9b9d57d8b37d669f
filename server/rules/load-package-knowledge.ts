import valid from "semver/functions/valid";
import { AccessPathError, parseAccessPath } from "./access-path";
import type { LicencePreset, NodeRelease, PassingPackage, SameRegistries, VulnerableExport, VulnerableSince } from "./dependency-knowledge";
import { optional } from "./load-rule";
import type { PackageKnowledge } from "./package-knowledge";
import type { RuleFileProblem } from "./rule";
import type { RuleFile } from "./rule-pack";
import { allOf, YamlFile, type YamlMap, type YamlValue } from "./yaml-reader";

const POPULAR = /(?:^|\/)packages\/popular\.yml$/;
const RELEASES = /(?:^|\/)packages\/node-releases\.yml$/;
const PRESETS = /(?:^|\/)packages\/licence-presets\.yml$/;
const REGISTRIES = /(?:^|\/)packages\/registries\.yml$/;
const PASSING = /(?:^|\/)packages\/passing\.yml$/;
const SINCE = /(?:^|\/)packages\/vulnerable-since\.yml$/;
const EXPORTS = /(?:^|\/)packages\/vulnerable-exports\/[^/]+\.yml$/;

/**
 * Reads the files of rules/packages. A mistake is a problem with its place, and costs its row, no other.
 * @param files any order; what lies elsewhere is passed over
 */
export function loadPackageKnowledge(files: readonly RuleFile[]): {
  readonly knowledge: PackageKnowledge;
  readonly problems: readonly RuleFileProblem[];
} {
  const yaml: YamlFile[] = [];
  const at = (place: RegExp): YamlFile[] => {
    const found = files.filter(({ path }) => place.test(path)).map((file) => new YamlFile(file));
    yaml.push(...found);
    return found;
  };
  const popular = at(POPULAR).map((file) => file.root?.map(["names", "lookalikes"]));
  const knowledge = {
    popular: popular.flatMap((map) => map?.need("names")?.texts() ?? []),
    lookalikes: new Set(popular.flatMap((map) => map?.need("lookalikes")?.texts() ?? [])),
    vulnerableExports: at(EXPORTS).flatMap((file) => rowsOf(file, "vulnerableExports", readVulnerableExport)),
    vulnerableSince: at(SINCE).flatMap((file) => rowsOf(file, "vulnerableSince", readVulnerableSince)),
    passing: at(PASSING).flatMap((file) => rowsOf(file, "passing", readPassingPackage)),
    nodeReleases: at(RELEASES).flatMap((file) => rowsOf(file, "releases", readRelease)),
    licencePresets: at(PRESETS).flatMap((file) => rowsOf(file, "presets", readPreset)),
    registries: at(REGISTRIES).flatMap((file) => rowsOf(file, "registries", readRegistries)),
  };
  return { knowledge, problems: yaml.flatMap(({ problems }) => problems) };
}

function rowsOf<T>(file: YamlFile, key: string, read: (row: YamlValue) => T | undefined): T[] {
  const rows = file.root?.map([key])?.need(key)?.list() ?? [];
  return rows.flatMap((row) => file.unlessWrong(() => read(row)) ?? []);
}

function readVulnerableExport(row: YamlValue): VulnerableExport | undefined {
  const map = row.map(["package", "advisories", "exports"]);
  const name = map?.need("package")?.words();
  const advisories = map?.need("advisories")?.texts();
  const exports = map && readPaths(map, "exports");
  return name === undefined || !advisories || !exports ? undefined : { package: name, advisories, exports };
}

function readVulnerableSince(row: YamlValue): VulnerableSince | undefined {
  const map = row.map(["package", "advisories", "since"]);
  const name = map?.need("package")?.words();
  const advisories = map?.need("advisories")?.texts();
  const version = map?.need("since");
  const since = version?.words();
  if (name === undefined || !advisories || since === undefined) return undefined;
  return valid(since) === null ? version?.note(`"${since}" is no version like 1.2.3`) : { package: name, advisories, since };
}

function readPassingPackage(row: YamlValue): PassingPackage | undefined {
  const map = row.map(["package", "to", "exports", "calls"]);
  const name = map?.need("package")?.words();
  const to = map?.need("to")?.words();
  const exports = map && readPaths(map, "exports");
  const calls = map && readPaths(map, "calls");
  return name === undefined || to === undefined || !exports || !calls ? undefined : { package: name, to, exports, calls };
}

/** Access paths; the empty one stands for the export itself. */
function readPaths(map: YamlMap, key: string): string[] | undefined {
  return allOf(map.need(key)?.list(), (item) => {
    const path = item.text();
    try {
      return path === undefined ? undefined : parseAccessPath(path, "", () => undefined).text;
    } catch (error) {
      if (error instanceof AccessPathError) return item.note(error.message);
      throw error;
    }
  });
}

function readRelease(row: YamlValue): NodeRelease | undefined {
  const map = row.map(["major", "codename", "endOfLife"]);
  const major = map?.need("major")?.integer();
  const codename = map && optional(map, "codename", (value) => value.words());
  const end = map?.need("endOfLife");
  const endOfLife = end?.words();
  if (major === undefined || endOfLife === undefined) return undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(endOfLife)) return end?.note(`"${endOfLife}" is no date like 2027-04-30`);
  return { major, endOfLife, ...(codename !== undefined && { codename }) };
}

function readPreset(row: YamlValue): LicencePreset | undefined {
  const map = row.map(["name", "title", "allow", "deny"]);
  const name = map?.need("name")?.words();
  const title = map?.need("title")?.words();
  const allow = map && optional(map, "allow", (value) => value.texts());
  const deny = map && optional(map, "deny", (value) => value.texts());
  return name === undefined || title === undefined ? undefined : { name, title, allow: allow ?? [], deny: deny ?? [] };
}

function readRegistries(row: YamlValue): SameRegistries | undefined {
  const list = row.map(["domains"])?.need("domains");
  const domains = list?.texts();
  if (!domains) return undefined;
  const wrong = domains.find((domain) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain));
  return wrong === undefined ? { domains } : list?.note(`"${wrong}" is no domain like example.org`);
}
