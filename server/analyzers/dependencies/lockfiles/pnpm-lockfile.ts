import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import { textOf } from "../json-values";
import type { DependencyField } from "../manifest/package-manifest";
import type { Importer, LockedDependency, LockedPackage, Lockfile } from "./lockfile";
import { joinPath } from "./paths";
import { parseYaml, type YamlTable, type YamlValue } from "./plain-yaml";
import { identityOf, tableOf, withoutPeers } from "./pnpm-keys";
import { firstLineOf, unreadableLockfile } from "./unreadable-lockfile";
import { withUse } from "./use";
import { placesOfKeys } from "./yaml-keys";

const FIELDS: readonly DependencyField[] = ["dependencies", "optionalDependencies", "devDependencies"];
const OLDEST = 5;
const NEWEST = 9;

/**
 * Reads pnpm-lock.yaml of lockfileVersion 5 to 9 (https://github.com/pnpm/spec/tree/master/lockfile). Since pnpm 11 the file may begin with a
 * document about pnpm itself and what configures it, whose packages are installed, too; the project is in the last one.
 */
export function readPnpmLockfile(uri: string, text: string): Lockfile {
  const unreadable = (message: string): Lockfile => unreadableLockfile("pnpm", uri, text, message);
  let documents: YamlValue[];
  try {
    documents = parseYaml(text);
  } catch {
    return unreadable("this is not YAML, so nothing says what is installed; run pnpm install to have it written anew");
  }
  const tables = documents.map(tableOf);
  const project = tables.findLast((table) => !isAboutPnpm(table));
  const versions = tables.map((table) => textOf(table.lockfileVersion) ?? "");
  const strange = versions.find((version) => !(Number.parseFloat(version) >= OLDEST && Number.parseFloat(version) < NEWEST + 1));
  if (strange !== undefined)
    return unreadable(
      strange === ""
        ? "this has no lockfileVersion, so nothing says what is installed; run pnpm install to have it written anew"
        : `lockfileVersion ${strange.slice(0, 20)} is not known here, so what is installed is not checked`,
    );
  if (!project) return unreadable("this does not say what is installed; run pnpm install to have it written anew");
  const reader = new PnpmReader();
  for (const table of tables) if (table !== project) reader.readTools(table);
  const { importers, packages } = reader.read(project);
  let places: ReadonlyMap<string, Span> | undefined;
  const spanOf = ({ id }: { readonly id: string }): Span => {
    places ??= placesOfKeys(text);
    return places.get(`packages\n${withoutPeers(id)}`) ?? places.get(`packages\n${id}`) ?? firstLineOf(text);
  };
  const problems = reader.problems.map(({ id, message }): FileProblem => ({ message, span: spanOf({ id }) }));
  return {
    manager: "pnpm",
    uri,
    text,
    formatVersion: versions.at(-1) ?? "",
    importers,
    packages,
    resolve: () => undefined,
    isComplete: problems.length === 0,
    problems,
    spanOf,
  };
}

/** Whether a document names only pnpm's own packages. */
function isAboutPnpm({ importers }: YamlTable): boolean {
  const own = Object.values(tableOf(importers)).map(tableOf);
  return own.some((importer) => "packageManagerDependencies" in importer || "configDependencies" in importer) && !own.some(asks);
}

const asks = (importer: YamlTable): boolean => FIELDS.some((field) => field in importer) || "specifiers" in importer;

interface ReadonlyKeys {
  has(key: string): boolean;
}

class PnpmReader {
  readonly problems: { readonly id: string; readonly message: string }[] = [];
  private readonly packages = new Map<string, LockedPackage>();
  private readonly missing = new Set<string>();

  /** Packages that only work on the project and never go into it. */
  readTools(document: YamlTable): void {
    this.readPackages(document, true);
  }

  read(document: YamlTable): { importers: readonly Importer[]; packages: ReadonlyMap<string, LockedPackage> } {
    this.readPackages(document, false);
    // Without workspaces, old lockfiles have what their one importer asks for beside the packages.
    const own = "importers" in document ? tableOf(document.importers) : { ".": document };
    const importers = Object.entries(own).map(([path, importer]) => this.importerOf(path === "." ? "" : path, tableOf(importer)));
    this.linkFolders(importers);
    for (const id of this.missing)
      this.problems.push({ id, message: `${id} is asked for but missing here; run pnpm install to have it written anew` });
    return { importers, packages: withUse(importers, this.packages) };
  }

