import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AdvisoryCollection } from "../../analyzers/dependencies/advisories/advisory-collection";
import { readOsvRecord } from "../../analyzers/dependencies/advisories/osv-record";
import { openIndex } from "../../analyzers/dependencies/advisories/read-index";
import { writeIndex } from "../../analyzers/dependencies/advisories/write-index";
import { advisoryFiles, MAX_INDEX_BYTES, sha256, writeWhole } from "./advisory-files";
import { download, removeDownload } from "./download";
import { UpdateLock } from "./update-lock";
import { zipRecords, type ZipLimits } from "./zip-records";

/** Four times of what OSV's zip is today, and more than its records are likely to become within years. */
const MAX_DOWNLOAD_BYTES = 1_000_000_000;
const ZIP_LIMITS: ZipLimits = { entries: 2_000_000, entryBytes: 20_000_000, totalBytes: 8_000_000_000 };
const MAX_NAMED_FAILURES = 3;

export interface UpdateOptions {
  /** Address or path of a zip file of OSV records. */
  readonly from: string;
  readonly userAgent: string;
  /** How long a server may be silent. */
  readonly stallMilliseconds: number;
  readonly signal?: AbortSignal;
  onProgress(progress: UpdateProgress): void;
}

export type UpdateProgress =
  | { readonly phase: "download"; readonly bytes: number; readonly total: number | undefined }
  | { readonly phase: "read"; readonly records: number; readonly total: number };

export interface UpdateResult {
  /** Day of the newest record. */
  readonly date: string;
  readonly records: number;
  readonly packages: number;
  /** How many records could not be read, and the first of them, with what is wrong. */
  readonly failed: number;
  readonly failures: readonly string[];
}

/**
 * Fetches OSV's records and puts an index of them in the place of the one before, if all goes well; otherwise that one stays as it is.
 * @throws Error that says what went wrong
 */
export async function updateAdvisories(options: UpdateOptions): Promise<UpdateResult> {
  const source = sourceOf(options.from);
  const files = advisoryFiles(undefined, true);
  if (!files) throw new Error("there is no folder for caches that only you can write to, and so no place for the advisories");
  const lock = UpdateLock.take(files.lock);
  try {
    removeUnfinished(files.index);
    if (typeof source === "string") return await compile(source, source, files.index, options);
    await download(source, files.download, {
      ...options,
      maxBytes: MAX_DOWNLOAD_BYTES,
      onProgress: (bytes, total) => {
        options.onProgress({ phase: "download", bytes, total });
      },
    });
    const result = await compile(files.download, shownAddress(source), files.index, options).catch((error: unknown) => {
      // It came whole, so going on with it would not make it better.
      if (!options.signal?.aborted) removeDownload(files.download);
      throw error;
    });
    removeDownload(files.download);
    return result;
  } finally {
    lock.release();
  }
}

/** @param shown what the index says of where its records come from */
async function compile(zip: string, shown: string, index: string, options: UpdateOptions): Promise<UpdateResult> {
  const { signal } = options;
  const collection = new AdvisoryCollection();
  const today = new Date().toISOString().slice(0, 10);
  const failures: string[] = [];
  let failed = 0;
  const fail = (name: string, problem: string): void => {
    if (++failed <= MAX_NAMED_FAILURES) failures.push(`${basename(name)}: ${problem}`);
  };
  const tell = (records: number, total: number): void => {
    options.onProgress({ phase: "read", records, total });
  };
  try {
    for await (const record of zipRecords(zip, ZIP_LIMITS, tell)) {
      signal?.throwIfAborted();
      if ("error" in record) {
        fail(record.name, record.error);
        continue;
      }
      try {
        const read = readOsvRecord(record.json);
        if (read) collection.add(read, today);
      } catch (error) {
        fail(record.name, messageOf(error));
      }
    }
  } catch (error) {
    throw signal?.aborted ? error : new Error(`${shown} cannot be read: ${messageOf(error)}`);
  }
  const advisories = collection.merged();
  if (advisories.size === 0) {
    const [first] = failures;
    throw new Error(
      `${shown} holds no advisory of npm${first === undefined ? "" : ` (${failed} records could not be read, the first: ${first})`}`,
    );
  }
  const bytes = writeIndex(advisories, { date: collection.date || today, isSeed: false, source: shown }, sha256);
  if (bytes.length > MAX_INDEX_BYTES) throw new Error(`${shown} makes an index of more than ${MAX_INDEX_BYTES / 1e6} MB`);
  const { date, records } = openIndex(bytes, sha256);
  writeWhole(index, bytes);
  return { date, records, packages: advisories.size, failed, failures };
}

/** A path stays a path, made absolute; whatever has a scheme is an address. */
function sourceOf(from: string): URL | string {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(from)) return resolve(from);
  if (!URL.canParse(from)) throw new Error(`"${from}" is no address`);
  const url = new URL(from);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new Error(`addresses begin with https://, not with ${url.protocol}`);
  return url;
}

/** Without passwords and keys, which some put into addresses. */
function shownAddress({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

/** What updates left that were ended while they wrote. */
function removeUnfinished(index: string): void {
  for (const name of readdirSync(dirname(index))) {
    if (name.startsWith(`${basename(index)}.`) && name.endsWith(".tmp")) rmSync(join(dirname(index), name), { force: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
