import { accessSync, constants } from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The browser that the editor tests drive: what CHROMIUM names, otherwise the first one on the PATH.
 *
 * @returns {string} path of the program
 * @throws when there is none
 */
export function findChromium() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [process.env.CHROMIUM, ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))];
  const found = candidates.find((candidate) => candidate !== undefined && isExecutable(candidate));
  if (found === undefined) throw new Error("The editor tests need Chromium: install it, or name it in the environment variable CHROMIUM");
  return found;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