  private readPackages(document: YamlTable, isTool: boolean): void {
    const entries = tableOf(document.packages);
    // Since 9, what is the same for all installations of a package and what depends on its peers are kept apart.
    const snapshots = "snapshots" in document ? tableOf(document.snapshots) : entries;
    const ids = new Set(Object.keys(snapshots));
    for (const [id, snapshot] of Object.entries(snapshots)) {
      const entry = snapshots === entries ? tableOf(snapshot) : tableOf(entries[withoutPeers(id)] ?? entries[id]);
      this.packages.set(id, this.packageOf(id, entry, tableOf(snapshot), ids, isTool));
    }
    if (snapshots === entries) return;
    const installed = new Set(Object.keys(snapshots).map(withoutPeers));
    for (const [id, entry] of Object.entries(entries))
      if (!installed.has(id)) this.packages.set(id, this.packageOf(id, tableOf(entry), tableOf(undefined), ids, isTool));
  }

  private packageOf(id: string, entry: YamlTable, snapshot: YamlTable, ids: ReadonlyKeys, isTool: boolean): LockedPackage {
    const { name, version, source } = identityOf(id, entry);
    if (source.kind === "registry" && !/^\d/.test(version))
      this.problems.push({ id, message: `nothing says which version of ${name} is installed, so it is not checked` });
    const deprecated = textOf(entry.deprecated);
    const engines = tableOf(entry.engines);
    return {
      id,
      name,
      version,
      source,
      integrity: textOf(tableOf(entry.resolution).integrity),
      dependencies: this.dependenciesOf(entry, snapshot, ids),
      isDevelopment: isTool || entry.dev === "true",
      isOptional: entry.optional === "true" || snapshot.optional === "true",
      isBundled: false,
      hasInstallScript: entry.requiresBuild === "true",
      licence: undefined,
      deprecated,
      nodeRange: textOf(engines.node),
    };
  }

  private dependenciesOf(entry: YamlTable, snapshot: YamlTable, ids: ReadonlyKeys): LockedDependency[] {
    const peers = tableOf(entry.peerDependencies);
    const found: LockedDependency[] = [];
    const seen = new Set<string>();
    for (const field of ["optionalDependencies", "dependencies"] as const) {
      for (const [name, reference] of Object.entries(tableOf(snapshot[field]))) {
        if (seen.has(name)) continue;
        seen.add(name);
        const isPeer = name in peers;
        found.push({
          name,
          range: isPeer ? textOf(peers[name]) : undefined,
          field: isPeer ? "peerDependencies" : field,
          target: this.targetOf(name, textOf(reference) ?? "", ids, ""),
        });
      }
    }
    for (const [name, range] of Object.entries(peers))
      if (!seen.has(name)) found.push({ name, range: textOf(range), field: "peerDependencies", target: undefined });
    return found;
  }

  private importerOf(path: string, importer: YamlTable): Importer {
    const specifiers = tableOf(importer.specifiers);
    const dependencies = FIELDS.flatMap((field) =>
      Object.entries(tableOf(importer[field])).map(([name, value]): LockedDependency => {
        const reference = textOf(value) ?? textOf(tableOf(value).version) ?? "";
        const range = textOf(tableOf(value).specifier) ?? textOf(specifiers[name]);
        return { name, range, field, target: this.targetOf(name, reference, this.packages, path) };
      }),
    );
    return { path, name: undefined, dependencies };
  }

  /** The id of what a reference means: a version with its peers, the key of a package under another name, or a folder. */
  private targetOf(name: string, reference: string, ids: ReadonlyKeys, from: string): string | undefined {
    if (reference.startsWith("link:")) return `link:${joinPath(from, reference.slice("link:".length))}`;
    const found = this.keyOf(name, reference, ids);
    if (found === undefined) this.missing.add(`${name}@${reference}`);
    return found;
  }

  private keyOf(name: string, reference: string, ids: ReadonlyKeys): string | undefined {
    const key = `${name}@${reference}`;
    if (ids.has(key)) return key;
    if (ids.has(reference)) return reference;
    return [`/${key}`, `/${name}/${reference}`].find((old) => ids.has(old));
  }

  /** Folders that are linked become packages of this machine, with what their own manifest asks for. */
  private linkFolders(importers: readonly Importer[]): void {
    for (const { dependencies } of [...importers, ...this.packages.values()]) {
      for (const { name, target } of dependencies) this.linkFolder(name, target, importers);
    }
  }

  private linkFolder(name: string, target: string | undefined, importers: readonly Importer[]): void {
    if (!target?.startsWith("link:") || this.packages.has(target)) return;
    const path = target.slice("link:".length);
    const linked = importers.find((each) => each.path === path);
    this.packages.set(target, {
      id: target,
      name,
      version: "",
      source: { kind: "local", path },
      integrity: undefined,
      dependencies: linked?.dependencies.filter(({ field }) => field !== "devDependencies") ?? [],
      isDevelopment: false,
      isOptional: false,
      isBundled: false,
      hasInstallScript: false,
      licence: undefined,
      deprecated: undefined,
      nodeRange: undefined,
    });
  }
}
