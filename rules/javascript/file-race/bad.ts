import fs, { promises } from "node:fs";

export function keep(file: string, secret: string): void {
  if (!fs.existsSync(file)) {
    // ruleid: file-race
    fs.writeFileSync(file, secret);
  }
}

export function append(file: string, line: string): void {
  fs.stat(file, (error, stats) => {
    if (error || !stats.isFile()) return;
    // ruleid: file-race
    fs.appendFile(file, line, () => undefined);
  });
}

export async function make(settings: { path: string }): Promise<void> {
  try {
    await promises.access(settings.path);
  } catch {
    // ruleid: file-race
    await promises.writeFile(settings.path, "{}");
  }
}
