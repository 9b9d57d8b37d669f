import { lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { relativeTo } from "./ignore-rules";

/**
 * The folder of the user's own where things are kept that can be made again; undefined where there is none that can be trusted with them.
 * @param root a project that it must not lie in: whoever wrote the project could have put things there that hide something
 * @param create true to make the folder where it is not there yet
 * @throws Error when it cannot be made or looked at
 */
export function userCacheFolder(root: string | undefined, create: boolean): string | undefined {
  const parent = parentFolder();
  if (parent === undefined) return undefined;
  const folder = join(parent, "buckler");
  // Checked before it is made as well, so that nothing appears in a project.
  if (create && (root === undefined || relativeTo(root, folder) === undefined)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isPrivate(folder)) return undefined;
  return root === undefined || relativeTo(realpathSync(root), realpathSync(folder)) === undefined ? folder : undefined;
}

/** As the XDG Base Directory Specification has it, where its variable is set, and otherwise as the platform has it. */
function parentFolder(): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local } = process.env;
  if (named !== undefined && isAbsolute(named)) return named;
  if (process.platform === "win32") return local !== undefined && isAbsolute(local) ? local : undefined;
  const home = homedir();
  if (!isAbsolute(home) || !statSync(home, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return process.platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
}

/** What others may write to, they may have written. On Windows the folder's place is what keeps others out. */
function isPrivate(folder: string): boolean {
  const stats = lstatSync(folder);
  if (!stats.isDirectory()) return false;
  return process.geteuid === undefined || (stats.uid === process.geteuid() && (stats.mode & 0o022) === 0);
}
