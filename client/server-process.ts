import { EventEmitter, l10n, window, type Disposable, type Event, type ExtensionContext, type LogOutputChannel } from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import { Status, type InitializationOptions, type StatusParams } from "../server/protocol/messages";
import { DOCUMENTS } from "./languages";
import { linkRulesToPages } from "./rule-links";

/** `crashed`: it ended by itself too often and stays down until the user restarts it. */
export type ProcessState = "stopped" | "starting" | "running" | "crashed";

const RESTARTS_BY_ITSELF = 4;
const RESTART_WINDOW_MILLISECONDS = 3 * 60 * 1000;

const INITIALIZATION: InitializationOptions = {
  // VS Code asks for the workspace's diagnostics all the time, and nobody asked for all files yet when a window opens.
  workspaceDiagnostics: "afterScan",
  // Its hovers begin with the diagnostic, and would say everything twice.
  hover: "besideDiagnostic",
  dependencyCommands: true,
};

/** The library shows a notification for every failure; ours go to the log, and the one that needs the user is shown below. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/**
 * The language server's process. Every start makes a new client: a client of the library that failed while it started
 * can be neither stopped nor started again.
 */
export class ServerProcess implements Disposable {
  readonly #module: string;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  #state: ProcessState = "stopped";
  #status: StatusParams | undefined;
  #client: LanguageClient | undefined;
  #ready: Promise<void> = Promise.resolve();
  #crashes: number[] = [];

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#module = context.asAbsolutePath("dist/server.js");
    this.#log = log;
  }

  get state(): ProcessState {
    return this.#state;
  }

  /** What the running server says of itself; undefined before its first word. */
  get status(): StatusParams | undefined {
    return this.#status;
  }

  /** Fires when `state` or `status` changed. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** The client that requests can be sent with, or undefined while the server is not running. */
  get client(): LanguageClient | undefined {
    return this.#state === "running" ? this.#client : undefined;
  }

  /** Starts the server unless it is there or on its way, and resolves when it runs or cannot; never rejects, a failure counts as a crash. */
  start(): Promise<void> {
    if (this.#client === undefined) {
      const client = this.#createClient();
      this.#client = client;
      this.#setState("starting");
      this.#ready = this.#launch(client);
    }
    return this.#ready;
  }

  /** Stops the server and removes what it reported. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#setState("stopped");
    if (client !== undefined) await this.#end(client);
  }

  /** A fresh process, also after one that crashed for good or hangs. */
  async restart(): Promise<void> {
    this.#crashes = [];
    await this.stop();
    await this.start();
  }

  dispose(): void {
    void this.stop();
    this.#changed.dispose();
  }

  async #launch(client: LanguageClient): Promise<void> {
    try {
      await client.start();
      if (this.#client === client) this.#setState("running");
    } catch (error) {
      this.#log.error("The language server could not be started.", String(error));
      await this.#afterCrash(client);
    }
  }

  #createClient(): LanguageClient {
    const client: LanguageClient = new QuietLanguageClient(
      "buckler",
      "Buckler",
      { module: this.#module, transport: TransportKind.ipc },
      {
        documentSelector: DOCUMENTS,
        initializationOptions: INITIALIZATION,
        outputChannel: this.#log,
        middleware: linkRulesToPages,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => {
            // The library cleans up after this answer, and only then is the client at rest.
            setImmediate(() => void this.#afterCrash(client));
            return { action: CloseAction.DoNotRestart, handled: true, message: "The language server ended unexpectedly." };
          },
        },
      },
    );
    client.onNotification(Status.method, (status: StatusParams) => {
      if (this.#client !== client) return;
      this.#status = status;
      this.#changed.fire();
    });
    return client;
  }

  async #afterCrash(client: LanguageClient): Promise<void> {
    if (this.#client !== client) return;
    this.#client = undefined;
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < RESTART_WINDOW_MILLISECONDS), now];
    const again = this.#crashes.length <= RESTARTS_BY_ITSELF;
    this.#setState(again ? "starting" : "crashed");
    await this.#end(client);
    if (!again) this.#tellThatItStaysDown();
    else if (this.state === "starting") await this.start();
  }

  #tellThatItStaysDown(): void {
    const restart = l10n.t("Restart");
    const showLog = l10n.t("Show Log");
    const message = l10n.t("Buckler stopped: its language server crashed {0} times within three minutes.", this.#crashes.length);
    void window.showErrorMessage(message, restart, showLog).then((choice) => {
      if (choice === restart) void this.restart();
      if (choice === showLog) this.#log.show();
    });
  }

  async #end(client: LanguageClient): Promise<void> {
    try {
      await client.dispose();
    } catch (error) {
      // It has already ended, or hangs and gets killed: both are what was asked for.
      this.#log.debug("While the language server stopped:", String(error));
    }
  }

  #setState(state: ProcessState): void {
    if (this.#state === state) return;
    this.#state = state;
    if (state !== "running") this.#status = undefined;
    this.#changed.fire();
  }
}
