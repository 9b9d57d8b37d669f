import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type Connection,
  type DidChangeWatchedFilesParams,
  type FileSystemWatcher,
} from "vscode-languageserver/node";
import type { ResultCache } from "../../workspace/result-cache";
import { normalizeUri, type Documents } from "./documents";
import type { Engine } from "./engine/engine";
import type { FileChange } from "./engine/messages";
import type { Linking } from "./linking";
import type { OpenedProject, Projects } from "./projects";
import type { Results } from "./results";
import type { WorkspaceScan } from "./workspace-scan";

const KINDS: Readonly<Record<FileChangeType, FileChange["kind"]>> = {
  [FileChangeType.Created]: "created",
  [FileChangeType.Changed]: "changed",
  [FileChangeType.Deleted]: "deleted",
};

/** Secrets may be in files of any name, and a folder that is moved brings and takes its files without a word about them. */
const WATCHERS: readonly FileSystemWatcher[] = [{ globPattern: "**/*", kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }];

/** Keeps results and projects current when files change outside of the editor, or in documents that are saved. */
export class WatchedFiles {
  readonly #engine: Engine;
  readonly #projects: Projects;
  readonly #results: Results;
  readonly #cache: ResultCache;
  readonly #scan: WorkspaceScan;
  readonly #documents: Documents;
  readonly #linking: Linking;

  constructor(
    engine: Engine,
    projects: Projects,
    results: Results,
    cache: ResultCache,
    scan: WorkspaceScan,
    documents: Documents,
    linking: Linking,
  ) {
    this.#engine = engine;
    this.#projects = projects;
    this.#results = results;
    this.#cache = cache;
    this.#scan = scan;
    this.#documents = documents;
    this.#linking = linking;
  }

  /** @param register false for editors that watch what they like */
  async listen(connection: Connection, register: boolean): Promise<void> {
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.changed(changes);
    });
    if (!register) return;
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHERS] });
    this.#scan.isToldOfChanges = true;
  }

  changed(events: DidChangeWatchedFilesParams["changes"]): void {
    const byProject = new Map<OpenedProject, FileChange[]>();
    for (const { uri: spelled, type } of events) {
      const uri = normalizeUri(spelled);
      const kind = KINDS[type];
      if (kind !== "changed") this.#scan.forgetLists();
      if (kind === "deleted") this.#forget(uri);
      const project = this.#projects.of(uri);
      const changes = byProject.get(project);
      const change = { uri, kind, isOpen: this.#documents.get(uri) !== undefined };
      if (changes) changes.push(change);
      else byProject.set(project, [change]);
    }
    for (const [project, changes] of byProject) void this.#apply(project, changes);
  }

  /** What a document that was saved or closed means for the project, also where the editor watches nothing. */
  saved(uri: string): void {
    void this.#apply(this.#projects.of(uri), [{ uri, kind: "changed", isOpen: this.#documents.get(uri) !== undefined }]);
  }

  async #apply(project: OpenedProject, changes: readonly FileChange[]): Promise<void> {
    try {
      await project.ready;
      const { reopen, files, outdated } = await this.#engine.request("changes", { project: project.name, changes });
      if (reopen) this.#projects.reopen(project);
      this.#scan.filesChanged(project, files);
      this.#results.outdated(outdated);
      if (!reopen) this.#linking.soon(project);
    } catch {
      // Without its project there are no results that could be outdated.
    }
  }

  /** The file, or everything in a folder of this name. */
  #forget(uri: string): void {
    const gone = this.#cache.all().filter((result) => result.uri === uri || result.uri.startsWith(`${uri}/`));
    for (const result of gone) this.#results.fileDeleted(result.uri);
  }
}
