import type { Connection } from "vscode-languageserver/node";
import { Status, type StatusParams } from "../../protocol/messages";
import type { ResultCache } from "../../workspace/result-cache";
import type { Projects } from "./projects";
import type { WorkspaceScan } from "./workspace-scan";

/** Tells the editor what the server is doing, whenever that changes. */
export class StatusReporter {
  readonly #connection: Connection;
  readonly #projects: Projects;
  readonly #cache: ResultCache;
  readonly #scan: WorkspaceScan;
  #sent = "";
  #scheduled = false;

  constructor(connection: Connection, projects: Projects, cache: ResultCache, scan: WorkspaceScan) {
    this.#connection = connection;
    this.#projects = projects;
    this.#cache = cache;
    this.#scan = scan;
    cache.onDidChange(() => {
      this.update();
    });
  }

  /** Sends the status soon, once for all that changes until then, and only when it is another. */
  update(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const status = this.#current();
      const text = JSON.stringify(status);
      if (text === this.#sent) return;
      this.#sent = text;
      void this.#connection.sendNotification(Status.method, status);
    });
  }

  #current(): StatusParams {
    const { problems } = this.#cache;
    const projects = this.#projects.all();
    const failed = projects.find(({ failure }) => failure !== undefined);
    if (failed) return { state: "error", problems, message: `The analysis does not work: ${failed.failure ?? ""}` };
    if (projects.some(({ summary }) => summary === undefined)) return { state: "scanning", problems, message: "Loading the rules" };
    if (projects.length > 0 && projects.every(({ summary }) => summary?.enabled === false)) {
      return { state: "off", problems, message: 'Switched off by the setting "enable" of the editor or of .buckler.yml' };
    }
    if (this.#scan.isRunning) return { state: "scanning", problems, message: "Scanning the workspace" };
    return { state: "ready", problems, message: "" };
  }
}
