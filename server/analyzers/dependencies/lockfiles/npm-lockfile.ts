import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import { isRecord, recordOf, textOf } from "../json-values";
import type { DependencyField } from "../manifest/package-manifest";
import { keysOfObjects, pathKey } from "./json-keys";
import type { Importer, LockedDependency, LockedPackage, Lockfile } from "./lockfile";
import { readNpmTree } from "./npm-tree";
import { NODE_MODULES, resolveFrom, type NpmPackages } from "./node-modules";
import { licenceOf, sourceOfAddress } from "./package-values";
import { firstLineOf, unreadableLockfile } from "./unreadable-lockfile";

const FIELDS: readonly DependencyField[] = ["dependencies", "optionalDependencies", "peerDependencies", "devDependencies"];
const NEWEST = 3;

/**
 * Reads package-lock.json and npm-shrinkwrap.json of lockfileVersion 1 to 3 (https://docs.npmjs.com/cli/configuring-npm/package-lock-json),
 * and the hidden one in node_modules, which has no importers.
 */
export function readNpmLockfile(uri: string, text: string): Lockfile {
  const unreadable = (message: string): Lockfile => unreadableLockfile("npm", uri, text, message);
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch {
    return unreadable("this is not JSON, so nothing says what is installed; run npm install to have it written anew");
  }
  if (!isRecord(json))
    return unreadable("a lockfile holds an object, so nothing says what is installed; run npm install to have it written anew");
  // Older than lockfileVersion are files that have dependencies only.
  const version = json.lockfileVersion ?? (Object.hasOwn(json, "dependencies") || Object.hasOwn(json, "packages") ? 1 : undefined);
  if (version === undefined)
    return unreadable("this is no lockfile of npm, so nothing says what is installed; run npm install to have it written anew");
  if (typeof version !== "number" || version > NEWEST)
    return unreadable(
      `lockfileVersion ${JSON.stringify(version).slice(0, 20)} is not known here, so what is installed is not checked; run npm install --lockfile-version ${NEWEST}`,
    );
  const isTree = !Object.hasOwn(json, "packages") && (version < 2 || Object.hasOwn(json, "dependencies"));
  const table = isTree ? (json.dependencies ?? {}) : json.packages;
  if (!isRecord(table))
    return unreadable(
      `"${isTree ? "dependencies" : "packages"}" is no object, so nothing says what is installed; run npm install to have it written anew`,
    );
  const read = isTree ? readNpmTree(table) : readNpmPackages(table);
  let keys: ReadonlyMap<string, Span> | undefined;
  const spanOf = (id: string): Span => (keys ??= keysOfObjects(text)).get(pathKey(read.pathOf(id))) ?? firstLineOf(text);
  const problems: FileProblem[] = read.problems.map(({ id, message }) => ({ message, span: spanOf(id) }));
  return {
    manager: "npm",
    uri,
    text,
    formatVersion: String(version),
    importers: read.importers,
    packages: read.packages,
    resolve: (name) => read.packages.get(`${NODE_MODULES}${name}`),
    isComplete: problems.length === 0,
    problems,
    spanOf: ({ id }) => spanOf(id),
  };
}

/** `packages` of lockfileVersion 2 and 3: folders of node_modules, and those of the project's own packages. */
function readNpmPackages(entries: Record<string, unknown>): NpmPackages {
  const packages = new Map<string, LockedPackage>();
  const importers: Importer[] = [];
  const problems: { id: string; message: string }[] = [];
  const locked: { path: string; entry: Record<string, unknown>; dependencies: readonly LockedDependency[] }[] = [];
  const fromAddress = new Set<string>();
  const exists = (path: string): boolean => Object.hasOwn(entries, path);
  for (const [path, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) {
      problems.push({ id: path, message: `the entry of ${path || "the project"} is no object, so it is not checked` });
      continue;
    }
    const dependencies = dependenciesOf(path, entry, exists);
    for (const { range, target } of dependencies) if (target !== undefined && range && isAddress(range)) fromAddress.add(target);
    if (path.includes(NODE_MODULES)) locked.push({ path, entry, dependencies });
    else importers.push({ path, name: textOf(entry.name), dependencies });
  }
  for (const { path, entry, dependencies } of locked) {
    const read = entry.link === true ? linkOf(path, entry, entries, exists) : packageOf(path, entry, dependencies, fromAddress.has(path));
    if (read.version === "" && read.source.kind === "registry") {
      problems.push({
        id: path,
        message: `${read.name} has no version here, so it is not checked; run npm install to have it written anew`,
      });
    } else packages.set(path, read);
  }
  return { packages, importers: importers.sort((a, b) => (a.path < b.path ? -1 : 1)), problems, pathOf: (id) => ["packages", id] };
}

const isAddress = (range: string): boolean => /^https?:/i.test(range);

function packageOf(
  path: string,
  entry: Record<string, unknown>,
  dependencies: readonly LockedDependency[],
  isFromAddress: boolean,
): LockedPackage {
  const resolved = textOf(entry.resolved);
  return {
    id: path,
    name: textOf(entry.name) ?? nameIn(path),
    version: textOf(entry.version) ?? "",
    source: sourceOfAddress(resolved, isFromAddress),
    integrity: textOf(entry.integrity),
    dependencies: dependencies.filter(({ field }) => field !== "devDependencies"),
    isDevelopment: entry.dev === true,
    isOptional: entry.optional === true,
    // What the project itself bundles has an address of its own.
    isBundled: entry.inBundle === true && resolved === undefined,
    hasInstallScript: entry.hasInstallScript === true,
    licence: licenceOf(entry.license),
    deprecated: textOf(entry.deprecated),
    nodeRange: textOf(recordOf(entry.engines)?.node),
  };
}

/** A folder that node_modules points to; what it asks for is found from where it lies. */
function linkOf(
  path: string,
  entry: Record<string, unknown>,
  entries: Record<string, unknown>,
  exists: (path: string) => boolean,
): LockedPackage {
  const folder = textOf(entry.resolved) ?? "";
  const linked = (exists(folder) && recordOf(entries[folder])) || {};
  const dependencies = dependenciesOf(folder, linked, exists);
  return {
    ...packageOf(path, linked, dependencies, false),
    name: textOf(linked.name) ?? nameIn(path),
    source: { kind: "local", path: folder },
    isDevelopment: entry.dev === true || linked.dev === true,
    isOptional: entry.optional === true || linked.optional === true,
  };
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf(NODE_MODULES) + NODE_MODULES.length);
}

function dependenciesOf(path: string, entry: Record<string, unknown>, exists: (path: string) => boolean): LockedDependency[] {
  return FIELDS.flatMap((field) => {
    const table = Object.hasOwn(entry, field) ? recordOf(entry[field]) : undefined;
    return Object.entries(table ?? {}).map(([name, range]) => {
      return { name, range: textOf(range), field, target: resolveFrom(path, name, exists) };
    });
  });
}
