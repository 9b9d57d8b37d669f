import { createHash } from "node:crypto";
import { createWriteStream, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { httpGet } from "./http-request";
import { fits, objectHashesOf } from "./object-hash";

export interface DownloadOptions {
  readonly maxBytes: number;
  readonly stallMilliseconds: number;
  readonly userAgent: string;
  readonly signal?: AbortSignal;
  /** @param total undefined where the server does not say */
  onProgress(bytes: number, total: number | undefined): void;
}

/** What is known of a file that is not whole yet, beside it. */
interface Beginning {
  readonly url: string;
  /** What the server calls this state of the file. */
  readonly etag: string;
}

const ZIP_BEGINS = Buffer.from("PK");

/**
 * Fetches a zip file into `path`. What an earlier try left there is gone on with, if the server still has the same file; what this one
 * gets stays for the next try, unless it is wrong.
 * @throws Error that says what went wrong
 */
export async function download(url: URL, path: string, options: DownloadOptions): Promise<void> {
  const begun = beginningOf(path, url);
  const headers = {
    "user-agent": options.userAgent,
    "accept-encoding": "identity",
    ...(begun && { range: `bytes=${begun.bytes}-`, "if-range": begun.etag }),
  };
  const response = await httpGet(url, { ...options, headers });
  try {
    if (response.statusCode !== 416 || !begun) {
      await receive(response, url, path, begun?.bytes ?? 0, options);
      return;
    }
    // The server still has the same file, or it would have sent the other one; so either all of it is here, or what is here is not of it.
    const isWhole = response.headers["content-range"] === `bytes */${begun.bytes}`;
    if (isWhole && (await fits(path, objectHashesOf(response.headers["x-goog-hash"])))) return;
    removeDownload(path);
  } finally {
    response.destroy();
  }
  await download(url, path, options);
}

/** Takes away what a download left. */
export function removeDownload(path: string): void {
  for (const each of [path, notesOf(path)]) rmSync(each, { force: true });
}

async function receive(response: IncomingMessage, url: URL, path: string, begun: number, options: DownloadOptions): Promise<void> {
  const { statusCode, headers } = response;
  const isContinued = statusCode === 206 && begun > 0;
  if (statusCode !== 200 && !isContinued)
    throw new Error(`${url.host} answered ${statusCode ?? "nothing"} ${response.statusMessage ?? ""}`.trim());
  if (/^\s*(?:text\/html|application\/xhtml)/i.test(headers["content-type"] ?? "")) throw notZip(url, "a page");
  if (!["", "identity"].includes(headers["content-encoding"] ?? "")) throw notZip(url, `something in ${headers["content-encoding"] ?? ""}`);

  const offset = isContinued ? begun : 0;
  const [, start, last] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers["content-range"] ?? "") ?? [];
  if (isContinued && Number(start) !== offset) throw new Error(`${url.host} sent another part of the file than it was asked for`);
  const length = isContinued ? last : headers["content-length"];
  const total = length === undefined ? undefined : Number(length);
  if (total !== undefined && total > options.maxBytes) throw tooLarge(url, options);

  if (!isContinued) {
    removeDownload(path);
    const { etag } = headers;
    // A weak tag stands for files that are alike, not for the same bytes.
    if (etag?.startsWith('"')) writeFileSync(notesOf(path), JSON.stringify({ url: keyOf(url), etag } satisfies Beginning), { mode: 0o600 });
  }
  let bytes = offset;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (bytes === 0 && !chunk.subarray(0, 2).equals(ZIP_BEGINS.subarray(0, chunk.length))) {
        done(notZip(url, "something else"));
        return;
      }
      bytes += chunk.length;
      if (bytes > options.maxBytes) {
        done(tooLarge(url, options));
        return;
      }
      options.onProgress(bytes, total);
      done(null, chunk);
    },
  });
  try {
    await pipeline(response, check, createWriteStream(path, { flags: isContinued ? "a" : "w", mode: 0o600 }), { signal: options.signal });
  } catch (error) {
    throw isConnectionLost(error) ? new Error(`the connection to ${url.host} was lost after ${bytes} bytes`) : error;
  }
  if (total !== undefined && bytes !== total) throw new Error(`${url.host} sent ${bytes} bytes of ${total}`);
  if (!(await fits(path, objectHashesOf(headers["x-goog-hash"])))) {
    removeDownload(path);
    throw new Error(`what came from ${url.host} is not what it says it sent: the checksums differ`);
  }
}

function beginningOf(path: string, url: URL): { bytes: number; etag: string } | undefined {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes === 0) return undefined;
  try {
    const notes = JSON.parse(readFileSync(notesOf(path), "utf8")) as Partial<Beginning>;
    return notes.url === keyOf(url) && typeof notes.etag === "string" ? { bytes, etag: notes.etag } : undefined;
  } catch {
    return undefined;
  }
}

function notesOf(path: string): string {
  return `${path}.json`;
}

/** Addresses may hold passwords, which are nobody's to keep. */
function keyOf(url: URL): string {
  return createHash("sha256").update(url.href).digest("base64url");
}

function isConnectionLost(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE" || code === "EPIPE";
}

function notZip(url: URL, what: string): Error {
  return new Error(`${url.host} answered with ${what} instead of a zip file`);
}

function tooLarge(url: URL, { maxBytes }: DownloadOptions): Error {
  return new Error(`${url.host} sends more than ${Math.round(maxBytes / 1e6)} MB, which no list of advisories is`);
}
