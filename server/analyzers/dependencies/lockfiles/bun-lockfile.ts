import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import { isRecord, recordOf, textOf } from "../json-values";
import type { DependencyField } from "../manifest/package-manifest";
import { keysOfObjects, pathKey } from "./json-keys";
import { parseRelaxedJson } from "./relaxed-json";
import type { Importer, LockedDependency, LockedPackage, Lockfile, PackageSource } from "./lockfile";
import { gitSource, isGitAddress, splitDescriptor } from "./package-values";
import { firstLineOf, unreadableLockfile } from "./unreadable-lockfile";
import { withUse } from "./use";

const FIELDS: readonly DependencyField[] = ["dependencies", "optionalDependencies", "devDependencies", "peerDependencies"];
/** What Bun 1.4 writes. */
const NEWEST = 2;

/** Reads bun.lock (https://bun.sh/docs/pm/lockfile): JSON with commas behind the last item, and a list for each package. */
export function readBunLockfile(uri: string, text: string): Lockfile {
  const unreadable = (message: string): Lockfile => unreadableLockfile("bun", uri, text, message);
  let json: unknown;
  try {
    json = parseRelaxedJson(text);
  } catch {
    return unreadable("this is not JSON, so nothing says what is installed; run bun install to have it written anew");
  }
  const version = isRecord(json) ? json.lockfileVersion : undefined;
  if (!isRecord(json) || typeof version !== "number" || version > NEWEST)
    return unreadable(
      `lockfileVersion ${JSON.stringify(version ?? null).slice(0, 20)} is not known here, so what is installed is not checked`,
    );
  const workspaces = recordOf(json.workspaces);
  // A project that asks for nothing has no packages.
  const table = recordOf(json.packages ?? {});
  if (!workspaces || !table) return unreadable("this does not say what is installed; run bun install to have it written anew");
  const { importers, packages, problems: found } = new BunReader(workspaces, table).read();
  let keys: ReadonlyMap<string, Span> | undefined;
  const spanOf = ({ id }: { readonly id: string }): Span =>
    (keys ??= keysOfObjects(text)).get(pathKey(["packages", id])) ?? firstLineOf(text);
  const problems = found.map(({ id, message }): FileProblem => ({ message, span: spanOf({ id }) }));
  return {
    manager: "bun",
    uri,
    text,
    formatVersion: String(version),
    importers,
    packages,
    resolve: () => undefined,
    isComplete: problems.length === 0,
    problems,
    spanOf,
  };
}

/** bun.lockb, which is no text. */
export function readBinaryBunLockfile(uri: string, text: string): Lockfile {
  const message = "Bun's binary lockfile is not read here, so what is installed is not checked; run bun install --save-text-lockfile";
  return unreadableLockfile("bun", uri, text.slice(0, 100), message);
}

class BunReader {
  private readonly problems: { readonly id: string; readonly message: string }[] = [];
  private readonly workspaceNames = new Map<string, string>();

  constructor(
    private readonly workspaces: Record<string, unknown>,
    private readonly entries: Record<string, unknown>,
  ) {}

  read(): {
    importers: Importer[];
    packages: Map<string, LockedPackage>;
    problems: readonly { readonly id: string; readonly message: string }[];
  } {
    const importers: Importer[] = [];
    for (const [path, value] of Object.entries(this.workspaces)) {
      const workspace = recordOf(value) ?? {};
      const name = textOf(workspace.name);
      if (name !== undefined) this.workspaceNames.set(path, name);
      // What a workspace has apart from the others stands below its name.
      importers.push({ path, name, dependencies: this.dependenciesOf(workspace, path === "" ? "" : (name ?? ""), FIELDS) });
    }
    const packages = new Map<string, LockedPackage>();
    for (const [key, entry] of Object.entries(this.entries)) {
      const locked = Array.isArray(entry) ? this.packageOf(key, entry as unknown[], importers) : undefined;
      if (locked) packages.set(key, locked);
      else this.problems.push({ id: key, message: `the entry of ${key} is not understood, so it is not checked` });
    }
    return { importers, packages: withUse(importers, packages), problems: this.problems };
  }

  private packageOf(key: string, entry: readonly unknown[], importers: readonly Importer[]): LockedPackage | undefined {
    const resolution = textOf(entry[0]);
    if (resolution === undefined) return undefined;
    const { name, range } = splitDescriptor(resolution);
    const info = entry.map(recordOf).find((item) => item !== undefined) ?? {};
    const source = sourceOf(range, textOf(entry[1]));
    const workspace =
      source.kind === "local" && range.startsWith("workspace:") ? importers.find(({ path }) => path === source.path) : undefined;
    const isVersion = source.kind === "registry";
    if (isVersion && !/^\d/.test(range)) return undefined;
    return {
      id: key,
      name,
      version: isVersion ? range : "",
      source,
      integrity: entry
        .slice(1)
        .map(textOf)
        .findLast((text) => text !== undefined && /^sha\d+-/.test(text)),
      dependencies: workspace
        ? workspace.dependencies.filter(({ field }) => field !== "devDependencies")
        : this.dependenciesOf(info, key, ["dependencies", "optionalDependencies", "peerDependencies"]),
      isDevelopment: false,
      isOptional: false,
      isBundled: info.bundled === true,
      hasInstallScript: false,
      licence: undefined,
      deprecated: undefined,
      nodeRange: undefined,
    };
  }

  private dependenciesOf(table: Record<string, unknown>, from: string, fields: readonly DependencyField[]): LockedDependency[] {
    const optional = new Set(Array.isArray(table.optionalPeers) ? table.optionalPeers : []);
    return fields.flatMap((field) =>
      Object.entries((Object.hasOwn(table, field) && recordOf(table[field])) || {}).map(([name, range]) => {
        const target = this.targetOf(from, name);
        const isNeeded = field !== "optionalDependencies" && field !== "peerDependencies" && !optional.has(name);
        if (target === undefined && isNeeded)
          this.problems.push({
            id: from,
            message: `${name}@${textOf(range) ?? ""} is asked for but missing here; run bun install to have it written anew`,
          });
        return { name, range: textOf(range), field, target };
      }),
    );
  }

  /** As in node_modules: what lies below the package that asks, or below those that it lies below. */
  private targetOf(from: string, name: string): string | undefined {
    for (let folder = from; folder !== ""; folder = parentOf(folder)) {
      const candidate = `${folder}/${name}`;
      if (Object.hasOwn(this.entries, candidate)) return candidate;
    }
    return Object.hasOwn(this.entries, name) ? name : undefined;
  }
}

function parentOf(path: string): string {
  const last = path.lastIndexOf("/");
  if (last < 0) return "";
  const isScoped = path.startsWith("@", path.lastIndexOf("/", last - 1) + 1);
  return isScoped ? path.slice(0, Math.max(0, path.lastIndexOf("/", last - 1))) : path.slice(0, last);
}

function sourceOf(reference: string, address: string | undefined): PackageSource {
  const path = /^(?:workspace|link|file|root):(.*)$/s.exec(reference);
  if (path) return { kind: "local", path: path[1] ?? "" };
  if (isGitAddress(reference)) return gitSource(reference);
  if (/^https?:/.test(reference)) return { kind: "http", address: reference };
  if (/^(?:\.{0,2}\/)|\.t(?:ar\.)?gz$/.test(reference)) return { kind: "local", path: reference };
  return { kind: "registry", address: address === undefined || !/^https?:/.test(address) ? undefined : address };
}
