import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder with the files given by path, for one test; `remove` takes it away. */
export class TemporaryFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "buckler-")));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): string {
    const full = this.join(path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    return full;
  }

  join(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Folders that a suite's tests make; call `removeAll` after each. */
export class TemporaryFolders {
  private readonly folders: TemporaryFolder[] = [];

  make(files: Readonly<Record<string, string | Uint8Array>> = {}): TemporaryFolder {
    const folder = new TemporaryFolder(files);
    this.folders.push(folder);
    return folder;
  }

  removeAll(): void {
    for (const folder of this.folders.splice(0)) folder.remove();
  }
}
