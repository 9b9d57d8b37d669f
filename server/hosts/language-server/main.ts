import { join } from "node:path";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { compileNothingLarge } from "../compile-later";

/**
 * The language server's entrance, for editors (`--stdio`, `--node-ipc`, `--socket=PORT`) and, in its second thread,
 * for the analysis. Each thread loads only its own part: TypeScript never delays the answer to `initialize`.
 */
async function main(): Promise<void> {
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
  const startWorker = () => {
    const worker = new Worker(__filename, { stdout: true, stderr: true });
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
