import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { HandedSolution } from "../../analyzers/javascript/linking/handed-solutions";
import { YOUNG_MEGABYTES } from "../analysis-memory";
import type { ScannedFile } from "./file-scanner";
import { PartQueue, type ScanPart } from "./scan-parts";
import type { ThreadMessage, ThreadProject, ThreadTask } from "./scan-thread";

/** More threads than this mostly wait for each other's memory. */
const MAX_THREADS = 4;
/** Bytes of code that take longer to analyse than a thread takes to start. */
const WORTH_A_THREAD = 400_000;

/** How many threads these files are worth, with the one that asks. */
export function threadsFor(paths: readonly string[], available = availableParallelism()): number {
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  return Math.max(1, Math.min(available, MAX_THREADS, Math.ceil(bytes / WORTH_A_THREAD)));
}

/** Threads that scan parts of a project beside this one; what they say of the files is there when it is asked for. */
export class ScanThreads {
  /** The files that the threads have, or may still take. */
  private readonly files = new Map<string, Deferred<ScannedFile>>();
  /** The same for sections, by the number of the part. */
  private readonly sections = new Map<number, Deferred<readonly HandedSolution[]>>();
  private readonly workers: readonly Worker[];
  private running: number;
  private reason = "its thread ended";

  /** @param onSolved is called whenever a thread is done with some modules */
  constructor(
    count: number,
    project: ThreadProject,
    private readonly onSolved: (modules: number) => void,
  ) {
    this.workers = Array.from({ length: count }, () => this.start(project));
    this.running = count;
  }

  /** Lets the threads work, beside the caller: `keep` tells which parts it takes itself. */
  share(parts: readonly ScanPart[], links: ThreadTask["links"], named: ReadonlySet<string>): PartQueue {
    const queue = new PartQueue(parts);
    for (const [index, { wanted, owned }] of this.running > 0 ? parts.entries() : []) {
      for (const uri of wanted) this.files.set(uri, new Deferred());
      if (owned) this.sections.set(index, new Deferred());
    }
    const task: ThreadTask = { parts, taken: queue.shared, links, named };
    for (const worker of this.workers) {
      worker.ref();
      worker.postMessage(task);
    }
    return queue;
  }

  /** How many threads work, the caller's among them. */
  get count(): number {
    return this.running + 1;
  }

  /** Says that the caller does this part itself. */
  keep(part: ScanPart, { parts }: PartQueue): void {
    for (const uri of part.wanted) this.files.delete(uri);
    this.sections.delete(parts.indexOf(part));
  }

  /** What the threads found out about sections, once they are all solved. */
  async solvedSections(): Promise<readonly HandedSolution[]> {
    const solved = await Promise.all([...this.sections.values()].map(({ promise }) => promise));
    this.sections.clear();
    return solved.flat();
  }

  /** True while a file is one of those that the threads have. */
  has(uri: string): boolean {
    return this.files.has(uri);
  }

  /** What a thread says of a file; undefined for a file that none of them has. */
  async resultOf(uri: string): Promise<ScannedFile | undefined> {
    const file = await this.files.get(uri)?.promise;
    this.files.delete(uri);
    return file;
  }

  private start(project: ThreadProject): Worker {
    const worker = new Worker(__filename, { workerData: project, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    // Before it has work, a process that fails does not wait for it.
    worker.unref();
    worker.on("message", (message: ThreadMessage) => {
      if (message.kind === "solved") this.onSolved(message.modules);
      else if (message.kind === "section") this.sections.get(message.part)?.resolve(message.solutions);
      else this.files.get(message.uri)?.resolve(message.file);
    });
    worker.on("error", (error: Error) => (this.reason = error.message));
    worker.on("exit", () => {
      if (--this.running === 0) this.giveUp();
    });
    return worker;
  }

  /** Nobody will say any more of files that nothing was said of; what was not found out about sections, the caller does. */
  private giveUp(): void {
    for (const section of this.sections.values()) section.resolve([]);
    const message = `not analysed: the analyzer failed (${this.reason}); please report this`;
    for (const [uri, file] of this.files) {
      file.resolve({ report: { path: uri, findings: [], suppressed: [], incomplete: [{ reason: "crash", message }] } });
    }
  }
}

/** What somebody may ask for before, or after, it is there. */
class Deferred<Value> {
  resolve: (value: Value) => void = () => undefined;
  readonly promise = new Promise<Value>((resolve) => (this.resolve = resolve));
}
