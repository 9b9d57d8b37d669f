import AdmZip from "adm-zip";
import express from "express";
import { gunzipSync as ungzip, unzipSync } from "fflate";
import JSZip from "jszip";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import zlib, { brotliDecompressSync } from "node:zlib";
import pako from "pako";
import { uncompressSync } from "snappy";
import * as tar from "tar";
import unzipper from "unzipper";
import yauzl from "yauzl";

const app = express();
const gunzip = promisify(zlib.gunzip);

app.post("/sync", (req, res) => {
  // ruleid: decompression-bomb
  const text = zlib.gunzipSync(req.body);
  // ruleid: decompression-bomb
  const page = brotliDecompressSync(req.body, { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
  res.json({ text: text.length, page: page.length });
});

app.post("/callback", (req, res) => {
  // ruleid: decompression-bomb
  zlib.inflate(Buffer.from(req.body.data, "base64"), (error, data) => res.json(error ?? JSON.parse(data.toString())));
});

app.post("/promise", async (req, res) => {
  // ruleid: decompression-bomb
  const data = await gunzip(req.body);
  res.send(data);
});

app.post("/libraries", (req, res) => {
  // ruleid: decompression-bomb
  const text = pako.inflate(req.body, { to: "string" });
  // ruleid: decompression-bomb
  const bytes = ungzip(req.body);
  // ruleid: decompression-bomb
  const files = unzipSync(req.body);
  // ruleid: decompression-bomb
  const block = uncompressSync(req.body);
  res.json({ text, bytes, files, block });
});

app.put("/stored", async (req, res) => {
  // ruleid: decompression-bomb
  await pipeline(req, zlib.createGunzip(), createWriteStream("stored"));
  // ruleid: decompression-bomb
  req.pipe(zlib.createBrotliDecompress()).pipe(createWriteStream("stored.html"));
  res.end();
});

app.put("/unpacked", (req, res) => {
  // ruleid: decompression-bomb
  req.pipe(unzipper.Extract({ path: "/srv/site" }));
  // ruleid: decompression-bomb
  req.pipe(tar.x({ cwd: "/srv/site" }));
  res.end();
});

app.post("/archives", async (req, res) => {
  // ruleid: decompression-bomb
  const zip = await JSZip.loadAsync(req.body);
  const readme = await zip.file("README.md")?.async("string");
  // ruleid: decompression-bomb
  yauzl.fromBuffer(req.body, { lazyEntries: true }, (error, file) => {
    file.on("entry", (entry) => file.openReadStream(entry, () => undefined));
  });
  const archive = new AdmZip(req.body);
  // ruleid: decompression-bomb
  archive.extractAllTo("/srv/site", true);
  res.send(readme);
});
