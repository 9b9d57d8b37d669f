import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DEVELOPMENT_TOOLS, type ManifestPlace } from "../rules/places";
import type { Entries } from "./public-modules";

/** Larger than any real package.json, small enough to read at once. */
const MAX_MANIFEST_BYTES = 2_000_000;

/** What the analysis wants to know of the package that a file belongs to. */
export interface Manifest {
  /** Folder that holds the package.json. */
  readonly folder: string;
  /** What kinds of places it says its folder is. Of `packages`: what the exports are given is not the package's own to trust. */
  readonly places: ReadonlySet<ManifestPlace>;
  /** What its users import of it. */
  readonly entries: Entries;
  /** Ranges of all kinds of dependencies by package name, as they are written. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/** Finds the nearest package.json of files; each folder is asked once. */
export class Manifests {
  private readonly byFolder = new Map<string, Manifest | undefined>();

  /**
   * The nearest package.json from a folder upwards, as Node looks for it; one that is not JSON counts as saying nothing. One that only
   * says how its folder is loaded is part of the package above, with which it is published.
   */
  nearest(folder: string): Manifest | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const parent = dirname(folder);
    const above = (): Manifest | undefined => (parent === folder ? undefined : this.nearest(parent));
    const own = readManifest(folder);
    const manifest = own && own !== PART_OF_PACKAGE ? own : (above() ?? (own && unknownManifest(folder)));
    this.byFolder.set(folder, manifest);
    return manifest;
  }
}

/** Stands for a package.json of a folder within a package: `{ "type": "module" }`, or a name and an entry. */
const PART_OF_PACKAGE = Symbol("part of a package");

function readManifest(folder: string): Manifest | typeof PART_OF_PACKAGE | undefined {
  const path = join(folder, "package.json");
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    if (stats.size > MAX_MANIFEST_BYTES) return unknownManifest(folder);
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
    if (isPartOfPackage(manifest)) return PART_OF_PACKAGE;
    return { folder, places: placesOf(manifest), entries: entriesOf(manifest), dependencies: dependenciesOf(manifest) };
  } catch {
    return unknownManifest(folder);
  }
}

function unknownManifest(folder: string): Manifest {
  return { folder, places: new Set(), entries: {}, dependencies: new Map() };
}

function placesOf(manifest: unknown): ReadonlySet<ManifestPlace> {
  const places = new Set<ManifestPlace>();
  if (isPublishable(manifest)) places.add("packages");
  if (plugsIntoTool(manifest)) places.add("tool-plugins");
  return places;
}

/** True where those who use it have a tool of developers beside it; what is only optional there may as well serve visitors. */
function plugsIntoTool(manifest: unknown): boolean {
  if (!isRecord(manifest) || !isRecord(manifest.peerDependencies)) return false;
  const meta = isRecord(manifest.peerDependenciesMeta) ? manifest.peerDependenciesMeta : {};
  const isOptional = (name: string): boolean => isRecord(meta[name]) && meta[name].optional === true;
  return Object.keys(manifest.peerDependencies).some((name) => DEVELOPMENT_TOOLS.has(name) && !isOptional(name));
}

/** What makes a package.json one of a project of its own. */
const OF_A_PROJECT = ["version", "private", "scripts", "dependencies", "devDependencies", "peerDependencies", "workspaces"];

function isPartOfPackage(manifest: unknown): boolean {
  return isRecord(manifest) && OF_A_PROJECT.every((field) => manifest[field] === undefined);
}

const DEPENDENCY_FIELDS = ["peerDependencies", "optionalDependencies", "devDependencies", "dependencies"];

/** What is needed at run time comes last, so that its range is the one that stays. */
function dependenciesOf(manifest: unknown): ReadonlyMap<string, string> {
  const ranges = new Map<string, string>();
  for (const field of DEPENDENCY_FIELDS) {
    const table = isRecord(manifest) ? manifest[field] : undefined;
    for (const [name, range] of Object.entries(isRecord(table) ? table : {})) if (typeof range === "string") ranges.set(name, range);
  }
  return ranges;
}

const ENTRY_FIELDS = ["main", "module", "browser", "source", "exports", "bin"] as const;

function entriesOf(manifest: unknown): Entries {
  const fields = isRecord(manifest) ? manifest : {};
  return Object.fromEntries(ENTRY_FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])));
}

/** True when npm would publish it as something to import: not private, with name, version and an entry, and no program by itself. */
export function isPublishable(manifest: unknown): boolean {
  if (!isRecord(manifest) || manifest.private === true || manifest.private === "true") return false;
  if (typeof manifest.name !== "string" || typeof manifest.version !== "string") return false;
  const isImported = manifest.main !== undefined || manifest.exports !== undefined;
  return (isImported || (manifest.files !== undefined && manifest.bin === undefined)) && !isProgram(manifest) && !isStarted(manifest);
}

/** Tools that want to be installed globally, desktop applications (the name that their user sees) and extensions of an editor. */
function isProgram({ preferGlobal, productName, engines }: Record<string, unknown>): boolean {
  return preferGlobal === true || productName !== undefined || (isRecord(engines) && engines.vscode !== undefined);
}

/** A package whose `start` script runs its own entry is an application that somebody starts, whatever its other fields say. */
function isStarted({ main, scripts }: Record<string, unknown>): boolean {
  const start = isRecord(scripts) ? scripts.start : undefined;
  if (typeof main !== "string" || typeof start !== "string") return false;
  const name = basename(main).replace(/\.[cm]?js$/, "");
  return start.split(/\s+/).some((word) => basename(word).replace(/\.[cm]?[jt]s$/, "") === name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
