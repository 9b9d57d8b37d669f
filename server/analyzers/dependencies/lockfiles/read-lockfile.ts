import type { Lockfile } from "./lockfile";
import { readBinaryBunLockfile, readBunLockfile } from "./bun-lockfile";
import { readNpmLockfile } from "./npm-lockfile";
import { readPnpmLockfile } from "./pnpm-lockfile";
import { readYarnBerryLockfile } from "./yarn-berry-lockfile";
import { readYarnClassicLockfile } from "./yarn-classic-lockfile";

/**
 * Names of lockfiles. Where several lie in a folder and nothing says whose project it is, the first one counts: what npm writes is what is
 * left behind by mistake most often.
 */
export const LOCKFILE_NAMES = ["pnpm-lock.yaml", "yarn.lock", "bun.lock", "npm-shrinkwrap.json", "package-lock.json", "bun.lockb"] as const;

/** What npm keeps of what it installed last, below the folder of a project. */
export const HIDDEN_LOCKFILE = "node_modules/.package-lock.json";

/** Reads a lockfile of any manager, told by its name; never fails. Undefined for files that are none. */
export function readLockfile(uri: string, text: string): Lockfile | undefined {
  switch (uri.slice(uri.lastIndexOf("/") + 1)) {
    case "package-lock.json":
    case "npm-shrinkwrap.json":
    case ".package-lock.json":
      return readNpmLockfile(uri, text);
    case "pnpm-lock.yaml":
      return readPnpmLockfile(uri, text);
    case "yarn.lock":
      return /^__metadata:/m.test(text) ? readYarnBerryLockfile(uri, text) : readYarnClassicLockfile(uri, text);
    case "bun.lock":
      return readBunLockfile(uri, text);
    case "bun.lockb":
      return readBinaryBunLockfile(uri, text);
    default:
      return undefined;
  }
}
