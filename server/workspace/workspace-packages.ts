import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";
import { parse } from "yaml";

/** `workspaces` reach a few levels down; deeper ones, and more folders than this, are not looked for. */
const MAX_DEPTH = 4;
const MAX_FOLDERS = 5000;
const MAX_FILE_BYTES = 2_000_000;

/**
 * The packages that a repository holds itself, by name: those that `workspaces` of package.json (npm, Yarn, Bun) or
 * `packages` of pnpm-workspace.yaml or lerna.json name, and the root. Folders are absolute paths.
 */
export function workspacePackages(root: string): ReadonlyMap<string, string> {
  const packages = new Map<string, string>();
  const globs = workspaceGlobs(root);
  if (globs.length > 0) {
    const isWanted = picomatch(globs.filter((glob) => !glob.startsWith("!")));
    const isLeftOut = picomatch(globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
    for (const folder of foldersBelow(root)) {
      if (!isWanted(folder) || isLeftOut(folder)) continue;
      const name = nameIn(join(root, folder));
      if (name !== undefined && !packages.has(name)) packages.set(name, join(root, folder));
    }
  }
  const own = nameIn(root);
  if (own !== undefined) packages.set(own, root);
  return packages;
}

function workspaceGlobs(root: string): string[] {
  const { workspaces } = readRecord(join(root, "package.json"), JSON.parse);
  const globs = [
    ...texts(workspaces),
    ...texts(isRecord(workspaces) ? workspaces.packages : undefined),
    ...texts(readRecord(join(root, "pnpm-workspace.yaml"), parse).packages),
    ...texts(readRecord(join(root, "lerna.json"), JSON.parse).packages),
  ];
  return globs.map((glob) => glob.replace(/^(!?)\.\//, "$1").replace(/\/$/, ""));
}

/** Folders relative to the root, with `/`, in the order of their names. */
function foldersBelow(root: string): string[] {
  const found: string[] = [];
  const waiting = [{ path: "", depth: 0 }];
  for (let next = waiting.shift(); next && found.length < MAX_FOLDERS; next = waiting.shift()) {
    if (next.depth >= MAX_DEPTH) continue;
    for (const name of subfolders(join(root, next.path))) {
      const path = next.path === "" ? name : `${next.path}/${name}`;
      found.push(path);
      waiting.push({ path, depth: next.depth + 1 });
    }
  }
  return found;
}

function subfolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function nameIn(folder: string): string | undefined {
  const { name } = readRecord(join(folder, "package.json"), JSON.parse);
  return typeof name === "string" ? name : undefined;
}

/** A file that is missing or not to be understood says nothing; what is wrong with it is told where it is checked. */
function readRecord(path: string, parseText: (text: string) => unknown): Record<string, unknown> {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.size > MAX_FILE_BYTES) return {};
    const value = parseText(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
