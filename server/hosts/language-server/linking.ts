import { CancelledError } from "../../core/cancellation";
import type { AnalysisQueue } from "../../workspace/analysis-queue";
import { CancellationSource, type ObservableToken } from "../../workspace/cancellation-source";
import type { Documents } from "./documents";
import { EngineBrokenError, type Engine } from "./engine/engine";
import { isLoose, type OpenedProject, type Projects } from "./projects";
import type { Results } from "./results";

/**
 * Lets the engine find out, when it has nothing better to do, which files import which and what the importers of open documents
 * bring there; documents whose findings become others by that are told of.
 */
export class Linking {
  readonly #engine: Engine;
  readonly #queue: AnalysisQueue;
  readonly #projects: Projects;
  readonly #documents: Documents;
  readonly #results: Results;
  readonly #log: (message: string) => void;
  /** Projects that are being linked, and whether something happened since that began. */
  readonly #running = new Map<OpenedProject, { again: boolean }>();

  constructor(
    engine: Engine,
    queue: AnalysisQueue,
    projects: Projects,
    documents: Documents,
    results: Results,
    log: (message: string) => void,
  ) {
    this.#engine = engine;
    this.#queue = queue;
    this.#projects = projects;
    this.#documents = documents;
    this.#results = results;
    this.#log = log;
  }

  /** To be called when a project was opened, and when a result had to go out before all importers were looked at. */
  soon(project: OpenedProject): void {
    // Outside of all folders there is no end of files.
    if (isLoose(project)) return;
    const running = this.#running.get(project);
    if (running) running.again = true;
    else void this.#linkOpen(project);
  }

  /** Looks at all files of a project, so that the findings of each are complete. */
  async everything(project: OpenedProject, token: ObservableToken): Promise<void> {
    if (isLoose(project)) return;
    while (!(await this.#step(project, true, token)));
  }

  async #linkOpen(project: OpenedProject): Promise<void> {
    const state = { again: true };
    this.#running.set(project, state);
    try {
      while (state.again) {
        state.again = false;
        while (!(await this.#step(project, false, new CancellationSource())));
      }
    } catch (error) {
      const isOver = error instanceof CancelledError || error instanceof EngineBrokenError;
      if (!isOver) this.#log(`${project.name}: imports could not be followed: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#running.delete(project);
    }
  }

  /** A short piece of work. @returns true when there is no more */
  async #step(project: OpenedProject, all: boolean, token: ObservableToken): Promise<boolean> {
    await project.ready;
    const { generation } = project;
    const open = this.#documents.all().filter(({ uri }) => this.#projects.of(uri) === project);
    const documents = open.map(({ uri, languageId, version, text }) => ({ uri, languageId, version, text }));
    const answer = await this.#queue.run("background", token, (inner) =>
      this.#engine.request("link", { project: project.name, open: documents, all }, { token: inner }),
    );
    if (generation !== project.generation) return false;
    this.#results.outdated(answer.changed);
    return answer.done;
  }
}
