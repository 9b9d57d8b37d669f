import type { Worker } from "node:worker_threads";
import { CodeLensRefreshRequest, type Connection, type InitializeParams } from "vscode-languageserver/node";
import {
  RuleDocumentation,
  RuleList,
  type InitializationOptions,
  type RuleDocumentationParams,
  type RuleListEntry,
} from "../../protocol/messages";
import { AnalysisQueue } from "../../workspace/analysis-queue";
import { ResultCache } from "../../workspace/result-cache";
import { readClientFeatures, serverCapabilities, type ClientFeatures } from "./capabilities";
import { CodeActions } from "./code-actions";
import { AdvisoryUpdates } from "./dependencies/advisory-updates";
import { DependencyLenses } from "./dependencies/dependency-lenses";
import { DependencyRepairEdits } from "./dependencies/dependency-repairs";
import { isManifest, ManifestQuestions } from "./dependencies/manifest-questions";
import type { UpdateOrder } from "./dependencies/update-thread";
import { Documents } from "./documents";
import { Engine } from "./engine/engine";
import type { RuleSummary } from "./engine/messages";
import { FindingHover } from "./hover";
import { Linking } from "./linking";
import { ProjectFiles } from "./project-lines";
import { Projects, type OpenedProject } from "./projects";
import { PullDiagnostics } from "./pull-diagnostics";
import { PushDiagnostics } from "./push-diagnostics";
import { Repairs } from "./repairs";
import { Reports } from "./reports";
import { Results } from "./results";
import { RuleFixes } from "./rule-fixes";
import { RulePages } from "./rule-documentation";
import { SettingsSync } from "./settings-sync";
import { StatusReporter } from "./status";
import { WatchedFiles } from "./watched-files";
import { listenForScans, WorkspaceScan } from "./workspace-scan";

/**
 * Answers one editor. What takes time to load lives in the worker, which is not started before the editor has its
 * answer to `initialize`.
 */
export function serve(connection: Connection, startWorker: (order?: UpdateOrder) => Worker, rulePages: string): void {
  const documents = new Documents();
  documents.listen(connection);
  connection.onInitialize((params) => {
    const features = readClientFeatures(params.capabilities);
    const server = new Server(connection, startWorker, rulePages, documents, features, params);
    connection.onInitialized(() => {
      server.start(params);
    });
    connection.onShutdown(() => {
      server.stop();
    });
    return {
      capabilities: serverCapabilities(
        features,
        (params.initializationOptions as InitializationOptions | undefined)?.dependencyCommands === true,
      ),
      serverInfo: { name: "Buckler" },
    };
  });
  connection.listen();
}

/** Puts the parts together and tells each what concerns it. */
class Server {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #engine: Engine;
  readonly #projects: Projects;
  readonly #settings: SettingsSync;
  readonly #cache = new ResultCache();
  readonly #results: Results;
  readonly #scan: WorkspaceScan;
  readonly #pull: PullDiagnostics;
  readonly #push: PushDiagnostics | undefined;
  readonly #watched: WatchedFiles;
  readonly #status: StatusReporter;
  readonly #linking: Linking;

