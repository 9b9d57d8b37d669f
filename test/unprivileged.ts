import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The user that owns nothing. */
const NOBODY = 65534;

/**
 * How to start a process for which a locked folder is locked: as ourselves, or as nobody where we are the superuser, who may read everything.
 * Undefined where there is no such process: on Windows, and for a superuser whose checkout nobody else may enter.
 */
export const UNPRIVILEGED = unprivileged();

function unprivileged(): { readonly uid?: number } | undefined {
  if (process.platform === "win32") return undefined;
  if (process.getuid?.() !== 0) return {};
  const read = `require("node:fs").readdirSync(${JSON.stringify(join(import.meta.dirname, ".."))})`;
  return spawnSync(process.execPath, ["-e", read], { uid: NOBODY, cwd: "/" }).status === 0 ? { uid: NOBODY } : undefined;
}
