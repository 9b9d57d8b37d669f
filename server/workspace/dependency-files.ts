import { readdirSync, readFileSync, statSync, type Dirent } from "node:fs";
import { basename, dirname, join } from "node:path";
import { URI } from "vscode-uri";
import type { DependencyHost } from "../analyzers/dependencies/dependency-project";
import { maxBytesOf } from "./read-document";

/** Deeper than any project; also bounds what hostile folders can cost. */
const MAX_DEPTH = 100;

/** Larger than any package.json of a package. */
const MAX_MANIFEST_BYTES = 5_000_000;

interface Held {
  readonly stamp: string;
  readonly text: string;
}

/** The manifests and lockfiles of a project, as they are in the editor where they are open there, and otherwise as they are on disk. */
export class DependencyFiles implements DependencyHost {
  readonly root: string;
  private readonly open = new Map<string, string>();
  /** As long as a file is the same, so is its text, which then need not be read, nor compared letter by letter. */
  private readonly onDisk = new Map<string, Held>();
  private found: readonly string[] | undefined;

  /** @param covers says whether a file belongs to the project */
  constructor(
    private readonly rootPath: string,
    private readonly covers: (path: string) => boolean,
  ) {
    this.root = URI.file(rootPath).toString().replace(/\/$/, "");
  }

  /** From now on, this text counts. */
  hold(uri: string, text: string): void {
    this.open.set(uri, text);
  }

  /** From now on, what is on disk counts. */
  release(uri: string): void {
    this.open.delete(uri);
  }

  /** Files came or went. */
  forgetList(): void {
    this.found = undefined;
  }

  /** A file that is there and cannot be read is empty, so that nobody takes it for missing. */
  read(uri: string): string | undefined {
    const held = this.open.get(uri);
    if (held !== undefined) return held;
    const path = URI.parse(uri).fsPath;
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (!stats?.isFile() || !this.covers(path)) return undefined;
      if (stats.size > maxBytesOf(path)) return "";
      const stamp = `${stats.dev}:${stats.ino}:${stats.ctimeMs}:${stats.mtimeMs}:${stats.size}`;
      const known = this.onDisk.get(uri);
      if (known?.stamp === stamp) return known.text;
      const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
      this.onDisk.set(uri, { stamp, text });
      return text;
    } catch {
      return "";
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
    return (this.found ??= this.findManifests());
  }

  private findManifests(): string[] {
    // What belongs to no folder has the whole disk around it.
    if (dirname(this.rootPath) === this.rootPath) return [];
    const found: string[] = [];
    const walk = (folder: string, depth: number): void => {
      let entries: Dirent[];
      try {
        entries = readdirSync(folder, { withFileTypes: true });
      } catch {
        return;
      }
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = join(folder, entry.name);
        if (entry.isFile() && entry.name === "package.json" && this.covers(path)) found.push(URI.file(path).toString());
        // A folder's own files tell whether the folder is left out.
        if (
          entry.isDirectory() &&
          depth < MAX_DEPTH &&
          !/^(?:node_modules|\.git)$/.test(basename(path)) &&
          this.covers(join(path, "package.json"))
        )
          walk(path, depth + 1);
      }
    };
    walk(this.rootPath, 0);
    return found;
  }
}
