import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { setTimeout } from "node:timers/promises";
import { CancelledError, throwIfCancelled } from "../../core/cancellation";
import type { CachedResult, ResultCache } from "../../workspace/result-cache";
import { normalizeUri, type Documents } from "./documents";
import type { Projects } from "./projects";
import type { Reports } from "./reports";
import { OutdatedError, type Results } from "./results";
import type { WorkspaceScan } from "./workspace-scan";

/** The result id of a document that no project covers. */
const NO_RESULT = "none";

const BATCH_MILLISECONDS = 100;

/** Answers `textDocument/diagnostic` and `workspace/diagnostic`. */
export class PullDiagnostics {
  readonly #results: Results;
  readonly #cache: ResultCache;
  readonly #reports: Reports;
  readonly #documents: Documents;
  readonly #projects: Projects;
  readonly #scan: WorkspaceScan;
  readonly #allFiles: boolean;
  /** Counts what may make the answer to `workspace/diagnostic` another one. */
  #revision = 0;
  #waiting: (() => void)[] = [];

  /** @param allFiles whether `workspace/diagnostic` speaks of every file, or only of those that have a result for another reason */
  constructor(
    results: Results,
    cache: ResultCache,
    reports: Reports,
    documents: Documents,
    projects: Projects,
    scan: WorkspaceScan,
    allFiles: boolean,
  ) {
    this.#results = results;
    this.#cache = cache;
    this.#reports = reports;
    this.#documents = documents;
    this.#projects = projects;
    this.#scan = scan;
    this.#allFiles = allFiles;
    cache.onDidChange((uri) => {
      // Editors ask for what is open by `textDocument/diagnostic`; typing must not wake a request for the workspace.
      if (!documents.get(uri)) this.workspaceChanged();
    });
  }

  listen(connection: Connection): void {
    connection.languages.diagnostics.on((params, token) => this.document(params, token).catch(toResponseError));
    connection.languages.diagnostics.onWorkspace((params, token, _workDone, partial) =>
      this.workspace(params, token, partial).catch(toResponseError),
    );
  }

  async document(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const result = await this.#results.of(normalizeUri(textDocument.uri), "asked", token);
    const resultId = result?.resultId ?? NO_RESULT;
    if (resultId === previousResultId) return { kind: "unchanged", resultId };
    return { kind: "full", resultId, items: result ? this.#reports.diagnosticsOf(result) : [] };
  }

  /**
   * All files whose report is news to the editor. An editor that takes partial results gets each as soon as it is there,
   * and waits when there is no news: LSP lets this request run long, and editors ask again right after the answer.
   */
  async workspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    partial: ResultProgressReporter<WorkspaceDiagnosticReport> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(previousResultIds.map(({ uri, value }) => [normalizeUri(uri), { uri, value }]));
    for (let news = false; ;) {
      const revision = this.#revision;
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for (const uri of await this.#urisToReport(known.keys(), token)) {
        const report = await this.#reportOf(uri, known.get(uri), token);
        if (!report) continue;
        if (!partial) items.push(report);
        else if (report.kind === "full") {
          partial.report({ items: [report] });
          news = true;
        }
        if (report.resultId === undefined) known.delete(uri);
        else known.set(uri, { uri: report.uri, value: report.resultId });
      }
      if (!partial || (news && !this.#scan.isRunning)) return { items };
      await this.#nextChange(revision, token);
    }
  }

  /** Something that `workspace/diagnostic` speaks of may be another now. */
  workspaceChanged(): void {
    this.#revision++;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  async #urisToReport(known: Iterable<string>, token: CancellationToken): Promise<Iterable<string>> {
    const all = this.#allFiles ? await this.#scan.allFiles(token) : [];
    const open = this.#documents.all().map(({ uri }) => uri);
    const analyzed = this.#cache.all().map(({ uri }) => uri);
    return new Set([...open, ...(await this.#projects.urisOfProblems()), ...all, ...analyzed, ...known]);
  }

  async #reportOf(
    uri: string,
    previous: { uri: string; value: string } | undefined,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
    const result = await this.#currentResult(uri, token);
    if (result === "unknown") return undefined;
    const identity = { uri: previous?.uri ?? this.#documents.spellingOf(uri), version: result?.document?.version ?? null };
    if (!result) return previous && { kind: "full", items: [], ...identity };
    const { resultId } = result;
    if (previous?.value === resultId) return { kind: "unchanged", resultId, ...identity };
    const items = this.#reports.diagnosticsOf(result);
    if (!previous && items.length === 0) return undefined;
    return { kind: "full", resultId, items, ...identity };
  }

  /** What cannot be said at the moment stays as the editor knows it: there will be another report. */
  async #currentResult(uri: string, token: CancellationToken): Promise<CachedResult | undefined | "unknown"> {
    try {
      return await this.#results.of(uri, "background", token);
    } catch (error) {
      if (token.isCancellationRequested) throw error;
      return "unknown";
    }
  }

  async #nextChange(since: number, token: CancellationToken): Promise<void> {
    if (this.#revision === since) {
      await new Promise<void>((resolve) => {
        token.onCancellationRequested(() => {
          resolve();
        });
        this.#waiting.push(resolve);
      });
    }
    // During a scan every file is a change; they are told in batches.
    await setTimeout(BATCH_MILLISECONDS);
    throwIfCancelled(token);
  }
}

/** An editor that is told so asks again for a document that has changed meanwhile. */
function toResponseError(error: unknown): never {
  if (error instanceof OutdatedError || error instanceof CancelledError) {
    const data: DiagnosticServerCancellationData = { retriggerRequest: true };
    throw new ResponseError(LSPErrorCodes.ServerCancelled, error.message, data);
  }
  throw error;
}
