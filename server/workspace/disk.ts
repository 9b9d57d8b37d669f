import { readFileSync, realpathSync, statSync, type Stats } from "node:fs";
import { workspacePackages } from "./workspace-packages";

/** What finding out where imports lead asks of the disk. */
export class Disk {
  isFile(path: string): boolean {
    return statsOf(path)?.isFile() ?? false;
  }

  isFolder(path: string): boolean {
    return statsOf(path)?.isDirectory() ?? false;
  }

  /** A path without symbolic links; undefined where there is nothing. */
  realPathOf(path: string): string | undefined {
    try {
      return realpathSync(path);
    } catch {
      return undefined;
    }
  }

  /** @returns undefined for what cannot be read, and for what is larger than it should be */
  textOf(path: string, maxBytes: number): string | undefined {
    try {
      return statSync(path).size > maxBytes ? undefined : readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  }

  /** Folders of the packages that a repository holds itself, by name. */
  packagesOf(root: string): ReadonlyMap<string, string> {
    return workspacePackages(root);
  }

  /** Whether a file that an import led to belongs to the project. */
  isCovered(path: string, covers: (path: string) => boolean): boolean {
    return covers(path);
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // what may not be looked at is not there
  }
}
