import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { URI } from "vscode-uri";
import { TestClient } from "../test/lsp/client";
import { summarize, type Summary } from "./statistics";

/** From starting the server's process to its answer to `initialize`, and to its being ready, in an empty folder. */
export interface ServerStart {
  readonly initialized: Summary;
  readonly ready: Summary;
}

export async function measureServerStart(dist: string, runs: number): Promise<ServerStart> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "buckler-bench-")));
  const initialized: number[] = [];
  const ready: number[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      const client = await TestClient.start({
        folders: [{ path: folder, uri: URI.file(folder).toString() }],
        server: join(dist, "server.js"),
      });
      initialized.push(performance.now() - start);
      await client.ready();
      ready.push(performance.now() - start);
      await client.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { initialized: summarize(initialized), ready: summarize(ready) };
}
