import type { Worker } from "node:worker_threads";
import { CancelledError } from "../../../core/cancellation";
import type { ObservableToken } from "../../../workspace/cancellation-source";
import type { EngineMethod, EngineReply, EngineRequest, EngineRequests, OpenParams } from "./messages";

/** The analysis of one document hung or brought the worker down; the rest goes on. */
export class AnalysisLostError extends Error {
  override name = "AnalysisLostError";
}

/** The worker cannot be kept alive. */
export class EngineBrokenError extends Error {
  override name = "EngineBrokenError";
}

export interface RequestOptions {
  readonly token?: ObservableToken;
  /** The worker is ended and started anew when the answer takes longer. Only for requests that analyse. */
  readonly limitMilliseconds?: number;
}

interface Pending {
  readonly request: EngineRequest;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly release: () => void;
}

const STARTS_IN_VAIN = 3;

/** An analysis looks at its token often; one that goes on for so long after it was cancelled hangs. */
const GRACE_MILLISECONDS = 5000;

/**
 * The worker thread that analyses, seen from the server's thread. Starts it when it is first needed, and again when it
 * died or hangs. Requests with a limit must be made one at a time: the one under way is what a dead worker died of.
 */
export class Engine {
  readonly #startWorker: () => Worker;
  readonly #log: (message: string) => void;
  readonly #pending = new Map<number, Pending>();
  readonly #open = new Map<string, OpenParams>();
  #worker: Worker | undefined;
  #nextId = 1;
  #startsInVain = 0;

  constructor(startWorker: () => Worker, log: (message: string) => void) {
    this.#startWorker = startWorker;
    this.#log = log;
  }

  /**
   * @throws CancelledError, AnalysisLostError, EngineBrokenError, or Error with the message of what went wrong in the worker
   */
  request<M extends EngineMethod>(
    method: M,
    params: EngineRequests[M]["params"],
    { token, limitMilliseconds }: RequestOptions = {},
  ): Promise<EngineRequests[M]["result"]> {
    if (token?.isCancellationRequested) return Promise.reject(new CancelledError());
    if (method === "open") this.#remember(params as OpenParams);
    if (method === "close") this.#open.delete((params as EngineRequests["close"]["params"]).project);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const cancelFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const timers: NodeJS.Timeout[] = [];
      const endAfter = (milliseconds: number) => {
        const why = `it did not end within ${Math.round(milliseconds / 1000)} seconds`;
        const end = () => {
          this.#end(why);
        };
        timers.push(setTimeout(end, milliseconds));
      };
      const link = token?.onCancellationRequested(() => {
        Atomics.store(new Int32Array(cancelFlag), 0, 1);
        if (limitMilliseconds !== undefined) endAfter(GRACE_MILLISECONDS);
      });
      if (limitMilliseconds !== undefined) endAfter(limitMilliseconds);
      const release = () => {
        link?.dispose();
        timers.forEach(clearTimeout);
      };
      const request = { id, method, params, cancelFlag } as EngineRequest;
      this.#pending.set(id, { request, resolve, reject, release });
      this.#send(request);
    });
  }

  dispose(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#failAll(new EngineBrokenError("the server is shutting down"));
  }

  #remember(params: OpenParams): void {
    this.#open.set(params.project, params);
  }

  #send(request: EngineRequest): void {
    try {
      (this.#worker ??= this.#start()).postMessage(request);
    } catch (error) {
      this.#settle(request.id)?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #start(): Worker {
    const worker = this.#startWorker();
    worker.on("message", (reply: EngineReply) => {
      this.#receive(reply);
    });
    worker.on("error", (error: Error) => {
      if (this.#worker === worker) this.#lost(error.message);
    });
    worker.on("exit", () => {
      if (this.#worker === worker) this.#lost("the analysis thread ended");
    });
    return worker;
  }

  #receive(reply: EngineReply): void {
    const pending = this.#settle(reply.id);
    if (!pending) return;
    this.#startsInVain = 0;
    if (reply.outcome === "result") pending.resolve(reply.result as never);
    else pending.reject(reply.outcome === "cancelled" ? new CancelledError() : new Error(reply.message));
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.release();
    return pending;
  }

  #end(why: string): void {
    const worker = this.#worker;
    if (!worker) return;
    this.#lost(why);
    void worker.terminate();
  }

  /** The worker is gone: what it was analysing fails, everything else is asked again of a new one. */
  #lost(why: string): void {
    this.#worker = undefined;
    const again: EngineRequest[] = [];
    let culprits = 0;
    for (const { request } of [...this.#pending.values()]) {
      if (!isAnalysis(request.method)) again.push(request);
      else {
        culprits++;
        this.#settle(request.id)?.reject(new AnalysisLostError(why));
      }
    }
    if (culprits === 0 && ++this.#startsInVain >= STARTS_IN_VAIN) {
      this.#log(`The analysis cannot be started: ${why}.`);
      this.#failAll(new EngineBrokenError(why));
      return;
    }
    const asked = new Set(again.flatMap((request) => (request.method === "open" ? [request.params.project] : [])));
    for (const params of this.#open.values()) if (!asked.has(params.project)) void this.request("open", params).catch(() => undefined);
    for (const request of again) this.#send(request);
  }

  #failAll(error: Error): void {
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
  }
}

const ANALYSES: readonly EngineMethod[] = [
  ...(["analyze", "link", "analyzeFile", "fixes", "fixAll", "fixRule"] as const),
  ...(["describeDependency", "vulnerable", "repairDependencies"] as const),
];

function isAnalysis(method: EngineMethod): boolean {
  return ANALYSES.includes(method);
}
