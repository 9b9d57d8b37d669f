import AdmZip from "adm-zip";
import decompress from "decompress";
import { unzipSync } from "fflate";
import { createWriteStream, createReadStream, mkdirSync, promises as fs } from "node:fs";
import path from "node:path";
import * as tar from "tar";
import unzipper from "unzipper";

export function unpackWithAdmZip(upload: Buffer): void {
  const zip = new AdmZip(upload);
  zip.forEach((entry) => {
    if (entry.isDirectory) return;
    // ruleid: zip-slip
    void fs.writeFile(path.join("uploads", entry.entryName), entry.getData());
  });
}

export function unpackStreamed(archive: string): void {
  createReadStream(archive)
    .pipe(unzipper.Parse())
    .on("entry", (entry) => {
      // ruleid: zip-slip
      const target = `uploads/${entry.path}`;
      mkdirSync(path.dirname(target), { recursive: true });
      entry.pipe(createWriteStream(target));
    });
}

export async function unpackListed(archive: string): Promise<void> {
  const directory = await unzipper.Open.file(archive);
  for (const file of directory.files) {
    // ruleid: zip-slip
    await fs.writeFile(path.resolve("uploads", file.path), await file.buffer());
  }
}

export async function unpackTarball(archive: string): Promise<void> {
  await tar.list({
    file: archive,
    onReadEntry: (entry) => {
      // ruleid: zip-slip
      entry.pipe(createWriteStream("packages/" + entry.path));
    },
  });
}

export async function unpackAnything(archive: Buffer): Promise<void> {
  const files = await decompress(archive);
  // ruleid: zip-slip
  for (const file of files) await fs.writeFile(path.join("/srv/plugins", file.path), file.data);
}

export function unpackInMemory(archive: Uint8Array): void {
  // ruleid: zip-slip
  const files = unzipSync(archive);
  for (const name of Object.keys(files)) {
    void fs.writeFile(path.join("uploads", name), files[name] ?? "");
  }
}
