import { lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { relativeTo } from "../../../workspace/ignore-rules";

/**
 * The folder of the user's own where results are kept; undefined where there is none that can be trusted with them.
 * It is never one inside of the scanned project: whoever wrote the project could have put results there that hide something.
 * @param create true to make the folder where it is not there yet
 * @throws Error when it cannot be made or looked at
 */
export function cacheFolder(root: string, create: boolean): string | undefined {
  const parent = userCacheFolder();
  if (parent === undefined) return undefined;
  const folder = join(parent, "buckler");
  // Checked before it is made as well, so that nothing appears in a project.
  if (create && relativeTo(root, folder) === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return isPrivate(folder) && relativeTo(realpathSync(root), realpathSync(folder)) === undefined ? folder : undefined;
}

/** As the XDG Base Directory Specification has it, where its variable is set, and otherwise as the platform has it. */
function userCacheFolder(): string | undefined {
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
