import { CancellationTokenSource, commands, EventEmitter, type Disposable, type Event, type LogOutputChannel } from "vscode";
import { WorkDoneProgress, type LanguageClient } from "vscode-languageclient/node";
import { ScanWorkspace, type ScanWorkspaceParams, type ScanWorkspaceResult } from "../server/protocol/messages";
import type { ServerProcess } from "./server-process";

export interface ScanProgress {
  /** 0 to 100; undefined until the server knows how much there is to do. */
  readonly percentage: number | undefined;
}

const SCANNING = "buckler.scanning";

/** The scan of all files that the user asked for: at most one at a time, with its progress, and cancellable. */
export class WorkspaceScan implements Disposable {
  readonly #server: ServerProcess;
  readonly #log: LogOutputChannel;
  readonly #progressChanged = new EventEmitter<ScanProgress | undefined>();
  #progress: ScanProgress | undefined;
  #cancellation: CancellationTokenSource | undefined;

  constructor(server: ServerProcess, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
  }

  /** Undefined while nothing is scanned. */
  get progress(): ScanProgress | undefined {
    return this.#progress;
  }

  get onDidChangeProgress(): Event<ScanProgress | undefined> {
    return this.#progressChanged.event;
  }

  /** Scans every workspace folder; the findings go to Problems. Undefined when it failed, was cancelled or is being done already. */
  async run(): Promise<ScanWorkspaceResult | undefined> {
    const client = this.#server.client;
    if (client === undefined || this.#cancellation !== undefined) return undefined;
    const cancellation = new CancellationTokenSource();
    this.#cancellation = cancellation;
    this.#setProgress({ percentage: undefined });
    try {
      const result = await this.#request(client, cancellation);
      return result.cancelled ? undefined : result;
    } catch (error) {
      if (!cancellation.token.isCancellationRequested) this.#log.error("The workspace could not be scanned.", String(error));
      return undefined;
    } finally {
      this.#cancellation = undefined;
      cancellation.dispose();
      this.#setProgress(undefined);
    }
  }

  cancel(): void {
    this.#cancellation?.cancel();
  }

  dispose(): void {
    this.cancel();
    this.#progressChanged.dispose();
  }

  async #request(client: LanguageClient, cancellation: CancellationTokenSource): Promise<ScanWorkspaceResult> {
    const workDoneToken = `buckler-scan-${Date.now()}`;
    const params: ScanWorkspaceParams = { workDoneToken };
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      if (report.kind !== "end") this.#setProgress({ percentage: report.percentage });
    });
    try {
      return await client.sendRequest<ScanWorkspaceResult>(ScanWorkspace.method, params, cancellation.token);
    } finally {
      listener.dispose();
    }
  }

  #setProgress(progress: ScanProgress | undefined): void {
    this.#progress = progress;
    void commands.executeCommand("setContext", SCANNING, progress !== undefined);
    this.#progressChanged.fire(progress);
  }
}
