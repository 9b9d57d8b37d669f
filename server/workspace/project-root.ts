import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONFIG_FILE, CONFIG_FOLDER } from "./config-files";

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
