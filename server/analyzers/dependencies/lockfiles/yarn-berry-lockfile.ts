import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import { textOf } from "../json-values";
import type { Importer, LockedDependency, LockedPackage, Lockfile, PackageSource } from "./lockfile";
import { gitSource, isGitAddress, splitDescriptor } from "./package-values";
import { joinPath } from "./paths";
import { parseYaml, type YamlTable } from "./plain-yaml";
import { tableOf } from "./pnpm-keys";
import { firstLineOf, unreadableLockfile } from "./unreadable-lockfile";
import { withUse } from "./use";
import { placesOfKeys } from "./yaml-keys";
import { DescriptorIndex } from "./yarn-descriptors";

/** What Yarn 4.18 writes. */
const NEWEST = 10;

interface Entry {
  readonly keys: readonly string[];
  readonly id: string;
  readonly name: string;
  /** What stands behind the name in `resolution`, without the package that it is a virtual copy for. */
  readonly reference: string;
  readonly table: YamlTable;
}

/**
 * Reads the yarn.lock of Yarn 2 and later. Workspaces are entries of their own; it does not say which of what they ask for is needed while
 * developing only, which manifests tell.
 */
export function readYarnBerryLockfile(uri: string, text: string): Lockfile {
  const unreadable = (message: string): Lockfile => unreadableLockfile("yarn-berry", uri, text, message);
  let table: YamlTable;
  try {
    table = tableOf(parseYaml(text)[0]);
  } catch {
    return unreadable("this is not YAML, so nothing says what is installed; run yarn install to have it written anew");
  }
  const version = textOf(tableOf(table.__metadata).version) ?? "";
  if (!(Number(version) >= 1 && Number(version) <= NEWEST))
    return unreadable(`version ${version.slice(0, 20) || "?"} of this file is not known here, so what is installed is not checked`);
  const reader = new BerryReader(table);
  const { importers, packages } = reader.read();
  let places: ReadonlyMap<string, Span> | undefined;
  const spanOf = ({ id }: { readonly id: string }): Span => {
    places ??= placesOfKeys(text);
    return places.get(reader.keyOf(id) ?? "") ?? firstLineOf(text);
  };
  const problems = reader.problems.map(({ id, message }): FileProblem => ({ message, span: spanOf({ id }) }));
  return {
    manager: "yarn-berry",
    uri,
    text,
    formatVersion: version,
    importers,
    packages,
    resolve: (name, range) => packages.get(reader.find(name, range) ?? ""),
    isComplete: problems.length === 0,
    problems,
    spanOf,
  };
}

class BerryReader {
  readonly problems: { readonly id: string; readonly message: string }[] = [];
  private readonly entries = new Map<string, Entry>();
  private readonly lines = new Map<string, string>();
  private readonly index = new DescriptorIndex();

  constructor(table: YamlTable) {
    for (const [line, value] of Object.entries(table)) if (line !== "__metadata") this.add(line, tableOf(value));
    for (const entry of this.entries.values()) {
      const id = this.unpatched(entry);
      for (const key of entry.keys) {
        const bare = key.replace(/::.*$/s, "");
        const version = textOf(entry.table.version) ?? "";
        this.index.add(key, id, version);
        if (!this.index.has(bare)) this.index.add(bare, id, version);
      }
    }
  }

  private add(line: string, table: YamlTable): void {
    const keys = line.split(/ *, */);
    const resolution = textOf(table.resolution);
    const { name, range } = splitDescriptor(resolution ?? keys[0] ?? "");
    const reference = range.replace(/^virtual:[^#]*#/, "");
    const id = `${name}@${reference}`;
    this.entries.set(id, { keys, id, name, reference, table });
    this.lines.set(id, line);
    if (resolution === undefined) this.problems.push({ id, message: `nothing says what ${keys[0] ?? ""} is, so it is not checked` });
    else if (!reference.startsWith("workspace:") && textOf(table.version) === undefined)
      this.problems.push({ id, message: `${name} has no version here, so it is not checked; run yarn install to have it written anew` });
  }

  /** The package that a patch is laid over, which has an entry, too. */
  private unpatched({ id, reference }: Entry): string {
    const inner = /^patch:([^#]*)#/.exec(reference)?.[1];
    const base = inner === undefined ? undefined : decoded(inner);
    return base !== undefined && this.entries.has(base) ? base : id;
  }

  keyOf(id: string): string | undefined {
    return this.lines.get(id);
  }

  find(name: string, range: string): string | undefined {
    return this.index.find(name, range);
  }

  read(): { importers: readonly Importer[]; packages: ReadonlyMap<string, LockedPackage> } {
    const importers: Importer[] = [];
    const packages = new Map<string, LockedPackage>();
    for (const entry of this.entries.values()) {
      const dependencies = this.dependenciesOf(entry);
      if (entry.reference.startsWith("workspace:")) {
        const path = joinPath("", entry.reference.slice("workspace:".length));
        importers.push({ path, name: entry.name, dependencies: dependencies.filter(({ field }) => field !== "peerDependencies") });
        if (path === "") continue;
      }
      if (this.unpatched(entry) === entry.id) packages.set(entry.id, packageOf(entry, dependencies));
    }
    importers.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { importers, packages: withUse(importers, packages) };
  }

  private dependenciesOf({ id, table }: Entry): LockedDependency[] {
    const meta = tableOf(table.dependenciesMeta);
    const own = Object.entries(tableOf(table.dependencies)).map(([name, value]): LockedDependency => {
      const range = textOf(value) ?? "";
      const target = this.index.find(name, range);
      if (target === undefined)
        this.problems.push({ id, message: `${name}@${range} is asked for but missing here; run yarn install to have it written anew` });
      return { name, range, field: textOf(tableOf(meta[name]).optional) === "true" ? "optionalDependencies" : "dependencies", target };
    });
    // Which version a peer is depends on who asks for the package; that is not written down.
    const peers = Object.entries(tableOf(table.peerDependencies)).map(([name, range]): LockedDependency => {
      return { name, range: textOf(range), field: "peerDependencies", target: this.index.only(name) };
    });
    return [...own, ...peers];
  }
}

function packageOf({ id, name, reference, table }: Entry, dependencies: readonly LockedDependency[]): LockedPackage {
  const source = sourceOf(reference);
  return {
    id,
    name,
    version: source.kind === "local" && reference.startsWith("workspace:") ? "" : (textOf(table.version) ?? ""),
    source,
    integrity: textOf(table.checksum),
    dependencies,
    isDevelopment: false,
    isOptional: false,
    isBundled: false,
    hasInstallScript: false,
    licence: undefined,
    deprecated: undefined,
    nodeRange: undefined,
  };
}

function sourceOf(reference: string): PackageSource {
  const [address = "", binding = ""] = reference.split("::");
  if (address.startsWith("npm:")) {
    const archive = /(?:^|&)__archiveUrl=([^&]*)/.exec(binding)?.[1];
    return { kind: "registry", address: archive === undefined ? undefined : decoded(archive) };
  }
  if (address.startsWith("patch:")) return sourceOf(splitDescriptor(decoded(address.slice("patch:".length).replace(/#.*$/s, ""))).range);
  const path = /^(?:workspace|link|portal|file):([^#]*)/.exec(address);
  if (path) return { kind: "local", path: joinPath("", path[1] ?? "") };
  if (isGitAddress(address) || address.includes("#commit")) return gitSource(address);
  return /^https?:/.test(address) ? { kind: "http", address } : { kind: "registry", address: undefined };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
