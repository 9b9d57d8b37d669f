import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  ProgressType,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  ExitNotification,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  WorkspaceDiagnosticRequest,
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type CodeLens,
  type ConfigurationParams,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileEvent,
  type Hover,
  type InitializeResult,
  type Position,
  type PreviousResultId,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { CONNECT } from "./transports";
import {
  FixableRules,
  FixRule,
  GetAdvisoryStatus,
  RepairDependencies,
  RuleDocumentation,
  RuleList,
  ScanFile,
  ScanWorkspace,
  Status,
  UpdateAdvisories,
  type AdvisoryStatus,
  type CustomRequest,
  type FixableRule,
  type FixRuleResult,
  type InitializationOptions,
  type RepairDependenciesResult,
  type RuleDocumentationResult,
  type RuleListEntry,
  type ScanFileResult,
  type ScanWorkspaceResult,
  type StatusParams,
  type UpdateAdvisoriesResult,
} from "../../server/protocol/messages";

const SERVER = join(import.meta.dirname, "../../dist/server.js");
const PATIENCE_MILLISECONDS = 40_000;

/** What VS Code's client can do, as far as the server cares. */
export const LIKE_VSCODE: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ["edit"] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
    },
  },
  window: { workDoneProgress: true },
};

/** An editor that can neither ask for diagnostics nor resolve, register or be asked for settings. */
export const PUSH_ONLY: ClientCapabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true }, hover: { contentFormat: ["plaintext"] } },
};

/** A workspace folder. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
}

export interface ClientOptions {
  readonly folders: readonly Folder[];
  readonly capabilities?: ClientCapabilities;
  /** The `buckler` section, for every folder, or by the URI of a folder. */
  readonly settings?: unknown;
  readonly settingsOf?: (scopeUri: string | undefined) => unknown;
  readonly initializationOptions?: InitializationOptions;
  readonly process?: { readonly uid?: number };
  readonly transport?: keyof typeof CONNECT;
  /** Another copy of the server's bundle than the one in dist. */
  readonly server?: string;
}

interface Waiter {
  readonly isMet: () => boolean;
  readonly met: () => void;
}

/** An editor, as the server sees one: it speaks LSP with the server's real process over standard input and output. */
export class TestClient {
  readonly logs: string[] = [];
  readonly statuses: StatusParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: string[] = [];
  readonly progress: { readonly token: string | number; readonly value: { kind: string; percentage?: number; title?: string } }[] = [];
  refreshes = 0;
  settings: unknown;
  #waiters: Waiter[] = [];
  readonly #documents = new Map<string, TextDocument>();

  private constructor(
    readonly connection: ProtocolConnection,
    readonly process: ChildProcess,
    readonly initializeResult: InitializeResult,
  ) {}

  static async start(options: ClientOptions): Promise<TestClient> {
    const { server = SERVER, transport = "stdio" } = options;
    assert(existsSync(server), `${server} is missing: run npm run build`);
    const { child, connection } = await CONNECT[transport](server, options.process ?? {});
    connection.listen();
    return TestClient.#initialize(connection, child, options);
  }

