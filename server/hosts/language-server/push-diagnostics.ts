import type { Connection } from "vscode-languageserver/node";
import { CancelledError } from "../../core/cancellation";
import { CancellationSource } from "../../workspace/cancellation-source";
import type { CachedResult, ResultCache } from "../../workspace/result-cache";
import type { ClientFeatures } from "./capabilities";
import type { Documents } from "./documents";
import type { Reports } from "./reports";
import { OutdatedError, type Results } from "./results";

/** Publishes diagnostics to editors that cannot ask for them. */
export class PushDiagnostics {
  readonly #connection: Connection;
  readonly #results: Results;
  readonly #reports: Reports;
  readonly #documents: Documents;
  readonly #features: ClientFeatures;
  readonly #shown = new Set<string>();

  constructor(
    connection: Connection,
    results: Results,
    cache: ResultCache,
    reports: Reports,
    documents: Documents,
    features: ClientFeatures,
  ) {
    this.#connection = connection;
    this.#results = results;
    this.#reports = reports;
    this.#documents = documents;
    this.#features = features;
    documents.onDidChange(({ uri }) => void this.#analyze(uri));
    cache.onDidChange((uri, result) => {
      this.#publish(uri, result);
    });
  }

  /** After settings or rules changed: what is open is analysed again. */
  analyzeOpenDocuments(): void {
    for (const { uri } of this.#documents.all()) void this.#analyze(uri);
  }

  async #analyze(uri: string): Promise<void> {
    try {
      await this.#results.of(uri, "open", new CancellationSource());
    } catch (error) {
      if (error instanceof OutdatedError || error instanceof CancelledError) return;
      this.#connection.console.error(`${uri} could not be analysed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #publish(uri: string, result: CachedResult | undefined): void {
    const diagnostics = result ? this.#reports.diagnosticsOf(result) : [];
    // A file that never had anything to show needs no word; one that had must lose it.
    if (diagnostics.length === 0 && !this.#shown.has(uri) && !this.#documents.get(uri)) return;
    if (diagnostics.length > 0) this.#shown.add(uri);
    else this.#shown.delete(uri);
    const version = result?.document?.version;
    void this.#connection.sendDiagnostics({
      uri: this.#documents.spellingOf(uri),
      diagnostics,
      ...(version !== undefined && this.#features.publishesVersions && { version }),
    });
  }
}
