import { createHash, randomUUID } from "node:crypto";
import { closeSync, constants, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { userCacheFolder } from "../user-cache-folder";

/** Several times of what all records of today take. */
export const MAX_INDEX_BYTES = 100_000_000;

/** Where the downloaded index lies, and what an update works with. */
export interface AdvisoryFiles {
  readonly index: string;
  readonly download: string;
  readonly lock: string;
}

/**
 * @param root a project that the folder must not lie in
 * @param create true to make the folder where it is not there yet
 * @returns undefined where there is no folder that can be trusted
 * @throws Error when it cannot be made or looked at
 */
export function advisoryFiles(root: string | undefined, create: boolean): AdvisoryFiles | undefined {
  const parent = userCacheFolder(root, create);
  if (parent === undefined) return undefined;
  const folder = join(parent, "advisories");
  if (create) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { index: join(folder, "npm.index"), download: join(folder, "npm.zip.part"), lock: join(folder, "update.lock") };
}

/** A file of one's own as it is at one time. */
export interface OwnFile {
  readonly bytes: Uint8Array;
  readonly modified: Date;
}

/**
 * Follows no link and waits for no pipe.
 * @throws Error where it cannot be read
 */
export function readOwnFile(path: string): OwnFile {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW || 0) | (constants.O_NONBLOCK || 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > MAX_INDEX_BYTES) throw new Error("it is no file, or far too large");
    return { bytes: readFileSync(file), modified: stats.mtime };
  } finally {
    closeSync(file);
  }
}

/** Whole or not at all, also when the machine stops meanwhile. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    const file = openSync(unfinished, "wx", 0o600);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
