import type { CancellationToken, Connection, WorkDoneProgressReporter } from "vscode-languageserver/node";
import { CancelledError } from "../../core/cancellation";
import {
  ScanFile,
  ScanWorkspace,
  type ScanFileParams,
  type ScanFileResult,
  type ScanWorkspaceParams,
  type ScanWorkspaceResult,
} from "../../protocol/messages";
import { CancellationSource, type ObservableToken } from "../../workspace/cancellation-source";
import type { ResultCache } from "../../workspace/result-cache";
import { normalizeUri, type Documents } from "./documents";
import type { Engine } from "./engine/engine";
import type { FileList } from "./engine/messages";
import type { OpenedProject, Projects } from "./projects";
import type { Results } from "./results";

/** Analyses files that nobody has open: all of them when asked to, and afterwards whatever changes. */
export class WorkspaceScan {
  readonly #engine: Engine;
  readonly #results: Results;
  readonly #cache: ResultCache;
  readonly #documents: Documents;
  readonly #projects: Projects;
  readonly #log: (message: string) => void;
  readonly #lists = new Map<OpenedProject, { readonly generation: number; readonly list: Promise<FileList> }>();
  readonly #again = new Map<OpenedProject, CancellationSource>();
  #running = 0;

  /** Called when the first scan begins and when the last one ends. */
  onRunningChanged: () => void = () => undefined;
  /** Resolves once nothing that was left for later has a say in the findings of a project's open documents. */
  settled: (project: OpenedProject) => Promise<void> = () => Promise.resolve();
  /** Whether the editor tells about changed files, so that lists and results can be kept. */
  isToldOfChanges = false;

  constructor(
    engine: Engine,
    results: Results,
    cache: ResultCache,
    documents: Documents,
    projects: Projects,
    log: (message: string) => void,
  ) {
    this.#engine = engine;
    this.#results = results;
    this.#cache = cache;
    this.#documents = documents;
    this.#projects = projects;
    this.#log = log;
  }

  get isRunning(): boolean {
    return this.#running > 0;
  }

