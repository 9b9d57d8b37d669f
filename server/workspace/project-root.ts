import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONFIG_FILE, CONFIG_FOLDER } from "./config-files";
import { relativeTo } from "./ignore-rules";

/**
 * The root of the project that a folder belongs to: the nearest folder from there upwards with `.buckler.yml`, `.buckler/` or `.git`.
 * Undefined when there is none, and the folder has to stand for itself.
 */
export function projectRootOf(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if ([CONFIG_FILE, CONFIG_FOLDER, ".git"].some((name) => existsSync(join(current, name)))) return current;
    if (dirname(current) === current) return undefined;
  }
}

/** The outermost folder with a package.json from a folder upwards, `top` at most; undefined when there is none. */
export function packageRootOf(folder: string, top: string): string | undefined {
  let outermost: string | undefined;
  for (let current = folder; relativeTo(top, current) !== undefined; current = dirname(current)) {
    if (existsSync(join(current, "package.json"))) outermost = current;
    if (dirname(current) === current) break;
  }
  return outermost;
}
