import { openSync, closeSync, fstatSync, readSync } from "node:fs";
import * as zlib from "node:zlib";
import { fromFdPromise, type Entry } from "yauzl";

/** How much a zip may hold. OSV's has 230,000 records of mostly a few kilobytes. */
export interface ZipLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
}

/** One file of a zip that was read, or what is wrong with it. */
export type ZipRecord = { readonly name: string; readonly json: unknown } | { readonly name: string; readonly error: string };

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** Node has it from 20.15 on; an editor may bring an older one. */
const { crc32 } = zlib as { readonly crc32?: (data: Uint8Array) => number };

/**
 * Reads the JSON files of a zip one after the other; nothing is unpacked to disk, and no more of it is in memory than one file.
 * @param onEntry told how far it is
 * @throws Error for what is no zip, is not whole, or holds more than it may
 */
export async function* zipRecords(
  path: string,
  limits: ZipLimits,
  onEntry: (done: number, total: number) => void,
): AsyncGenerator<ZipRecord> {
  const file = openSync(path, "r");
  try {
    if (!fstatSync(file).isFile()) throw new Error("it is no file");
    const zip = await fromFdPromise(file, { autoClose: false }).catch((error: unknown) => {
      throw new Error(`it is no zip file, or not a whole one (${messageOf(error)})`);
    });
    const { entryCount } = zip;
    if (entryCount > limits.entries) throw new Error(`it holds ${entryCount} files, and no more than ${limits.entries} are read`);
    let unpacked = 0;
    let done = 0;
    for await (const entry of zip.eachEntry()) {
      onEntry(++done, entryCount);
      if (!entry.fileName.endsWith(".json")) continue;
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const record = recordOf(file, entry, fileDataStart, limits);
      unpacked += record.bytes;
      if (unpacked > limits.totalBytes) throw new Error(`it unpacks to more than ${Math.round(limits.totalBytes / 1e6)} MB`);
      yield record;
    }
  } finally {
    closeSync(file);
  }
}

function recordOf(file: number, entry: Entry, start: number, limits: ZipLimits): ZipRecord & { readonly bytes: number } {
  const { fileName: name, compressedSize } = entry;
  let bytes = 0;
  try {
    // Deflated data may be a little larger than what it stands for, but not much.
    if (compressedSize > limits.entryBytes + 65_536) throw new Error(tooLarge(limits));
    const packed = Buffer.allocUnsafe(compressedSize);
    if (readSync(file, packed, 0, compressedSize, start) !== compressedSize) throw new Error("it is not whole");
    const content = unpack(entry, packed, limits);
    bytes = content.length;
    if (content.length !== entry.uncompressedSize || (crc32 && crc32(content) !== entry.crc32)) throw new Error("its content is damaged");
    return { name, json: JSON.parse(content.toString("utf8")) as unknown, bytes };
  } catch (error) {
    // What was too large was unpacked up to there.
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      return { name, error: tooLarge(limits), bytes: limits.entryBytes };
    return { name, error: messageOf(error), bytes };
  }
}

function unpack(entry: Entry, packed: Buffer, { entryBytes }: ZipLimits): Buffer {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new Error("it is encrypted");
  if (entry.compressionMethod === STORED) return packed;
  if (entry.compressionMethod === DEFLATED) return zlib.inflateRawSync(packed, { maxOutputLength: entryBytes });
  throw new Error(`it is compressed in an unknown way (${entry.compressionMethod})`);
}

function tooLarge({ entryBytes }: ZipLimits): string {
  return `it unpacks to more than ${Math.round(entryBytes / 1e6)} MB`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
