import fs from "node:fs";
import { open, writeFile } from "node:fs/promises";
import os, { tmpdir } from "node:os";
import path from "node:path";

export async function keep(report: Buffer): Promise<void> {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "files-")), "report.pdf");
  // ruleid: insecure-temporary-file
  fs.writeFileSync(file, report);
  // ruleid: insecure-temporary-file
  await writeFile(`${fs.mkdtempSync(path.join(tmpdir(), "files-"))}/report-${String(Math.random())}.pdf`, report, "binary");
  // ruleid: insecure-temporary-file
  fs.createWriteStream(path.resolve(fs.mkdtempSync(path.join(tmpdir(), "files-")), "report.log"), { flags: "a" }).end("kept");
  // ruleid: insecure-temporary-file
  fs.closeSync(fs.openSync(file, "w"));
  // ruleid: insecure-temporary-file
  const handle = await open(file, "a+");
  await handle.close();
}
