import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { buckler, type CliRun } from "./run-cli";

/** What a result says once `mark` was called, if it was kept. */
export const KEPT = "This was kept.";

/** Scans with a cache of their own, in which kept results can be told from new ones. */
export class KeptResults {
  /** @param home the user's folder for caches */
  constructor(readonly home: TemporaryFolder) {}

  scan(folder: string, ...args: string[]): Promise<CliRun> {
    return buckler(folder, ["scan", ...args], this.env);
  }

  get env(): NodeJS.ProcessEnv {
    return { XDG_CACHE_HOME: this.home.path };
  }

  get folder(): string {
    return this.home.join("buckler");
  }

  /** Paths of all that is kept. */
  get records(): string[] {
    return readdirSync(this.folder).map((name) => join(this.folder, name));
  }

  /** Everything that is kept, as text. */
  get text(): string {
    return this.records.map((path) => readFileSync(path, "utf8")).join("\n");
  }

  /** Gives each kept finding and note the words of `KEPT`. @returns how many results are kept */
  mark(): number {
    let results = 0;
    for (const path of this.records) {
      const [, head = "", ...lines] = readFileSync(path, "utf8").split("\n");
      const marked = lines.map((line) => line.replaceAll(/"message":"(?:[^"\\]|\\.)*"/g, `"message":"${KEPT}"`));
      results += lines.length;
      this.write(path, [head, ...marked].join("\n"));
    }
    return results;
  }

  /** Writes a record as Buckler itself would. */
  write(path: string, content: string): void {
    writeFileSync(path, `buckler results 1 ${createHash("sha256").update(content).digest("base64url")}\n${content}`);
  }
}
