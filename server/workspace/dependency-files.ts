import { readFileSync, statSync } from "node:fs";
import { URI } from "vscode-uri";
import type { DependencyHost } from "../analyzers/dependencies/dependency-project";

/** Larger than any real lockfile, small enough to read at once. */
const MAX_LOCKFILE_BYTES = 64_000_000;

/** Larger than any package.json of a package. */
const MAX_MANIFEST_BYTES = 5_000_000;

/** The manifests and lockfiles of a project on disk. */
export class DependencyFiles implements DependencyHost {
  readonly root: string;

  /** @param covers says whether a file belongs to the project */
  constructor(
    rootPath: string,
    private readonly covers: (path: string) => boolean,
  ) {
    this.root = URI.file(rootPath).toString();
  }

  read(uri: string): string | undefined {
    const path = URI.parse(uri).fsPath;
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() && stats.size <= MAX_LOCKFILE_BYTES && this.covers(path) ? readFileSync(path, "utf8") : undefined;
    } catch {
      return undefined;
    }
  }

  readInstalled(uri: string): string | undefined {
    const path = URI.parse(uri).fsPath;
    // The links of a package manager may lead to its store, so what counts is where the question points.
    if (!uri.startsWith(`${this.root}/`) || !uri.includes("/node_modules/") || !uri.endsWith("/package.json")) return undefined;
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() && stats.size <= MAX_MANIFEST_BYTES ? readFileSync(path, "utf8") : undefined;
    } catch {
      return undefined;
    }
  }

  manifests(): readonly string[] {
    return [];
  }
}
