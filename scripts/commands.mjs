import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The checkout. */
export const root = join(import.meta.dirname, "..");

/**
 * Runs Node with its output on ours, and waits.
 *
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 * @returns {number} the exit code; 1 when a signal ended it
 */
export function runNode(args, options = {}) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", ...options }).status ?? 1;
}

/**
 * Runs npm as `runNode` runs Node. Within an npm script the npm that runs it is taken, so that no shell is needed on Windows.
 *
 * @param {readonly string[]} args
 * @returns {number} the exit code
 */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js")) return runNode([npm, ...args]);
  return spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;
}

/** Ends this process with a command's exit code unless it is 0. */
export function demand(status) {
  if (status !== 0) process.exit(status);
}
