import { CancelledError } from "../../core/cancellation";
import type { AnalysisQueue } from "../../workspace/analysis-queue";
import { CancellationSource } from "../../workspace/cancellation-source";
import type { Documents } from "./documents";
import { AnalysisLostError, EngineBrokenError, type Engine } from "./engine/engine";
import { isLoose, type OpenedProject, type Projects } from "./projects";
import { timeLimit, type Results } from "./results";

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
  readonly #ends = new Map<OpenedProject, Promise<void>>();
  /** Projects, by their opening, that cannot be linked. */
  readonly #givenUp = new Map<OpenedProject, number>();

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
    if (isLoose(project) || this.#givenUp.get(project) === project.generation) return;
    const running = this.#running.get(project);
    if (running) running.again = true;
    else this.#ends.set(project, this.#linkOpen(project));
  }

  /** Resolves once all is known, as far as it can be, of what goes out of or comes into open documents; at once where nothing is left to do. */
  async settled(project: OpenedProject): Promise<void> {
    while (this.#running.has(project)) await this.#ends.get(project);
  }

  /** Something in the project makes the analysis hang: as long as it is opened like this, its files are only looked at one by one. */
  giveUp(project: OpenedProject): void {
    if (this.#givenUp.get(project) === project.generation) return;
    this.#givenUp.set(project, project.generation);
    this.#log(`${project.name}: files are analysed without those that import them, because the analysis of one does not end.`);
  }

  async #linkOpen(project: OpenedProject): Promise<void> {
    const state = { again: true };
    this.#running.set(project, state);
    try {
      while (state.again) {
        state.again = false;
        while (!(await this.#step(project)));
      }
    } catch (error) {
      if (error instanceof AnalysisLostError) this.giveUp(project);
      const isOver = [AnalysisLostError, CancelledError, EngineBrokenError].some((kind) => error instanceof kind);
      if (!isOver) this.#log(`${project.name}: imports could not be followed: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#running.delete(project);
    }
  }

  /** A short piece of work. @returns true when there is no more */
  async #step(project: OpenedProject): Promise<boolean> {
    const summary = await project.ready;
    const { generation } = project;
    const answer = await this.#queue.run("background", new CancellationSource(), (token) => {
      const open = this.#documents.all().filter(({ uri }) => this.#projects.of(uri) === project);
      const documents = open.map(({ uri, languageId, version, text }) => ({ uri, languageId, version, text }));
      return this.#engine.request("link", { project: project.name, open: documents }, { token, limitMilliseconds: timeLimit(summary) });
    });
    if (generation !== project.generation) return false;
    this.#results.outdated(answer.changed);
    return answer.done;
  }
}
