import { Worker } from "node:worker_threads";
import type { ScannedFile } from "./file-scanner";
import type { ThreadMessage, ThreadTask } from "./scan-thread";

/** An analysis makes much that is soon forgotten: with little room for that, a thread tidies up more than it works. */
const YOUNG_MEGABYTES = 96;

/** The parts of a scan, each in a thread of its own; what they say of the files is there when it is asked for. */
export class ScanThreads {
  private readonly files = new Map<string, Deferred>();

  /** @param onSolved is called whenever a thread is done with a module */
  constructor(tasks: readonly ThreadTask[], onSolved: () => void) {
    for (const task of tasks) this.start(task, onSolved);
  }

  /** True while a file is one of those that the threads have. */
  has(uri: string): boolean {
    return this.files.has(uri);
  }

  /** What a thread says of a file; undefined for a file that none of them has. */
  async resultOf(uri: string): Promise<ScannedFile | undefined> {
    const file = this.files.get(uri);
    this.files.delete(uri);
    return file?.promise;
  }

  private start(task: ThreadTask, onSolved: () => void): void {
    const left = new Map(task.part.wanted.map((uri) => [uri, new Deferred()]));
    for (const [uri, file] of left) this.files.set(uri, file);
    const worker = new Worker(__filename, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    let reason = "its thread ended";
    worker.on("message", (message: ThreadMessage) => {
      if (message.kind === "solved") onSolved();
      else {
        left.get(message.uri)?.resolve(message.file);
        left.delete(message.uri);
      }
    });
    worker.on("error", (error: Error) => (reason = error.message));
    worker.on("exit", () => {
      const message = `not analysed: the analyzer failed (${reason}); please report this`;
      for (const [uri, file] of left) {
        file.resolve({ report: { path: uri, findings: [], suppressed: [], incomplete: [{ reason: "crash", message }] } });
      }
    });
  }
}

/** A file that somebody may ask for before, or after, it is scanned. */
class Deferred {
  resolve: (file: ScannedFile) => void = () => undefined;
  readonly promise = new Promise<ScannedFile>((resolve) => (this.resolve = resolve));
}
