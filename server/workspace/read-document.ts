import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import { URI } from "vscode-uri";
import { maxLengthOf, MAX_TEXT_LENGTH } from "../analyzers/refusal";
import { SourceDocument } from "../core/document";
import type { Incompleteness } from "../core/finding";
import { languageOf, reasonOf } from "./files";

/** A file as a document of version 0, and what its reader must know about it; no document when it cannot be analysed. */
export interface ReadResult {
  readonly document: SourceDocument | undefined;
  readonly incomplete: readonly Incompleteness[];
}

/** A character of UTF-8 takes at most three bytes for one UTF-16 unit, so a longer file is too long in any case. Lockfiles are ASCII nearly throughout. */
export function maxBytesOf(path: string): number {
  const length = maxLengthOf(path.replaceAll("\\", "/"));
  return length > MAX_TEXT_LENGTH ? length : 3 * length;
}

/** More undecodable characters than this share of a text, and it is no text in another encoding but no text at all. */
const MAX_BROKEN_SHARE = 0.1;

/**
 * Reads a file as an editor would: a byte order mark is not part of the text, UTF-16 with one is decoded,
 * bytes that are not UTF-8 become U+FFFD and are told. Never rejects: what is wrong with the file stands in `incomplete`.
 */
export async function readDocument(path: string): Promise<ReadResult> {
  let bytes: Buffer;
  try {
    // Without O_NONBLOCK, opening a named pipe that was put in a file's place waits for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    try {
      const refusal = refusalOf(path, await file.stat());
      if (refusal) return refusal;
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed("unreadable", `${path} ${reasonOf(error)}`);
  }
  return documentOf(path, bytes);
}

/** The same at once: for an analysis that comes upon an import, and for a thread that has nothing else to do meanwhile. */
export function readDocumentNow(path: string): ReadResult {
  let bytes: Buffer;
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    try {
      const refusal = refusalOf(path, fstatSync(file));
      if (refusal) return refusal;
      bytes = readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return failed("unreadable", `${path} ${reasonOf(error)}`);
  }
  return documentOf(path, bytes);
}

function refusalOf(path: string, stats: Stats): ReadResult | undefined {
  if (!stats.isFile()) return failed("unreadable", `${path} is not a file`);
  const limit = maxBytesOf(path);
  if (stats.size <= limit) return undefined;
  if (limit > 3 * MAX_TEXT_LENGTH)
    return failed("lockfile", `not checked: ${megabytes(stats.size)} MB is more than any lockfile has (limit ${limit / 1e6} MB)`);
  return failed("too-large", `not analysed: ${megabytes(stats.size)} MB is more than a person writes`);
}

function documentOf(path: string, bytes: Buffer): ReadResult {
  const decoded = decode(bytes);
  if (decoded === undefined) return failed("binary", "not analysed: this is not text");
  const document = new SourceDocument(URI.file(path).toString(), languageOf(path) ?? "plaintext", 0, decoded.text);
  if (decoded.firstBroken === undefined) return { document, incomplete: [] };
  const location = document.locationOf({ start: decoded.firstBroken, end: decoded.firstBroken + 1 });
  return {
    document,
    incomplete: [{ reason: "encoding", message: "not UTF-8: characters that cannot be decoded were replaced", location }],
  };
}

function decode(bytes: Buffer): { text: string; firstBroken?: number } | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes) };
  if (bytes.includes(0)) return undefined;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes);
    const broken = text.split("\uFFFD").length - 1;
    return broken > text.length * MAX_BROKEN_SHARE ? undefined : { text, firstBroken: text.indexOf("\uFFFD") };
  }
}

function failed(reason: Incompleteness["reason"], message: string): ReadResult {
  return { document: undefined, incomplete: [{ reason, message }] };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
