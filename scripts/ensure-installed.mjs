import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demand, root, runNpm } from "./commands.mjs";

/**
 * Installs the packages that the lockfile names, unless node_modules holds exactly those already.
 * Uses nothing but Node's own modules: it runs before anything is installed. Ends the process when npm fails.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing packages…");
  demand(runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]));
}

function isInstalled() {
  // npm writes down what it installed; a copy of node_modules keeps it, dates of files would not survive.
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    return found === undefined ? wanted.optional === true : found.integrity === wanted.integrity && found.version === wanted.version;
  });
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}
