import type { SourceDocument } from "../../../core/document";
import type { AnalysisQueue } from "../../../workspace/analysis-queue";
import type { ObservableToken } from "../../../workspace/cancellation-source";
import type { DependencyDescription } from "../../../analyzers/dependencies/describe-dependency";
import type { InstallCommandResult } from "../../../protocol/messages";
import { within } from "../../../workspace/within";
import type { Engine } from "../engine/engine";
import type { DependencyRepairs, PublishedFacts } from "../engine/messages";
import type { OpenedProject, Projects } from "../projects";
import { timeLimit } from "../results";
import { readEditorSettings, type DependencyEditorSettings } from "./editor-settings";

/** A hover that comes later than that comes too late. */
const HOVER_MILLISECONDS = 1500;

/** Whether a document is a package.json, by its URI. */
export function isManifest(uri: string): boolean {
  return uri.endsWith("/package.json");
}

/** Asks the engine about a manifest that is open, in its turn. */
export class ManifestQuestions {
  readonly #engine: Engine;
  readonly #queue: AnalysisQueue;
  readonly #projects: Projects;

  constructor(engine: Engine, queue: AnalysisQueue, projects: Projects) {
    this.#engine = engine;
    this.#queue = queue;
    this.#projects = projects;
  }

  /** @throws CancelledError */
  describe(document: SourceDocument, offset: number, token: ObservableToken): Promise<DependencyDescription | null> {
    return this.#ask(document, token, (params, options) => this.#engine.request("describeDependency", { ...params, offset }, options));
  }

  /**
   * What a registry says of a dependency, where the settings allow to ask; null where it is not known in time.
   * @param onChanged is told of documents whose findings became others by that
   */
  async published(
    { uri }: SourceDocument,
    { name, version, isPublic }: DependencyDescription,
    onChanged: (uris: readonly string[]) => void,
  ): Promise<PublishedFacts | null> {
    if (!isPublic || !(await this.settingsOf(uri)).network) return null;
    const asked = this.#engine.request("published", { project: this.#projects.of(uri).name, uri, name, version });
    const facts = asked.then(
      (answer) => {
        onChanged(answer.changed);
        return answer.facts;
      },
      () => null,
    );
    return (await within(HOVER_MILLISECONDS, facts)) ?? null;
  }

  /** @throws CancelledError */
  vulnerable(document: SourceDocument, token: ObservableToken): Promise<number> {
    return this.#ask(document, token, (params, options) => this.#engine.request("vulnerable", params, options));
  }

  /** @throws CancelledError */
  repairs(document: SourceDocument, token: ObservableToken): Promise<DependencyRepairs | null> {
    return this.#ask(document, token, (params, options) => this.#engine.request("repairDependencies", params, options));
  }

  /** @throws CancelledError */
  installCommand(document: SourceDocument, token: ObservableToken): Promise<InstallCommandResult | null> {
    return this.#ask(document, token, (params, options) => this.#engine.request("installCommand", params, options));
  }

  /** The editor's settings of the project that a document is in. */
  async settingsOf(uri: string): Promise<DependencyEditorSettings> {
    const project = this.#projects.of(uri);
    await project.ready;
    return readEditorSettings(project.settings);
  }

  async #ask<T>(
    { uri, languageId, version, text }: SourceDocument,
    token: ObservableToken,
    request: (
      params: { project: string; document: { uri: string; languageId: string; version: number; text: string } },
      options: { token: ObservableToken; limitMilliseconds: number },
    ) => Promise<T>,
  ): Promise<T> {
    const project: OpenedProject = this.#projects.of(uri);
    const limitMilliseconds = timeLimit(await project.ready);
    const params = { project: project.name, document: { uri, languageId, version, text } };
    return this.#queue.run("asked", token, (inner) => request(params, { token: inner, limitMilliseconds }));
  }
}
