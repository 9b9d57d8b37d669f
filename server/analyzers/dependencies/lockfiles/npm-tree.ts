import { isRecord, recordOf, textOf } from "../json-values";
import { parseSpecifier } from "../manifest/specifier";
import type { LockedDependency, LockedPackage, PackageSource } from "./lockfile";
import { NODE_MODULES, resolveFrom, type NpmPackages } from "./node-modules";
import { gitSource, sourceOfAddress } from "./package-values";

/** Deeper than npm ever nests; a text that is deeper was made to hurt. */
const MAX_NESTING = 30;

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly entry: Record<string, unknown>;
}

/**
 * `dependencies` of lockfileVersion 1: a tree of folders in node_modules. It does not say what the project itself asks for, nor what of a
 * package's requirements is optional.
 */
export function readNpmTree(tree: Record<string, unknown>): NpmPackages {
  const entries = new Map<string, Entry>();
  const problems: { id: string; message: string }[] = [];
  const waiting: { path: string; table: Record<string, unknown>; depth: number }[] = [{ path: "", table: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path: outer, table, depth } = next;
    for (const [name, entry] of Object.entries(table)) {
      const path = `${outer}${NODE_MODULES}${name}`;
      if (!isRecord(entry)) {
        problems.push({ id: path, message: `the entry of ${name} is no object, so it is not checked` });
        continue;
      }
      entries.set(path, { path, name, entry });
      const inner = recordOf(entry.dependencies);
      if (inner && depth < MAX_NESTING) waiting.push({ path: `${path}/`, table: inner, depth: depth + 1 });
      else if (inner) problems.push({ id: path, message: `what ${name} holds nests too deeply, so it is not checked` });
    }
  }
  const exists = (path: string): boolean => entries.has(path);
  const packages = new Map<string, LockedPackage>();
  for (const each of entries.values()) {
    const read = packageOf(each, exists);
    if (read.version === "" && read.source.kind === "registry")
      problems.push({
        id: each.path,
        message: `${read.name} has no version here, so it is not checked; run npm install to have it written anew`,
      });
    else packages.set(each.path, read);
  }
  return {
    packages,
    importers: [],
    problems,
    pathOf: (id) => id.split(`/${NODE_MODULES}`).flatMap((name) => ["dependencies", name.replace(/^node_modules\//, "")]),
  };
}

function packageOf({ path, name, entry }: Entry, exists: (path: string) => boolean): LockedPackage {
  const { source, realName, version } = whatIs(textOf(entry.version) ?? "", textOf(entry.resolved));
  const dependencies = Object.entries(recordOf(entry.requires) ?? {}).map(([required, range]): LockedDependency => {
    return { name: required, range: textOf(range), field: "dependencies", target: resolveFrom(path, required, exists) };
  });
  return {
    id: path,
    name: realName ?? name,
    version,
    source,
    integrity: textOf(entry.integrity),
    dependencies,
    isDevelopment: entry.dev === true,
    isOptional: entry.optional === true,
    isBundled: entry.bundled === true,
    hasInstallScript: false,
    licence: undefined,
    deprecated: undefined,
    nodeRange: undefined,
  };
}

/** What stands for a version: one, `npm:name@version`, or the address of what has none that is known. */
function whatIs(text: string, resolved: string | undefined): { source: PackageSource; realName?: string; version: string } {
  const specifier = parseSpecifier(text);
  switch (specifier.kind) {
    case "alias": {
      const { target } = specifier;
      return { source: sourceOfAddress(resolved, false), realName: specifier.name, version: target.kind === "range" ? target.range : "" };
    }
    case "git":
      return { source: gitSource(text), version: "" };
    case "http":
      return { source: { kind: "http", address: text }, version: "" };
    case "path":
      return { source: { kind: "local", path: specifier.path }, version: "" };
    default:
      return { source: sourceOfAddress(resolved, false), version: text };
  }
}
