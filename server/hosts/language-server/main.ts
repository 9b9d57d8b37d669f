import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { YOUNG_MEGABYTES } from "../analysis-memory";
import { compileNothingLarge } from "../compile-later";
import type { UpdateOrder } from "./dependencies/update-thread";

/**
 * The language server's entrance, for editors (`--stdio`, `--node-ipc`, `--socket=PORT`) and, in threads of its own,
 * for the analysis and for updates of advisories. Each thread loads only its own part: TypeScript never delays the answer to `initialize`.
 */
async function main(): Promise<void> {
  if (parentPort && !isMainThread && workerData !== null) {
    const { serveUpdate } = await import("./dependencies/update-thread");
    await serveUpdate(parentPort, workerData as UpdateOrder);
    return;
  }
  if (parentPort && !isMainThread) {
    compileNothingLarge();
    const [{ serveEngine }, { loadBuiltinPack }, { PackageKnowledge }] = await Promise.all([
      import("./engine/worker"),
      import("../builtin-pack"),
      import("../package-knowledge"),
    ]);
    serveEngine(parentPort, () => loadBuiltinPack(), new PackageKnowledge());
    return;
  }
  const [{ createConnection, ProposedFeatures }, { serve }] = await Promise.all([import("vscode-languageserver/node"), import("./server")]);
  const connection = createConnection(ProposedFeatures.all);
  // What the worker prints must not end up between the messages on standard output.
  const startWorker = (order: UpdateOrder | null = null) => {
    const resourceLimits = order ? {} : { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
    const worker = new Worker(__filename, { stdout: true, stderr: true, workerData: order, resourceLimits });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        connection.console.warn(text.trimEnd());
      });
    }
    return worker;
  };
  serve(connection, startWorker, join(__dirname, "../docs/rules"));
}

void main();
