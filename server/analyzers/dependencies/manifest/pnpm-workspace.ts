import type { Span } from "../../../core/position";
import { textsOf } from "../json-values";
import { firstLineOf } from "../lockfiles/unreadable-lockfile";
import { parseYaml, type YamlTable } from "../lockfiles/plain-yaml";
import { tableOf } from "../lockfiles/pnpm-keys";
import { placesOfKeys } from "../lockfiles/yaml-keys";
import type { FileProblem } from "../file-problem";
import type { Override } from "./package-manifest";
import { overrideOf } from "./overrides";

/** A pnpm-workspace.yaml (https://pnpm.io/pnpm-workspace_yaml), as far as it is about packages. */
export interface PnpmWorkspace {
  readonly uri: string;
  readonly text: string;
  /** Patterns of the folders of its packages. */
  readonly packages: readonly string[];
  /** Ranges by name, by the names of catalogs. */
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly overrides: readonly Override[];
  /** How many minutes old a version must be before it is installed. */
  readonly minimumReleaseAge: number | undefined;
  /** What may be newer: names with `*`, and versions of them. */
  readonly minimumReleaseAgeExclude: readonly string[];
  readonly problems: readonly FileProblem[];
  /** The line of a setting: `["overrides", "lodash"]`, `["catalog", "react"]`. */
  spanOf(path: readonly [section: string, key: string]): Span | undefined;
}

export function readPnpmWorkspace(uri: string, text: string): PnpmWorkspace {
  const { table, problems } = parse(text);
  const catalogs = new Map([["default", rangesOf(table.catalog)]]);
  for (const [name, ranges] of Object.entries(tableOf(table.catalogs))) catalogs.set(name, rangesOf(ranges));
  const { minimumReleaseAge: age } = table;
  let places: ReadonlyMap<string, Span> | undefined;
  return {
    uri,
    text,
    packages: textsOf(table.packages),
    catalogs,
    overrides: [...rangesOf(table.overrides)].map(([key, value]) => overrideOf("overrides", [key], value)),
    minimumReleaseAge: typeof age === "string" && /^\d+$/.test(age) ? Number(age) : undefined,
    minimumReleaseAgeExclude: textsOf(table.minimumReleaseAgeExclude),
    problems,
    spanOf: ([section, key]) => (places ??= placesOfKeys(text)).get(`${section}\n${key}`),
  };
}

function parse(text: string): { table: YamlTable; problems: FileProblem[] } {
  try {
    return { table: tableOf(parseYaml(text)[0]), problems: [] };
  } catch {
    return {
      table: tableOf(undefined),
      problems: [{ message: "this is not YAML, so its packages are not checked", span: firstLineOf(text) }],
    };
  }
}

function rangesOf(value: unknown): ReadonlyMap<string, string> {
  return new Map(Object.entries(tableOf(value)).flatMap(([name, range]) => (typeof range === "string" ? [[name, range] as const] : [])));
}
