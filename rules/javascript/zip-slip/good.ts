import AdmZip from "adm-zip";
import extract from "extract-zip";
import JSZip from "jszip";
import { createWriteStream, createReadStream, writeFileSync } from "node:fs";
import path from "node:path";
import * as tar from "tar";
import unzipper from "unzipper";
import yauzl from "yauzl";

const ROOT = path.resolve("uploads");

export function checkedAfterwards(upload: Buffer): void {
  for (const entry of new AdmZip(upload).getEntries()) {
    // ok: zip-slip
    const file = path.resolve(ROOT, entry.entryName);
    if (!file.startsWith(ROOT + path.sep)) throw new Error("an entry leads out of the directory");
    writeFileSync(file, entry.getData());
  }
}

export function checkedBefore(archive: string): void {
  createReadStream(archive)
    .pipe(unzipper.Parse())
    .on("entry", (entry) => {
      // ok: zip-slip
      const name: string = entry.path;
      if (name.includes("..") || path.isAbsolute(name)) {
        entry.autodrain();
        return;
      }
      entry.pipe(createWriteStream(path.join(ROOT, name)));
    });
}

export function nameOnly(archive: string): void {
  createReadStream(archive)
    .pipe(unzipper.Parse())
    .on("entry", (entry) => {
      // ok: zip-slip
      entry.pipe(createWriteStream(path.join(ROOT, path.basename(entry.path))));
    });
}

export function relative(upload: Buffer): void {
  for (const entry of new AdmZip(upload).getEntries()) {
    // ok: zip-slip
    const inside = path.relative(ROOT, path.join(ROOT, entry.entryName));
    if (inside.startsWith("..") || path.isAbsolute(inside)) continue;
    writeFileSync(path.join(ROOT, inside), entry.getData());
  }
}

export function chosen(upload: Buffer): void {
  for (const entry of new AdmZip(upload).getEntries()) {
    // ok: zip-slip
    if (entry.entryName === "manifest.json") writeFileSync(path.join(ROOT, entry.entryName), entry.getData());
  }
}

export async function byTheLibrary(archive: string): Promise<void> {
  // ok: zip-slip
  new AdmZip(archive).extractAllTo("uploads", true);
  // ok: zip-slip
  await tar.x({ file: archive, cwd: "uploads" });
  // ok: zip-slip
  await extract(archive, { dir: ROOT });
}

export async function cleanedByTheLibrary(upload: Buffer): Promise<void> {
  const zip = await JSZip.loadAsync(upload);
  for (const [name, file] of Object.entries(zip.files)) {
    // ok: zip-slip
    writeFileSync(path.join("uploads", name), await file.async("nodebuffer"));
  }
}

export function refusedByTheLibrary(archive: string): void {
  yauzl.open(archive, { lazyEntries: true }, (error, zip) => {
    if (error) throw error;
    zip.on("entry", (entry: yauzl.Entry) => {
      zip.openReadStream(entry, (failure, stream) => {
        // ok: zip-slip
        if (!failure) stream.pipe(createWriteStream("out/" + entry.fileName));
      });
    });
  });
}

export function read(upload: Buffer): string[] {
  // ok: zip-slip
  return new AdmZip(upload).getEntries().map((entry) => entry.entryName);
}
