import { CancelledError, throwIfCancelled } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import { PRIORITIES, type AnalysisQueue, type Priority } from "../../workspace/analysis-queue";
import { CancellationSource, type ObservableToken } from "../../workspace/cancellation-source";
import type { CachedResult, ResultCache } from "../../workspace/result-cache";
import type { Documents } from "./documents";
import { AnalysisLostError, type Engine } from "./engine/engine";
import type { DocumentAnswer, ProjectSummary } from "./engine/messages";
import type { OpenedProject, Projects } from "./projects";

/** The document that was asked about has changed since; whoever asked will ask again. */
export class OutdatedError extends Error {
  override name = "OutdatedError";
}

/** An analysis of one state of a document that several may wait for. */
interface Running {
  readonly document: SourceDocument | undefined;
  readonly project: OpenedProject;
  readonly generation: number;
  readonly priority: Priority;
  readonly source: CancellationSource;
  readonly done: Promise<CachedResult | undefined>;
}

/** The findings of documents: kept while they hold, made when they do not. Never those of another version. */
export class Results {
  readonly #engine: Engine;
  readonly #queue: AnalysisQueue;
  readonly #cache: ResultCache;
  readonly #documents: Documents;
  readonly #projects: Projects;
  readonly #log: (message: string) => void;
  readonly #running = new Map<string, Running>();
  /** Documents that changed on disk since their result was made, or that another file brings something else now. */
  readonly #outdated = new Set<string>();
  readonly #outdatedListeners: ((uris: readonly string[]) => void)[] = [];
  readonly #incompleteListeners: ((project: OpenedProject) => void)[] = [];
  readonly #lostListeners: ((project: OpenedProject) => void)[] = [];

  constructor(
    engine: Engine,
    queue: AnalysisQueue,
    cache: ResultCache,
    documents: Documents,
    projects: Projects,
    log: (message: string) => void,
  ) {
    this.#engine = engine;
    this.#queue = queue;
    this.#cache = cache;
    this.#documents = documents;
    this.#projects = projects;
    this.#log = log;
    documents.onDidChange((document) => {
      this.#outdated.delete(document.uri);
      this.#running.get(document.uri)?.source.cancel();
    });
    documents.onDidClose((uri) => {
      this.#outdated.add(uri);
      this.#running.get(uri)?.source.cancel();
    });
  }