  static async #initialize(
    connection: ProtocolConnection,
    child: ChildProcess,
    { folders, capabilities = LIKE_VSCODE, settings, settingsOf, initializationOptions }: ClientOptions,
  ): Promise<TestClient> {
    const result = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // Deprecated, and all the same required.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: null,
      workspaceFolders: folders.map(({ path, uri }) => ({ name: basename(path), uri })),
      capabilities,
      ...(initializationOptions && { initializationOptions }),
    });
    const client = new TestClient(connection, child, result);
    client.settings = settings;
    client.#listen(settingsOf);
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  #listen(settingsOf: ((scopeUri: string | undefined) => unknown) | undefined): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }: ConfigurationParams) =>
      items.map(({ scopeUri }) => settingsOf?.(scopeUri) ?? this.settings ?? null),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.#note(() => this.registrations.push(...registrations.map(({ method }) => method)));
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.#note(() => this.refreshes++);
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      this.#followProgress(token);
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.#note(() => this.logs.push(message));
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#note(() => this.published.push(params));
    });
    connection.onNotification(Status.method, (status: StatusParams) => {
      this.#note(() => this.statuses.push(status));
    });
  }

  #followProgress(token: string | number): void {
    this.connection.onProgress(new ProgressType<{ kind: string }>(), token, (value) => {
      this.#note(() => this.progress.push({ token, value }));
    });
  }

  #note(change: () => unknown): void {
    change();
    const met = this.#waiters.filter(({ isMet }) => isMet());
    this.#waiters = this.#waiters.filter((waiter) => !met.includes(waiter));
    for (const waiter of met) waiter.met();
  }

  /** Resolves as soon as the condition holds; looked at after everything that the server says. */
  async until(what: string, isMet: () => boolean): Promise<void> {
    if (isMet()) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      const waiter = { isMet, met: resolve };
      timer = setTimeout(() => {
        reject(new Error(`waited in vain for ${what}; the log says:\n${this.logs.join("\n")}`));
      }, PATIENCE_MILLISECONDS);
      this.#waiters.push(waiter);
    }).finally(() => {
      clearTimeout(timer);
    });
  }

  async ready(): Promise<void> {
    await this.until("the server to be ready", () => this.statuses.at(-1)?.state === "ready");
  }

  open(uri: string, text: string, languageId = "javascript", version = 1): void {
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
    void this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version, text } });
  }

  /** Sends the changes as they are and applies them to the client's own copy. */
  change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): number {
    const document = this.document(uri);
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    void this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
    return version;
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    assert(document, `${uri} is not open`);
    return document;
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    void this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  save(uri: string): void {
    void this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** What a user sees who types: asks again when the server says that it is worth it. */
  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    for (;;) {
      try {
        return await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
          textDocument: { uri },
          ...(previousResultId !== undefined && { previousResultId }),
        });
      } catch (error) {
        if ((error as { data?: { retriggerRequest?: boolean } }).data?.retriggerRequest !== true) throw error;
      }
    }
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    assert(report.kind === "full");
    return report.items;
  }

  /** Without a handler for partial results there are none. */
  workspacePull(
    previousResultIds: PreviousResultId[] = [],
    onPartial?: (report: WorkspaceDiagnosticReport) => void,
    token?: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const partialResultToken = `partial-${Math.random()}`;
    if (onPartial) this.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, onPartial);
    return this.connection.sendRequest(
      WorkspaceDiagnosticRequest.type,
      { previousResultIds, ...(onPartial && { partialResultToken }) },
      token,
    );
  }

  async codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    return ((await this.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  /** Changes the document as an editor does that was given the edit, and returns the new text. */
  apply(uri: string, edit: WorkspaceEdit | undefined): string {
    const document = this.document(uri);
    const [change] = edit?.documentChanges ?? [];
    if (change) {
      assert("textDocument" in change && "edits" in change);
      assert.equal(change.textDocument.version, document.version, "the edit is for another version");
    }
    const edits = change && "edits" in change ? change.edits : (edit?.changes?.[uri] ?? []);
    const plain = edits.map((each) => {
      assert("newText" in each);
      return each;
    });
    const text = TextDocument.applyEdits(document, plain);
    this.change(uri, { text });
    return text;
  }

  scanWorkspace(workDoneToken?: string, token?: CancellationToken): Promise<ScanWorkspaceResult> {
    if (workDoneToken !== undefined) this.#followProgress(workDoneToken);
    return this.#request(ScanWorkspace, workDoneToken === undefined ? {} : { workDoneToken }, token);
  }

  async codeLenses(uri: string): Promise<CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  repairDependencies(uri: string): Promise<RepairDependenciesResult | null> {
    return this.#request(RepairDependencies, { uri });
  }

  updateAdvisories(from: string, workDoneToken: string, token?: CancellationToken): Promise<UpdateAdvisoriesResult> {
    this.#followProgress(workDoneToken);
    return this.#request(UpdateAdvisories, { from, workDoneToken }, token);
  }

  advisoryStatus(): Promise<AdvisoryStatus> {
    return this.#request(GetAdvisoryStatus, null);
  }

  fixableRules(): Promise<readonly FixableRule[]> {
    return this.#request(FixableRules, null);
  }

  fixRule(ruleId: string): Promise<FixRuleResult> {
    return this.#request(FixRule, { ruleId });
  }

  scanFile(uri: string): Promise<ScanFileResult> {
    return this.#request(ScanFile, { uri });
  }

  ruleDocumentation(ruleId: string): Promise<RuleDocumentationResult | null> {
    return this.#request(RuleDocumentation, { ruleId });
  }

  ruleList(): Promise<readonly RuleListEntry[]> {
    return this.#request(RuleList, null);
  }

  cancelProgress(token: string | number): void {
    void this.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
  }

  changeSettings(settings: unknown): void {
    this.settings = settings;
    void this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { buckler: settings } });
  }

  filesChanged(...changes: readonly (readonly ["Created" | "Changed" | "Deleted", string])[]): void {
    void this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: changes.map(([type, uri]): FileEvent => ({ uri, type: FileChangeType[type] })),
    });
  }

  changeFolders(added: readonly Folder[], removed: readonly Folder[]): void {
    const toFolder = ({ path, uri }: Folder) => ({ name: basename(path), uri });
    void this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: added.map(toFolder), removed: removed.map(toFolder) },
    });
  }

  #request<Params, Result>({ method }: CustomRequest<Params, Result>, params: Params, token?: CancellationToken): Promise<Result> {
    // A token that is undefined would be sent as a second parameter.
    return token ? this.connection.sendRequest<Result>(method, params, token) : this.connection.sendRequest<Result>(method, params);
  }

  /** Ends the server as an editor does, and makes sure that it went. */
  async stop(): Promise<void> {
    const exit = new Promise<number | null>((resolve) => this.process.once("exit", resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    assert.equal(await exit, 0);
    this.connection.dispose();
  }
}

/** The message of a diagnostic; ours are plain text. */
export function messageOf({ message }: Diagnostic): string {
  assert(typeof message === "string");
  return message;
}
