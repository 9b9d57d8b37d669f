import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import type { DependencyField } from "../manifest/package-manifest";

/** Whose lockfile it is. */
export const PACKAGE_MANAGERS = ["npm", "yarn-classic", "yarn-berry", "pnpm", "bun"] as const;
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** Where a locked package came from. Only what came from a registry is known by its name to others. */
export type PackageSource =
  | { readonly kind: "registry"; readonly address: string | undefined }
  | { readonly kind: "git"; readonly address: string; readonly commit: string | undefined }
  | { readonly kind: "http"; readonly address: string }
  /** A folder or tarball of this machine, or a package of the workspace. */
  | { readonly kind: "local"; readonly path: string };

/** That a package, or the project itself, asks for another one. */
export interface LockedDependency {
  /** The name that code imports it by. */
  readonly name: string;
  /** What it asks for, as written; undefined where the lockfile does not say. */
  readonly range: string | undefined;
  readonly field: DependencyField;
  /** The `id` of what it gets; undefined where nothing is locked for it, e.g. an optional one of another system. */
  readonly target: string | undefined;
}

/** One package as it is installed. */
export interface LockedPackage {
  /** Names it in this lockfile, and nowhere else. */
  readonly id: string;
  /** Its name in the registry, whatever the project calls it. */
  readonly name: string;
  readonly version: string;
  readonly source: PackageSource;
  /** Subresource Integrity, or what this manager has in its place; undefined where there is none. */
  readonly integrity: string | undefined;
  readonly dependencies: readonly LockedDependency[];
  /** Only needed while developing, or only an optional part of what is installed, where the lockfile says so. */
  readonly isDevelopment: boolean;
  readonly isOptional: boolean;
  /** Comes inside of another package, whose address and integrity vouch for it. */
  readonly isBundled: boolean;
  readonly hasInstallScript: boolean;
  /** As the registry had them when it was locked, where the lockfile keeps that. */
  readonly licence: string | undefined;
  readonly deprecated: string | undefined;
  readonly nodeRange: string | undefined;
}

/** One manifest of the project as the lockfile saw it. */
export interface Importer {
  /** Folder relative to that of the lockfile, "" for its own. */
  readonly path: string;
  readonly name: string | undefined;
  readonly dependencies: readonly LockedDependency[];
}

/** What a lockfile says, whichever manager wrote it. */
export interface Lockfile {
  readonly manager: PackageManager;
  readonly uri: string;
  readonly text: string;
  /** As written in the file, e.g. "3" or "9.0". */
  readonly formatVersion: string;
  /** Empty where the format does not tell (yarn-classic): then the manifests do. */
  readonly importers: readonly Importer[];
  readonly packages: ReadonlyMap<string, LockedPackage>;
  /** For yarn-classic: the package that answers `name@range`. */
  resolve(name: string, range: string): LockedPackage | undefined;
  /** False when it could not be understood as a whole: then nobody may say that it is clean. */
  readonly isComplete: boolean;
  readonly problems: readonly FileProblem[];
  /** The place of a package's entry: its first line, found when somebody asks. */
  spanOf(locked: LockedPackage): Span;
}
