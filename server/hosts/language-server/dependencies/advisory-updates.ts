import type { Worker } from "node:worker_threads";
import { ProgressType, type CancellationToken, type Connection } from "vscode-languageserver/node";
import {
  GetAdvisoryStatus,
  UpdateAdvisories,
  type AdvisoryStatus,
  type UpdateAdvisoriesParams,
  type UpdateAdvisoriesResult,
} from "../../../protocol/messages";
import type { Engine } from "../engine/engine";
import type { Projects } from "../projects";
import type { Results } from "../results";
import type { UpdateOrder, UpdateReport } from "./update-thread";

/** Share of the whole that is fetching; reading and packing what was fetched is the rest. */
const DOWNLOAD_PERCENT = 70;

/** Fetches advisories when somebody asks for it, in a thread of its own, and lets findings follow. */
export class AdvisoryUpdates {
  readonly #engine: Engine;
  readonly #projects: Projects;
  readonly #results: Results;
  readonly #startThread: (order: UpdateOrder) => Worker;

  constructor(engine: Engine, projects: Projects, results: Results, startThread: (order: UpdateOrder) => Worker) {
    this.#engine = engine;
    this.#projects = projects;
    this.#results = results;
    this.#startThread = startThread;
  }

  listen(connection: Connection): void {
    connection.onRequest(GetAdvisoryStatus.method, () => this.#lookAgain());
    connection.onRequest(UpdateAdvisories.method, (params: UpdateAdvisoriesParams | null, token: CancellationToken) => {
      const workDoneToken = params?.workDoneToken;
      const tell = (message: string, percentage: number | undefined): void => {
        if (workDoneToken === undefined) return;
        void connection.sendProgress(new ProgressType(), workDoneToken, {
          kind: "report",
          message,
          ...(percentage !== undefined && { percentage }),
        });
      };
      return this.update({ ...(params?.from !== undefined && { from: params.from }) }, token, tell);
    });
  }

  async update(
    order: UpdateOrder,
    token: CancellationToken,
    tell: (message: string, percentage: number | undefined) => void,
  ): Promise<UpdateAdvisoriesResult> {
    const problem = await this.#run(order, token, tell);
    const status = await this.#lookAgain();
    if (problem === undefined) return { outcome: "updated", status };
    return token.isCancellationRequested ? { outcome: "cancelled", status } : { outcome: "failed", error: problem, status };
  }

  /** @returns what went wrong */
  #run(
    order: UpdateOrder,
    token: CancellationToken,
    tell: (message: string, percentage: number | undefined) => void,
  ): Promise<string | undefined> {
    return new Promise((resolve) => {
      const thread = this.#startThread(order);
      const link = token.onCancellationRequested(() => {
        thread.postMessage("cancel");
      });
      const end = (problem: string | undefined): void => {
        link.dispose();
        resolve(problem);
        void thread.terminate();
      };
      thread.on("message", (report: UpdateReport) => {
        if (report.kind === "progress") tell(wordsOf(report), percentageOf(report));
        else end(report.error);
      });
      thread.on("error", (error: Error) => {
        end(error.message);
      });
      thread.on("exit", () => {
        end("the thread that fetched them ended");
      });
    });
  }

  /** Which advisories there are now; documents of which something else is said because of them are pulled again. */
  async #lookAgain(): Promise<AdvisoryStatus> {
    let latest: AdvisoryStatus | undefined;
    for (const project of this.#projects.all()) {
      await project.ready;
      const { status, changed } = await this.#engine.request("knowledge", { project: project.name });
      latest = status;
      this.#results.outdated(changed);
    }
    if (!latest) throw new Error("open a folder or a file first: without any, nothing is analysed that advisories could speak of");
    return latest;
  }
}

type Progress = Extract<UpdateReport, { kind: "progress" }>["progress"];

function wordsOf({ progress }: { readonly progress: Progress }): string {
  if (progress.phase === "read") return `read ${progress.records} of ${progress.total} records`;
  const { bytes, total } = progress;
  return `fetched ${(bytes / 1e6).toFixed(1)}${total === undefined ? "" : ` of ${(total / 1e6).toFixed(1)}`} MB`;
}

function percentageOf({ progress }: { readonly progress: Progress }): number | undefined {
  if (progress.phase === "download") return progress.total ? Math.floor((DOWNLOAD_PERCENT * progress.bytes) / progress.total) : undefined;
  return DOWNLOAD_PERCENT + Math.floor(((100 - DOWNLOAD_PERCENT) * progress.records) / Math.max(1, progress.total));
}
