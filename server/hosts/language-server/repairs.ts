import type { SourceDocument } from "../../core/document";
import type { TextEdit } from "../../core/edit";
import type { Finding, Fix } from "../../core/finding";
import type { AnalysisQueue } from "../../workspace/analysis-queue";
import type { ObservableToken } from "../../workspace/cancellation-source";
import type { CachedResult } from "../../workspace/result-cache";
import type { Documents } from "./documents";
import type { Engine } from "./engine/engine";
import type { PlainDocument, RangedEdit } from "./engine/messages";
import type { Projects } from "./projects";
import { timeLimit } from "./results";

/** Each candidate is analysed again, and "fix all" does that for one fix after the other. */
const ANALYSES = { fixes: 4, fixAll: 20 };

/** Checked repairs, made in the engine and kept as long as the document stays as it is. */
export class Repairs {
  readonly #engine: Engine;
  readonly #queue: AnalysisQueue;
  readonly #projects: Projects;
  readonly #kept = new Map<string, Map<string, readonly Fix[]>>();

  constructor(engine: Engine, queue: AnalysisQueue, projects: Projects, documents: Documents) {
    this.#engine = engine;
    this.#queue = queue;
    this.#projects = projects;
    documents.onDidChange(({ uri }) => this.#kept.delete(uri));
    documents.onDidClose((uri) => this.#kept.delete(uri));
  }

  /**
   * Fixes of one finding, each applied in memory and analysed again before it is returned.
   * @throws CancelledError
   */
  async fixesOf(document: SourceDocument, result: CachedResult, finding: Finding, token: ObservableToken): Promise<readonly Fix[]> {
    const { uri, version } = document;
    const key = `${version} ${result.project} ${result.generation} ${finding.ruleId} ${finding.location.span.start} ${finding.location.span.end}`;
    const known = this.#kept.get(uri)?.get(key);
    if (known) return known;
    const params = { project: result.project, document: toPlain(document), finding };
    const limitMilliseconds = await this.#limit(result, ANALYSES.fixes);
    const fixes = await this.#queue.run("asked", token, (inner) =>
      this.#engine.request("fixes", params, { token: inner, limitMilliseconds }),
    );
    const kept = this.#kept.get(uri) ?? new Map<string, readonly Fix[]>();
    this.#kept.set(uri, kept.set(key, fixes));
    return fixes;
  }

  /** @throws CancelledError */
  async fixAll(document: SourceDocument, result: CachedResult, token: ObservableToken): Promise<readonly TextEdit[]> {
    const params = { project: result.project, document: toPlain(document), findings: result.findings };
    const limitMilliseconds = await this.#limit(result, ANALYSES.fixAll);
    return this.#queue.run("asked", token, (inner) => this.#engine.request("fixAll", params, { token: inner, limitMilliseconds }));
  }

  /**
   * Repairs all that a rule finds in a document, or in a file as it is on disk.
   * @throws CancelledError
   */
  async fixRule(
    result: CachedResult,
    document: SourceDocument | undefined,
    ruleId: string,
    token: ObservableToken,
  ): Promise<readonly RangedEdit[]> {
    const params = { project: result.project, uri: result.uri, ruleId, ...(document && { document: toPlain(document) }) };
    const limitMilliseconds = await this.#limit(result, ANALYSES.fixAll);
    return this.#queue.run("asked", token, (inner) => this.#engine.request("fixRule", params, { token: inner, limitMilliseconds }));
  }

  suppression(document: SourceDocument, finding: Finding): Promise<readonly TextEdit[]> {
    return this.#engine.request("suppress", { document: toPlain(document), finding });
  }

  async #limit({ project }: CachedResult, analyses: number): Promise<number> {
    const summary = await this.#projects.get(project)?.ready;
    return summary ? analyses * timeLimit(summary) : 0;
  }
}

function toPlain({ uri, languageId, version, text }: SourceDocument): PlainDocument {
  return { uri, languageId, version, text };
}
