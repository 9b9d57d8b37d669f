import type { PackageManifest, Requirement } from "../../analyzers/dependencies/manifest/package-manifest";

/** A manifest's own requirement gets another range. */
export interface Raise {
  readonly kind: "raise";
  readonly manifest: PackageManifest;
  readonly requirement: Requirement;
  /** The package's name in the registry. */
  readonly name: string;
  /** What is installed. */
  readonly from: string;
  readonly version: string;
  /** The range alone, without `npm:name@`. */
  readonly range: string;
}

/** The package manager takes a newer version that all who ask for the package admit; no manifest changes. */
export interface Update {
  readonly kind: "update";
  readonly name: string;
  readonly version: string;
}

/** The manifest puts a version in place of what a package asks for. */
export interface Override {
  readonly kind: "override";
  readonly name: string;
  readonly version: string;
  /** What is installed. */
  readonly from: string;
  /** The name of the package that asks for it. */
  readonly parent: string;
  /** What that package asks for; empty where that is not known. */
  readonly asked: string;
}

/** An override that stands there already gets another version. */
export interface RaisedOverride {
  readonly kind: "raise-override";
  readonly name: string;
  readonly version: string;
  readonly range: string;
  /** The file that it stands in. */
  readonly uri: string;
  /** From the file's top to the value. */
  readonly path: readonly string[];
}

export type Change = Raise | Update | Override | RaisedOverride;

/** Tells changes apart. */
export function keyOf(change: Change): string {
  switch (change.kind) {
    case "raise":
      return keyOfRequirement(change);
    case "update":
      return `update ${change.name} ${change.version}`;
    case "override":
      return `override ${change.parent} ${change.name}`;
    case "raise-override":
      return `raise-override ${change.uri} ${change.path.join(" ")}`;
  }
}

/** The key of what raises a requirement: one for all that a catalog answers with the same line. */
export function keyOfRequirement({ manifest, requirement }: Pick<Raise, "manifest" | "requirement">): string {
  const { catalog, field, name } = requirement;
  return catalog ? `raise ${catalog.uri} ${catalog.catalog}: ${name}` : `raise ${manifest.uri} ${field} ${name}`;
}
