import type { Lockfile, LockedPackage } from "./lockfiles/lockfile";
import type { PackageManifest, Requirement } from "./manifest/package-manifest";
import type { PnpmWorkspace } from "./manifest/pnpm-workspace";

/** How a package comes into the project: what a manifest asks for, and the packages from that on, each asking for the next. */
export interface Chain {
  readonly manifest: PackageManifest;
  readonly requirement: Requirement;
  readonly packages: readonly LockedPackage[];
}

/** Manifests that are installed together, and what is installed for them. */
export interface DependencyProject {
  /** URI of the folder, without a slash at its end. */
  readonly root: string;
  /** The root's own first. */
  readonly manifests: readonly PackageManifest[];
  /** What is locked; undefined where there is no lockfile. */
  readonly lockfile: Lockfile | undefined;
  /** Other lockfiles in the same folder, which the project's manager does not write. */
  readonly otherLockfiles: readonly string[];
  /** pnpm-workspace.yaml beside the root's manifest: its patterns, catalogs and overrides; or Yarn's .yarnrc.yml, where that has catalogs. */
  readonly workspaceFile?: PnpmWorkspace | undefined;
  /** What a manifest's own dependency is installed as. */
  installed(manifest: PackageManifest, requirement: Requirement): LockedPackage | undefined;
  /** The shortest way to a package from each requirement that brings it in, the shortest of all first. */
  chainsTo(locked: LockedPackage): readonly Chain[];
}

/** A project's files, as far as dependency checks may ask for them. Handed in by hosts. */
export interface DependencyHost {
  /** URI of the folder that nothing is looked for outside of. */
  readonly root: string;
  /** A file's text as it is now, in the editor if it is open there; undefined where there is none, or none that can be read. */
  read(uri: string): string | undefined;
  /** The text of a package.json below node_modules; undefined where there is none, or where nobody can look there. */
  readInstalled?(uri: string): string | undefined;
  /** URIs of the project's own package.json files. */
  manifests(): readonly string[];
}
