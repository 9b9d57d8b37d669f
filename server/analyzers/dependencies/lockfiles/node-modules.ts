import type { Importer, LockedPackage } from "./lockfile";

export const NODE_MODULES = "node_modules/";

/** What was read of a lockfile of npm, whichever version it has. */
export interface NpmPackages {
  readonly packages: Map<string, LockedPackage>;
  readonly importers: readonly Importer[];
  /** What could not be read, by the ids of entries. */
  readonly problems: readonly { readonly id: string; readonly message: string }[];
  /** Path of an entry in the file. */
  pathOf(id: string): readonly string[];
}

/** Where Node finds a package from a folder: in the node_modules of the folder, or of those above. */
export function resolveFrom(path: string, name: string, exists: (path: string) => boolean): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (!folder.endsWith("node_modules")) {
      const candidate = `${folder === "" ? "" : `${folder}/`}${NODE_MODULES}${name}`;
      if (exists(candidate)) return candidate;
    }
    if (folder === "") return undefined;
  }
}