  /** Files of all folders, each once; from then on they are kept current as after a scan. */
  async allFiles(token: ObservableToken): Promise<string[]> {
    for (const project of this.#projects.folders()) project.scanned = true;
    const lists = await Promise.all(this.#projects.folders().map((project) => this.#filesOf(project, token)));
    return lists.flatMap(({ uris }) => uris);
  }

  /** A file came or went: the list is made again when somebody asks for it. */
  forgetLists(): void {
    this.#lists.clear();
  }

  /**
   * Analyses every file of every folder, open documents first, and keeps the findings current from then on.
   * A cancelled scan keeps what it has found.
   */
  async scanWorkspace(progress: WorkDoneProgressReporter, token: ObservableToken): Promise<ScanWorkspaceResult> {
    const folders = this.#projects.folders();
    const before = folders.map(({ scanned }) => scanned);
    const skipped: string[] = [];
    let files: string[] = [];
    let analyzed = 0;
    progress.begin("Buckler: scanning the workspace", 0, "looking for files", true);
    this.#began();
    try {
      for (const project of folders) project.scanned = true;
      this.forgetLists();
      const lists = await Promise.all(folders.map((project) => this.#filesOf(project, token)));
      // Everything else that is skipped is logged where it is analysed.
      for (const message of lists.flatMap(({ unreadable }) => unreadable)) {
        skipped.push(message);
        this.#log(message);
      }
      files = this.#openFirst(lists.flatMap(({ uris }) => uris));
      await this.#dropAllBut(files, folders, token);
      for (const uri of files) {
        skipped.push(...(await this.#analyze(uri, token)));
        analyzed++;
        report(progress, analyzed, files.length);
      }
    } catch (error) {
      if (!token.isCancellationRequested) throw error;
      folders.forEach((project, index) => (project.scanned = before[index] ?? false));
    } finally {
      progress.done();
      this.#ended();
    }
    return { analyzed, files: files.length, problems: this.#cache.problems, cancelled: token.isCancellationRequested, skipped };
  }

  /** Analyses one file as it is now, with everything that other files bring. */
  async scanFile(uri: string, token: ObservableToken): Promise<ScanFileResult> {
    await this.#results.of(uri, "asked", token, true);
    await this.settled(this.#projects.of(uri));
    const result = await this.#results.of(uri, "asked", token);
    if (!result) return { problems: 0, notes: ["Not analysed: the project does not cover this file"] };
    return { problems: result.findings.length, notes: result.incomplete.map(({ message }) => message) };
  }

  /** Files changed or appeared: analyses those whose findings somebody may be looking at. */
  filesChanged(project: OpenedProject, uris: readonly string[]): void {
    for (const uri of uris) {
      this.#results.fileChanged(uri);
      if (project.scanned || this.#cache.get(uri)) this.analyzeInBackground(uri);
    }
  }

  analyzeInBackground(uri: string): void {
    this.#results.of(uri, "background", new CancellationSource()).catch((error: unknown) => {
      if (!(error instanceof CancelledError)) this.#log(`${uri}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  /** After a project was opened anew: makes the findings of unopened files again, if they were shown before. */
  async again(project: OpenedProject): Promise<void> {
    this.#again.get(project)?.cancel();
    const token = new CancellationSource();
    this.#again.set(project, token);
    const known = this.#cache.all().filter(({ project: name, uri }) => name === project.name && !this.#documents.get(uri));
    if (known.length === 0 && !project.scanned) return;
    this.#began();
    try {
      const listed = project.scanned ? (await this.#filesOf(project, token)).uris : [];
      for (const uri of new Set([...known.map(({ uri }) => uri), ...listed])) await this.#analyze(uri, token);
    } catch (error) {
      if (!token.isCancellationRequested) this.#log(`The workspace could not be scanned again: ${String(error)}`);
    } finally {
      if (this.#again.get(project) === token) this.#again.delete(project);
      this.#ended();
    }
  }

  #began(): void {
    if (this.#running++ === 0) this.onRunningChanged();
  }

  #ended(): void {
    if (--this.#running === 0) this.onRunningChanged();
  }

  /** @returns why the file was not wholly analysed */
  async #analyze(uri: string, token: ObservableToken): Promise<string[]> {
    try {
      const result = await this.#results.of(uri, "background", token, true);
      const told = (result?.incomplete ?? []).filter(({ reason }) => reason !== "syntax");
      return told.map(({ message }) => `${uri}: ${message}`);
    } catch (error) {
      if (token.isCancellationRequested) throw error;
      // An open document that changed meanwhile is analysed for whoever looks at it.
      return error instanceof Error && error.name === "OutdatedError" ? [] : [`${uri}: ${String(error)}`];
    }
  }

  /** Files that a result speaks of although they are gone, or left out by now. */
  async #dropAllBut(files: readonly string[], folders: readonly OpenedProject[], token: ObservableToken): Promise<void> {
    const present = new Set(files);
    const names = new Set(folders.map(({ name }) => name));
    for (const { uri, project } of this.#cache.all()) {
      if (names.has(project) && !present.has(uri) && !this.#documents.get(uri)) await this.#analyze(uri, token);
    }
  }

  async #filesOf(project: OpenedProject, token: ObservableToken): Promise<FileList> {
    await project.ready;
    const known = this.#lists.get(project);
    if (this.isToldOfChanges && known?.generation === project.generation) return known.list;
    const { generation, name } = project;
    const list = this.#engine.request("files", { project: name }, { token }).then(({ uris, unreadable }) => {
      // A folder inside another one is a project of its own.
      return { uris: uris.filter((uri) => this.#projects.of(uri) === project), unreadable };
    });
    const entry = { generation, list };
    this.#lists.set(project, entry);
    list.catch(() => {
      if (this.#lists.get(project) === entry) this.#lists.delete(project);
    });
    return list;
  }

  #openFirst(uris: readonly string[]): string[] {
    const open = new Set(uris.filter((uri) => this.#documents.get(uri)));
    return [...open, ...uris.filter((uri) => !open.has(uri))];
  }
}

function report(progress: WorkDoneProgressReporter, done: number, all: number): void {
  const percentage = Math.floor((100 * done) / all);
  if (percentage !== Math.floor((100 * (done - 1)) / all)) progress.report(percentage, `${done} of ${all} files`);
}

/** Answers the requests of ours that scan. */
export function listenForScans(connection: Connection, scan: WorkspaceScan, showsProgress: boolean): void {
  connection.onRequest(ScanWorkspace.method, async (params: ScanWorkspaceParams | null, token: CancellationToken) => {
    if (params?.workDoneToken !== undefined || !showsProgress) {
      return scan.scanWorkspace(connection.window.attachWorkDoneProgress(params?.workDoneToken), token);
    }
    const progress = await connection.window.createWorkDoneProgress();
    const either = new CancellationSource();
    for (const each of [token, progress.token]) {
      each.onCancellationRequested(() => {
        either.cancel();
      });
    }
    return scan.scanWorkspace(progress, either);
  });
  connection.onRequest(ScanFile.method, ({ uri }: ScanFileParams, token: CancellationToken) => scan.scanFile(normalizeUri(uri), token));
}
