import type { SourceDocument } from "../core/document";
import type { Finding, Incompleteness } from "../core/finding";
import type { ProjectProblem } from "./project";

/** Findings of one document, and what they were made from. */
export interface CachedResult {
  readonly uri: string;
  /** The open document that it was made from, undefined for the state on disk. Version numbers begin anew when a document is opened again. */
  readonly document: SourceDocument | undefined;
  /** Which opening of which project it was made with. */
  readonly project: string;
  readonly generation: number;
  /** The same whenever content, configuration and rules are the same. */
  readonly resultId: string;
  readonly findings: readonly Finding[];
  /** Imports of packages at fault, which are findings of the manifest. */
  readonly hints: readonly Finding[];
  /** Mistakes in it, when it is a file that configures the project. */
  readonly problems: readonly ProjectProblem[];
  readonly incomplete: readonly Incompleteness[];
}

/** The latest result of every document that was analysed. */
export class ResultCache {
  readonly #results = new Map<string, CachedResult>();
  readonly #listeners: ((uri: string, result: CachedResult | undefined) => void)[] = [];
  #problems = 0;

  /** How many findings all results together have. */
  get problems(): number {
    return this.#problems;
  }

  get(uri: string): CachedResult | undefined {
    return this.#results.get(uri);
  }

  all(): CachedResult[] {
    return [...this.#results.values()];
  }

  set(result: CachedResult): void {
    this.#problems += result.findings.length - (this.#results.get(result.uri)?.findings.length ?? 0);
    this.#results.set(result.uri, result);
    this.#tell(result.uri, result);
  }

  /** Forgets a document that is gone. */
  delete(uri: string): void {
    const known = this.#results.get(uri);
    if (!known) return;
    this.#problems -= known.findings.length;
    this.#results.delete(uri);
    this.#tell(uri, undefined);
  }

  onDidChange(listener: (uri: string, result: CachedResult | undefined) => void): void {
    this.#listeners.push(listener);
  }

  #tell(uri: string, result: CachedResult | undefined): void {
    for (const listener of this.#listeners) listener(uri, result);
  }
}
