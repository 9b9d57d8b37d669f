import express from "express";
import { unzipSync } from "fflate";
import JSZip from "jszip";
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import zlib from "node:zlib";
import * as tar from "tar";
import unzipper from "unzipper";

const app = express();
const LIMITS = { maxOutputLength: 1024 * 1024 };

app.post("/limited", (req, res) => {
  // ok: decompression-bomb
  const text = zlib.gunzipSync(req.body, { maxOutputLength: 1024 * 1024 });
  // ok: decompression-bomb
  const page = zlib.brotliDecompressSync(req.body, LIMITS);
  // ok: decompression-bomb
  zlib.inflate(req.body, { ...LIMITS, finishFlush: zlib.constants.Z_SYNC_FLUSH }, (error, data) => res.json({ error, data, text, page }));
});

app.post("/counted", async (req, res) => {
  // ok: decompression-bomb
  const zip = await JSZip.loadAsync(req.body);
  const size = Object.values(zip.files).reduce((sum, file) => sum + sizeOf(file), 0);
  if (size > 10_000_000) {
    res.sendStatus(413);
    return;
  }
  res.send(await zip.file("README.md")?.async("string"));
});

function sizeOf(file: object): number {
  return "_data" in file ? (file as { _data: { uncompressedSize: number } })._data.uncompressedSize : 0;
}

app.put("/entries", (req, res) => {
  // ok: decompression-bomb
  req.pipe(unzipper.Parse()).on("entry", (entry) => {
    if (entry.vars.uncompressedSize > 1_000_000) entry.autodrain();
    else entry.pipe(createWriteStream("entry"));
  });
  // ok: decompression-bomb
  req.pipe(tar.x({ cwd: "/srv/site", filter: (_, entry) => (entry.size ?? 0) < 1_000_000 }));
  // ok: decompression-bomb
  const files = unzipSync(req.body, { filter: (file) => file.originalSize < 1_000_000 });
  res.json(Object.keys(files));
});

app.post("/elsewhere", (req, res) => {
  // Whoever takes what the stream gives counts it.
  const stream = zlib.createGunzip();
  // ok: decompression-bomb
  req.pipe(stream);
  readLimited(stream, 100_000, (text) => res.send(text));
});

function readLimited(stream: NodeJS.ReadableStream, limit: number, done: (text: string) => void): void {
  let text = "";
  stream.on("data", (chunk) => {
    text += chunk;
    if (text.length > limit) stream.pause();
  });
  stream.on("end", () => {
    done(text);
  });
}

app.post("/packed", (req, res) => {
  // ok: decompression-bomb
  res.send(zlib.gzipSync(JSON.stringify(req.body)));
});

export function own(): string {
  // ok: decompression-bomb
  createReadStream("backup.tar.gz").pipe(zlib.createGunzip()).pipe(createWriteStream("backup.tar"));
  // ok: decompression-bomb
  return zlib.gunzipSync(readFileSync("words.gz")).toString();
}
