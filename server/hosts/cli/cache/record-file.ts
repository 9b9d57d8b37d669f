import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { userCacheFolder } from "../../../workspace/user-cache-folder";
import { digestOf } from "./digest";

/** Goes up when what is written changes its form. */
const HEADER = "buckler results 1";

export const MAX_RECORD_BYTES = 64_000_000;
const MAX_FOLDER_BYTES = 256_000_000;
const DAY = 24 * 60 * 60 * 1000;
const MAX_AGE = 30 * DAY;
const MAX_UNFINISHED_AGE = DAY;

/**
 * What is kept of one project, as lines of text. A record that cannot be read, is not whole or was written by something else
 * counts as not there; one that cannot be written is not written. Neither is anybody's trouble: the next scan takes its time.
 */
export class RecordFile {
  private readonly name: string;

  constructor(private readonly root: string) {
    this.name = `${digestOf(root)}.txt`;
  }

  read(): string | undefined {
    try {
      const folder = userCacheFolder(this.root, false);
      if (folder === undefined) return undefined;
      const path = join(folder, this.name);
      const text = readOwnFile(path);
      const end = text.indexOf("\n");
      const content = text.slice(end + 1);
      if (text.slice(0, end) !== headerOf(content)) return undefined;
      noteUse(path);
      return content;
    } catch {
      return undefined;
    }
  }

  /** In one step, so that two scans at once never read or leave half a record: the later one stays. */
  write(content: string): void {
    let unfinished: string | undefined;
    try {
      const folder = userCacheFolder(this.root, true);
      if (folder === undefined || Buffer.byteLength(content) > MAX_RECORD_BYTES) return;
      unfinished = join(folder, `${this.name}.${randomUUID()}.tmp`);
      writeFileSync(unfinished, `${headerOf(content)}\n${content}`, { flag: "wx", mode: 0o600 });
      renameSync(unfinished, join(folder, this.name));
      tidyUp(folder);
    } catch {
      if (unfinished !== undefined) rmSync(unfinished, { force: true });
    }
  }
}

function headerOf(content: string): string {
  return `${HEADER} ${digestOf(content)}`;
}

/** Follows no link and waits for no pipe. */
function readOwnFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW || 0) | (constants.O_NONBLOCK || 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > 2 * MAX_RECORD_BYTES) throw new Error(`${path} is no record`);
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}

/** Records that are used stay. */
function noteUse(path: string): void {
  const now = Date.now();
  if (now - statSync(path).mtimeMs > DAY) utimesSync(path, new Date(now), new Date(now));
}

/** Takes away what nobody used for long, what scans that were ended left, and, where all together is too much, the oldest. */
function tidyUp(folder: string): void {
  const now = Date.now();
  const records: { path: string; mtimeMs: number; size: number }[] = [];
  for (const name of readdirSync(folder)) {
    if (!/^[\w-]{43}\.txt(?:\.[\w-]+\.tmp)?$/.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: now, size: 0 };
    if (now - mtimeMs > (name.endsWith(".tmp") ? MAX_UNFINISHED_AGE : MAX_AGE)) rmSync(path, { force: true });
    else records.push({ path, mtimeMs, size });
  }
  records.sort((a, b) => b.mtimeMs - a.mtimeMs);
  let total = 0;
  for (const { path, size } of records) {
    total += size;
    if (total > MAX_FOLDER_BYTES) rmSync(path, { force: true });
  }
}
