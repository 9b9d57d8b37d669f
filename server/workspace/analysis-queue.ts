import { CancelledError } from "../core/cancellation";
import { CancellationSource, type ObservableToken } from "./cancellation-source";

/** Who waits: somebody looking at the document, an open document that nobody asks for, or nobody. Most urgent first. */
export const PRIORITIES = ["asked", "open", "background"] as const;
export type Priority = (typeof PRIORITIES)[number];

interface Job {
  readonly priority: Priority;
  readonly token: ObservableToken;
  /** Runs it once; may be called again after it was put off. */
  readonly run: (token: ObservableToken) => Promise<void>;
  readonly fail: (error: unknown) => void;
}

/**
 * Runs jobs one at a time, the most urgent first and in the order of their arrival otherwise. A job that is running
 * when a more urgent one arrives is cancelled, and done again later.
 */
export class AnalysisQueue {
  readonly #waiting: Readonly<Record<Priority, Job[]>> = { asked: [], open: [], background: [] };
  #running: { readonly job: Job; readonly source: CancellationSource } | undefined;

  /**
   * @param work is called when its turn comes, with a token that also says when it has to give way
   * @throws CancelledError when `token` was cancelled before or while it ran; and whatever the work throws
   */
  run<T>(priority: Priority, token: ObservableToken, work: (token: ObservableToken) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting[priority].push({
        priority,
        token,
        run: async (inner) => {
          resolve(await work(inner));
        },
        fail: reject,
      });
      const running = this.#running;
      if (!running) void this.#runAll();
      else if (PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(running.job.priority)) running.source.cancel();
    });
  }

  /** Whether jobs of this priority are waiting for their turn. */
  isAwaited(priority: Priority): boolean {
    return this.#waiting[priority].length > 0;
  }

  async #runAll(): Promise<void> {
    for (let job = this.#next(); job; job = this.#next()) {
      if (isCancelled(job)) {
        job.fail(new CancelledError());
        continue;
      }
      const source = new CancellationSource();
      const link = job.token.onCancellationRequested(() => {
        source.cancel();
      });
      this.#running = { job, source };
      try {
        await job.run(source);
      } catch (error) {
        const gaveWay = error instanceof CancelledError && source.isCancellationRequested && !isCancelled(job);
        if (gaveWay) this.#waiting[job.priority].unshift(job);
        else job.fail(error);
      } finally {
        link.dispose();
        this.#running = undefined;
      }
    }
  }

  #next(): Job | undefined {
    for (const priority of PRIORITIES) {
      const job = this.#waiting[priority].shift();
      if (job) return job;
    }
    return undefined;
  }
}

function isCancelled({ token }: Job): boolean {
  return token.isCancellationRequested;
}
