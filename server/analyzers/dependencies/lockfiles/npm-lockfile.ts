import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import { isRecord, textOf } from "../json-values";
import type { DependencyField } from "../manifest/package-manifest";
import type { Importer, LockedDependency, LockedPackage, Lockfile, PackageSource } from "./lockfile";
import { unreadableLockfile } from "./unreadable-lockfile";

const FIELDS: readonly DependencyField[] = ["dependencies", "optionalDependencies", "peerDependencies", "devDependencies"];

/** Reads package-lock.json and npm-shrinkwrap.json of lockfileVersion 2 and 3 (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export function readNpmLockfile(uri: string, text: string): Lockfile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return unreadableLockfile(
      "npm",
      uri,
      text,
      "this is not JSON, so it says nothing about what is installed; run npm install to have it written anew",
    );
  }
  const entries = isRecord(json) && isRecord(json.packages) ? json.packages : undefined;
  if (!isRecord(json) || !entries) return unreadableLockfile("npm", uri, text, "this is not a lockfile that is known here");
  const packages = new Map<string, LockedPackage>();
  const importers: Importer[] = [];
  for (const [path, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) continue;
    const dependencies = dependenciesOf(path, entry, entries);
    if (!path.includes("node_modules/")) importers.push({ path, name: textOf(entry.name), dependencies });
    else if (entry.link !== true) packages.set(path, packageOf(path, entry, dependencies));
  }
  let tree: Node | undefined;
  return {
    manager: "npm",
    uri,
    text,
    formatVersion: String(json.lockfileVersion),
    importers,
    packages,
    resolve: () => undefined,
    isComplete: true,
    problems: [],
    spanOf({ id }) {
      tree ??= parseTree(text);
      const key = tree && findNodeAtLocation(tree, ["packages", id])?.parent?.children?.[0];
      return key ? { start: key.offset, end: key.offset + key.length } : { start: 0, end: 0 };
    },
  };
}

function packageOf(path: string, entry: Record<string, unknown>, dependencies: readonly LockedDependency[]): LockedPackage {
  return {
    id: path,
    name: textOf(entry.name) ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    version: textOf(entry.version) ?? "",
    source: sourceOf(textOf(entry.resolved)),
    integrity: textOf(entry.integrity),
    dependencies,
    isDevelopment: entry.dev === true || entry.devOptional === true,
    isOptional: entry.optional === true || entry.devOptional === true,
    isBundled: entry.inBundle === true,
    hasInstallScript: entry.hasInstallScript === true,
    licence: textOf(entry.license),
    deprecated: textOf(entry.deprecated),
    nodeRange: isRecord(entry.engines) ? textOf(entry.engines.node) : undefined,
  };
}

function sourceOf(resolved: string | undefined): PackageSource {
  if (resolved === undefined) return { kind: "registry", address: undefined };
  const git = /^git(?:\+[a-z]+)?:/.test(resolved);
  if (git) return { kind: "git", address: resolved, commit: /#([0-9a-f]{7,64})$/.exec(resolved)?.[1] };
  if (resolved.startsWith("file:")) return { kind: "local", path: resolved.slice("file:".length) };
  return { kind: "registry", address: resolved };
}

function dependenciesOf(path: string, entry: Record<string, unknown>, entries: Record<string, unknown>): LockedDependency[] {
  return FIELDS.flatMap((field) => {
    const table = entry[field];
    return Object.entries(isRecord(table) ? table : {}).map(([name, range]) => {
      return { name, range: textOf(range), field, target: resolveFrom(path, name, entries) };
    });
  });
}

/** Where Node finds a package from a folder: in the node_modules of the folder, or of those above. */
function resolveFrom(path: string, name: string, entries: Record<string, unknown>): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const candidate = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (!folder.endsWith("node_modules") && Object.hasOwn(entries, candidate)) return candidate;
    if (folder === "") return undefined;
  }
}