  constructor(
    connection: Connection,
    startWorker: (order?: UpdateOrder) => Worker,
    rulePages: string,
    documents: Documents,
    features: ClientFeatures,
    params: InitializeParams,
  ) {
    const log = (message: string) => {
      connection.console.info(message);
    };
    const queue = new AnalysisQueue();
    const pages = new RulePages(rulePages);
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    this.#connection = connection;
    this.#features = features;
    this.#engine = new Engine(() => startWorker(), log);
    this.#settings = new SettingsSync(connection, features, params);
    this.#projects = new Projects(this.#engine, this.#settings, (project) => {
      this.#opened(project);
    });
    this.#results = new Results(this.#engine, queue, this.#cache, documents, this.#projects, log);
    const linking = new Linking(this.#engine, queue, this.#projects, documents, this.#results, log);
    this.#linking = linking;
    this.#results.onIncomplete((project) => {
      linking.soon(project);
    });
    this.#results.onLost((project) => {
      linking.giveUp(project);
    });
    this.#results.onOutdated((uris) => {
      this.#outdated(uris, documents);
    });
    const reports = new Reports(features, this.#projects, pages, documents);
    const repairs = new Repairs(this.#engine, queue, this.#projects, documents);
    this.#scan = new WorkspaceScan(this.#engine, this.#results, this.#cache, documents, this.#projects, log);
    this.#scan.settled = (project) => linking.settled(project);
    this.#pull = new PullDiagnostics(
      this.#results,
      this.#cache,
      reports,
      documents,
      this.#projects,
      this.#scan,
      options.workspaceDiagnostics !== "afterScan",
    );
    this.#push = features.pullsDiagnostics
      ? undefined
      : new PushDiagnostics(connection, this.#results, this.#cache, reports, documents, features);
    this.#watched = new WatchedFiles(this.#engine, this.#projects, this.#results, this.#cache, this.#scan, documents, linking);
    this.#status = new StatusReporter(connection, this.#projects, this.#cache, this.#scan);
    this.#scan.onRunningChanged = () => {
      this.#status.update();
      this.#pull.workspaceChanged();
    };
    if (features.pullsDiagnostics) this.#pull.listen(connection);
    const ruleFixes = new RuleFixes(this.#cache, reports, repairs, documents, features);
    ruleFixes.listen(connection);
    const files = new ProjectFiles(this.#projects, documents);
    const hasCommands = options.dependencyCommands === true;
    new CodeActions(this.#results, reports, repairs, ruleFixes, documents, features, files, hasCommands).listen(connection);
    const manifests = new ManifestQuestions(this.#engine, queue, this.#projects);
    new FindingHover(this.#results, reports, documents, features, manifests, options.hover === "besideDiagnostic").listen(connection);
    if (hasCommands) new DependencyLenses(manifests, documents).listen(connection);
    new DependencyRepairEdits(manifests, documents, features).listen(connection);
    new AdvisoryUpdates(this.#engine, this.#projects, this.#results, startWorker).listen(connection);
    listenForScans(connection, this.#scan, features.showsProgress);
    connection.onRequest(RuleDocumentation.method, async ({ ruleId }: RuleDocumentationParams) => {
      const rule = (await this.#rules()).find(({ id }) => id === ruleId);
      return rule ? pages.read(rule) : null;
    });
    connection.onRequest(RuleList.method, async (): Promise<RuleListEntry[]> => {
      return (await this.#rules()).map(({ id, title }) => ({ id, title }));
    });
    documents.onDidSave((uri) => {
      this.#watched.saved(uri);
    });
    documents.onDidClose((uri) => {
      this.#watched.saved(uri);
      this.#scan.analyzeInBackground(uri);
    });
  }

  start({ workspaceFolders, rootUri }: Pick<InitializeParams, "workspaceFolders"> & { rootUri: string | null }): void {
    this.#settings.listen(() => void this.#projects.settingsMayHaveChanged());
    const folders = workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri, name: rootUri }]);
    this.#projects.add(folders);
    if (this.#features.changesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = this.#projects.remove(removed);
        this.#projects.add(added);
        for (const { name } of gone) this.#forget(name);
        this.#refresh();
      });
    }
    void this.#watched.listen(this.#connection, this.#features.registersWatchedFiles);
    this.#status.update();
  }

  stop(): void {
    this.#engine.dispose();
  }

  #opened(project: OpenedProject): void {
    this.#results.stopOutdated(project);
    for (const { uri, message } of project.summary?.problems ?? []) {
      if (uri === undefined) this.#connection.console.warn(`Settings of the editor: ${message}; the default counts instead.`);
      else this.#scan.analyzeInBackground(uri);
    }
    if (project.failure !== undefined) this.#connection.console.error(`${project.name} cannot be analysed: ${project.failure}`);
    this.#status.update();
    this.#push?.analyzeOpenDocuments();
    this.#linking.soon(project);
    void this.#scan.again(project);
    this.#refresh();
  }

  /** Documents that are open are pulled again; for the rest a waiting request for the workspace is answered. */
  #refresh(): void {
    if (this.#features.pullsDiagnostics && this.#features.refreshesDiagnostics) {
      void this.#connection.languages.diagnostics.refresh().catch(() => undefined);
    }
    this.#pull.workspaceChanged();
  }

  /** Documents whose text is the same, but not what other files bring there. */
  #outdated(uris: readonly string[], documents: Documents): void {
    for (const uri of uris) if (!documents.get(uri)) this.#scan.analyzeInBackground(uri);
    if (!uris.some((uri) => documents.get(uri))) return;
    if (this.#features.refreshesLenses && uris.some(isManifest))
      void this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    this.#push?.analyzeOpenDocuments();
    this.#refresh();
  }

  #forget(project: string): void {
    for (const result of this.#cache.all()) if (result.project === project) this.#cache.delete(result.uri);
    this.#push?.analyzeOpenDocuments();
    this.#status.update();
  }

  async #rules(): Promise<RuleSummary[]> {
    const summaries = await Promise.all(this.#projects.all().map(({ ready }) => ready));
    const byId = new Map<string, RuleSummary>();
    for (const { rules } of summaries) for (const rule of rules) if (!byId.has(rule.id)) byId.set(rule.id, rule);
    return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
