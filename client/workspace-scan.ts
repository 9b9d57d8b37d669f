import { CancellationTokenSource, commands, EventEmitter, type Disposable, type Event, type LogOutputChannel } from "vscode";
import { WorkDoneProgress, type LanguageClient } from "vscode-languageclient/node";
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

  /** Scans every workspace folder and resolves when the results are on their way to Problems; false when it was cancelled or failed. */
  async run(): Promise<boolean> {
    const client = this.#server.client;
    if (client === undefined || this.#cancellation !== undefined) return false;
    const cancellation = new CancellationTokenSource();
    this.#cancellation = cancellation;
    this.#setProgress({ percentage: undefined });
    try {
      await this.#request(client, cancellation);
      return !cancellation.token.isCancellationRequested;
    } catch (error) {
      if (!cancellation.token.isCancellationRequested) this.#log.error("The workspace could not be scanned.", String(error));
      return false;
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

  async #request(client: LanguageClient, cancellation: CancellationTokenSource): Promise<void> {
    const workDoneToken = `buckler-scan-${Date.now()}`;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      if (report.kind !== "end") this.#setProgress({ percentage: report.percentage });
    });
    try {
      await client.sendRequest("buckler/scanWorkspace", { workDoneToken }, cancellation.token);
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