  /** The result that holds for a document as it is now, if there is one. */
  known(uri: string): CachedResult | undefined {
    const result = this.#cache.get(uri);
    if (!result || result.document !== this.#documents.get(uri) || this.#outdated.has(uri)) return undefined;
    const { name, generation } = this.#projects.of(uri);
    return result.project === name && result.generation === generation ? result : undefined;
  }

  /**
   * The findings of a document as it is at the time of the call: the editor's version of an open one, otherwise the file.
   * @param reread a file may have changed without anybody telling, so that a known result does not count
   * @returns undefined when there is no such file, or no project covers it
   * @throws OutdatedError when the document changes meanwhile; CancelledError; Error when its project cannot be opened
   */
  async of(uri: string, priority: Priority, token: ObservableToken, reread = false): Promise<CachedResult | undefined> {
    const document = this.#documents.get(uri);
    const mustBeSame = () => {
      throwIfCancelled(token);
      if (this.#documents.get(uri) !== document) throw new OutdatedError(`${uri} changed`);
    };
    for (;;) {
      const known = reread && !document ? undefined : this.known(uri);
      if (known) return known;
      const project = this.#projects.of(uri);
      const { generation } = project;
      try {
        const summary = await project.ready;
        mustBeSame();
        if (generation !== project.generation) continue;
        const result = await orCancelled(this.#share(uri, document, project, summary, priority), token);
        mustBeSame();
        if (generation === project.generation) return result;
      } catch (error) {
        mustBeSame();
        const projectWentAway = this.#projects.of(uri) !== project || generation !== project.generation;
        if (!projectWentAway && !(error instanceof CancelledError)) throw error;
        // The document is still the one that was asked about: it is analysed with what holds now.
      }
    }
  }

  /** The file is another one now; the result of an open document holds all the same. */
  fileChanged(uri: string): void {
    if (this.#documents.get(uri)) return;
    this.#outdated.add(uri);
    this.#running.get(uri)?.source.cancel();
  }

  /** The results of documents no longer hold, although their texts are the same, because of what other files bring there. */
  outdated(uris: readonly string[]): void {
    const known = uris.filter((uri) => this.#cache.get(uri));
    if (known.length === 0) return;
    for (const uri of known) this.#outdated.add(uri);
    for (const listener of this.#outdatedListeners) listener(known);
  }

  onOutdated(listener: (uris: readonly string[]) => void): void {
    this.#outdatedListeners.push(listener);
  }

  /** A result went out before all files that import the document were looked at. */
  onIncomplete(listener: (project: OpenedProject) => void): void {
    this.#incompleteListeners.push(listener);
  }

  /** The analysis of a document did not end, or ended the thread that it ran in. */
  onLost(listener: (project: OpenedProject) => void): void {
    this.#lostListeners.push(listener);
  }

  /** Forgets a file that is gone, unless it is open. */
  fileDeleted(uri: string): void {
    if (this.#documents.get(uri)) return;
    this.#running.get(uri)?.source.cancel();
    this.#cache.delete(uri);
  }

  /** Analyses that were begun with an earlier opening of the project are not worth ending. */
  stopOutdated(project: OpenedProject): void {
    for (const running of this.#running.values()) {
      if (running.project === project && running.generation !== project.generation) running.source.cancel();
    }
  }

  /** Joins an analysis of the same state that is waiting or running, or begins one. */
  #share(
    uri: string,
    document: SourceDocument | undefined,
    project: OpenedProject,
    summary: ProjectSummary,
    priority: Priority,
  ): Promise<CachedResult | undefined> {
    const { generation } = project;
    const same = this.#running.get(uri);
    const isSame = same?.document === document && same?.project === project && same.generation === generation;
    if (isSame && !same.source.isCancellationRequested && PRIORITIES.indexOf(same.priority) <= PRIORITIES.indexOf(priority))
      return same.done;
    const source = new CancellationSource();
    const done = this.#queue.run(priority, source, (token) => this.#analyze(uri, document, project, summary, token));
    const running: Running = { document, project, generation, priority, source, done };
    this.#running.set(uri, running);
    const forget = () => {
      if (this.#running.get(uri) === running) this.#running.delete(uri);
    };
    done.then(forget, forget);
    return done;
  }

  async #analyze(
    uri: string,
    document: SourceDocument | undefined,
    project: OpenedProject,
    summary: ProjectSummary,
    token: ObservableToken,
  ): Promise<CachedResult | undefined> {
    const { generation, name } = project;
    const known = this.#cache.get(uri);
    this.#outdated.delete(uri);
    const answer = await this.#ask(uri, document, project, known?.resultId, summary, token);
    if (this.#documents.get(uri) !== document || generation !== project.generation) throw new CancelledError();
    if (!answer) {
      this.#cache.delete(uri);
      return undefined;
    }
    const { findings, hints, problems, incomplete } = answer.unchanged && known ? known : answer;
    if (!answer.unchanged) {
      for (const { reason, message } of incomplete) if (reason !== "syntax") this.#log(`${uri}: ${message}`);
    }
    const result: CachedResult = {
      uri,
      document,
      project: name,
      generation,
      resultId: answer.resultId,
      findings,
      hints,
      problems,
      incomplete,
    };
    this.#cache.set(result);
    this.outdated(answer.changed);
    if (!answer.complete) for (const listener of this.#incompleteListeners) listener(project);
    return result;
  }

  async #ask(
    uri: string,
    document: SourceDocument | undefined,
    opened: OpenedProject,
    knownResultId: string | undefined,
    summary: ProjectSummary,
    token: ObservableToken,
  ): Promise<DocumentAnswer | null> {
    const options = { token, limitMilliseconds: timeLimit(summary) };
    const project = opened.name;
    const known = knownResultId === undefined ? {} : { knownResultId };
    try {
      if (!document) return await this.#engine.request("analyzeFile", { project, uri, ...known }, options);
      const { languageId, version, text } = document;
      // Whoever sees the result of the same text already is told of the rest.
      const inHaste = this.#cache.get(uri)?.document === document || this.#queue.isAwaited("asked");
      return await this.#engine.request("analyze", { project, document: { uri, languageId, version, text }, inHaste, ...known }, options);
    } catch (error) {
      if (!(error instanceof AnalysisLostError)) throw error;
      for (const listener of this.#lostListeners) listener(opened);
      const message = `Not analysed: ${error.message}; the other files are`;
      // This is kept even if nobody waits for it any more, so that the file is not tried again as it is.
      const incomplete = [{ reason: "crash", message }] as const;
      return {
        resultId: `lost-${Date.now()}`,
        unchanged: false,
        findings: [],
        hints: [],
        problems: [],
        incomplete,
        complete: true,
        changed: [],
      };
    }
  }
}

/** The flow budget is kept by the analysis itself; what goes so far beyond it hangs. */
export function timeLimit({ budgetMilliseconds }: ProjectSummary): number {
  return 10_000 + 2 * budgetMilliseconds;
}

/** Settles like the work, or rejects as soon as the token is cancelled; the work goes on for others. */
function orCancelled<T>(work: Promise<T>, token: ObservableToken): Promise<T> {
  return new Promise((resolve, reject) => {
    const link = token.onCancellationRequested(() => {
      reject(new CancelledError());
    });
    work.then(resolve, reject).finally(() => {
      link.dispose();
    });
  });
}
