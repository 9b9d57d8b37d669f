import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import type { Specifier } from "./specifier";

export const DEPENDENCY_FIELDS = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"] as const;
export type DependencyField = (typeof DEPENDENCY_FIELDS)[number];

/** One dependency that a manifest names. */
export interface Requirement {
  readonly field: DependencyField;
  /** The name that code imports it by. */
  readonly name: string;
  /** What stands beside the name. */
  readonly text: string;
  readonly specifier: Specifier;
  /** What `catalog:` stands for, where a catalog of the project says so. */
  readonly catalog?: CatalogEntry;
}

/** A range that the manifests of a project share. */
export interface CatalogEntry {
  readonly text: string;
  readonly specifier: Specifier;
  /** The name of its catalog; "default" for the one without. */
  readonly catalog: string;
  /** The file that it stands in: pnpm-workspace.yaml, Yarn's .yarnrc.yml, or the root's package.json for Bun. */
  readonly uri: string;
}

/**
 * A version that a manifest puts in place of what its dependencies ask for: `overrides` of npm, Bun and pnpm-workspace.yaml, Yarn's
 * `resolutions`, `pnpm.overrides`.
 */
export interface Override {
  readonly field: "overrides" | "resolutions" | "pnpm.overrides";
  /** Keys from the field down to the value, as written. */
  readonly path: readonly string[];
  /** The package that it is about. */
  readonly name: string;
  readonly text: string;
  readonly specifier: Specifier;
}

/** A package.json, or package.yaml or package.json5 as pnpm has them where a reader exists. */
export interface PackageManifest {
  readonly uri: string;
  readonly text: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly isPrivate: boolean;
  /** Where its sources are kept, as written in `repository`: an address, or a host's short form such as `github:team/name`. */
  readonly repository: string | undefined;
  readonly requirements: readonly Requirement[];
  readonly overrides: readonly Override[];
  /** Patterns of the folders of its workspaces. */
  readonly workspaces: readonly string[];
  /** Range of Node.js versions that `engines.node` asks for. */
  readonly nodeRange: string | undefined;
  /** Ranges by name, by the names of catalogs ("default" for the one without), as Bun has them here. */
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Corepack's `packageManager`, e.g. "pnpm@10.2.0", or what `devEngines` says in its place. */
  readonly packageManager: string | undefined;
  /** What is wrong with the file; what could be read is there all the same. */
  readonly problems: readonly FileProblem[];
  /** The place of a property, found when somebody asks: of its key, of its value (without quotes), or of both. Undefined where there is none. */
  spanOf(path: readonly (string | number)[], part: "key" | "value" | "property"): Span | undefined;
}

/** Where `requirement` stands, for `PackageManifest.spanOf`. */
export function pathOfRequirement({ field, name }: Requirement): readonly string[] {
  return [field, name];
}
