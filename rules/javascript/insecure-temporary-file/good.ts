import fs from "node:fs";
import { open, writeFile } from "node:fs/promises";
import os, { tmpdir } from "node:os";
import path from "node:path";

export async function keep(report: Buffer): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "report-"));
  // ok: insecure-temporary-file
  fs.writeFileSync(path.join(folder, "report.pdf"), report);
  const file = path.join(tmpdir(), "report.pdf");
  // ok: insecure-temporary-file
  await writeFile(file, report, { mode: 0o600, flag: "wx" });
  // ok: insecure-temporary-file
  fs.closeSync(fs.openSync(file, "wx"));
  // ok: insecure-temporary-file
  fs.closeSync(fs.openSync(file, "w", 0o600));
  // ok: insecure-temporary-file
  const handle = await open(file, "r");
  await handle.close();
  // ok: insecure-temporary-file
  fs.writeFileSync(path.join("data", "report.pdf"), report);
}
