import type { Lockfile } from "./lockfile";
import { readNpmLockfile } from "./npm-lockfile";
import { readPnpmLockfile } from "./pnpm-lockfile";

/** Names of lockfiles, the one that counts first where several lie in a folder. */
export const LOCKFILE_NAMES = ["npm-shrinkwrap.json", "package-lock.json", "pnpm-lock.yaml"] as const;

/** Reads a lockfile of any manager, told by its name; never fails. Undefined for files that are none. */
export function readLockfile(uri: string, text: string): Lockfile | undefined {
  switch (uri.slice(uri.lastIndexOf("/") + 1)) {
    case "package-lock.json":
    case "npm-shrinkwrap.json":
      return readNpmLockfile(uri, text);
    case "pnpm-lock.yaml":
      return readPnpmLockfile(uri, text);
    default:
      return undefined;
  }
}
