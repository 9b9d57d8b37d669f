/**
 * What a file is to dependency checks, by its name alone. Nothing is imported here, so that whoever only sorts files loads no reader of them.
 */
export type DependencyFileKind = "manifest" | "lockfile";

const LOCKFILES: ReadonlySet<string> = new Set([
  "npm-shrinkwrap.json",
  "package-lock.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "bun.lock",
  "bun.lockb",
]);

/** Longer than any real lockfile, short enough to be read at once. */
export const MAX_LOCKFILE_LENGTH = 64_000_000;

/** @param place a path or URI with slashes */
export function dependencyFileKind(place: string): DependencyFileKind | undefined {
  const name = place.slice(place.lastIndexOf("/") + 1);
  if (name === "package.json") return "manifest";
  return LOCKFILES.has(name) ? "lockfile" : undefined;
}

/** Files that checks of manifests and lockfiles may look at as well, by their names. */
const BESIDE =
  /^(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.cjs|bunfig\.toml|\.nvmrc|\.node-version|\.tool-versions|(?:.*\.)?dockerfile.*|containerfile.*|.*\.ya?ml)$/i;

/** Whether what is said of manifests and lockfiles may depend on a file, by its name. */
export function mayConcernDependencies(place: string): boolean {
  return dependencyFileKind(place) !== undefined || BESIDE.test(place.slice(place.lastIndexOf("/") + 1));
}
