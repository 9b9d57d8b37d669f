import { MarkupKind, type Connection, type Hover } from "vscode-languageserver/node";
import type { DependencyDescription } from "../../analyzers/dependencies/describe-dependency";
import { CancelledError } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { Finding, FlowStep } from "../../core/finding";
import type { Position } from "../../core/position";
import type { ObservableToken } from "../../workspace/cancellation-source";
import type { ClientFeatures } from "./capabilities";
import { dependencyText } from "./dependencies/dependency-hover";
import { isManifest, type ManifestQuestions } from "./dependencies/manifest-questions";
import type { Documents } from "./documents";
import type { PublishedFacts, RuleSummary } from "./engine/messages";
import { MARKDOWN, PLAIN, type Prose } from "./prose";
import type { Reports } from "./reports";
import { OutdatedError, type Results } from "./results";
import { explanationOf } from "./rule-documentation";

/** Explains the findings at a position, and the dependency there. */
export class FindingHover {
  readonly #results: Results;
  readonly #reports: Reports;
  readonly #documents: Documents;
  readonly #features: ClientFeatures;
  readonly #manifests: ManifestQuestions;
  readonly #besideDiagnostic: boolean;

  /** @param besideDiagnostic the editor shows message and flow by itself */
  constructor(
    results: Results,
    reports: Reports,
    documents: Documents,
    features: ClientFeatures,
    manifests: ManifestQuestions,
    besideDiagnostic: boolean,
  ) {
    this.#manifests = manifests;
    this.#results = results;
    this.#reports = reports;
    this.#documents = documents;
    this.#features = features;
    this.#besideDiagnostic = besideDiagnostic;
  }

  listen(connection: Connection): void {
    connection.onHover(async ({ textDocument, position }, token) => {
      try {
        return await this.hover(textDocument.uri, position, token);
      } catch (error) {
        if (error instanceof OutdatedError || error instanceof CancelledError) return null;
        throw error;
      }
    });
  }

  async hover(uri: string, position: Position, token: ObservableToken): Promise<Hover | null> {
    const document = this.#documents.get(uri);
    if (!document) return null;
    const result = await this.#results.of(document.uri, "asked", token);
    const offset = document.offsetAt(position);
    const here = result?.findings.filter(({ location: { span } }) => span.start <= offset && offset <= span.end) ?? [];
    const dependency = isManifest(document.uri) ? await this.#manifests.describe(document, offset, token) : null;
    const published = dependency && (await this.#published(document, dependency));
    const range = here[0]?.location.range ?? (dependency && document.rangeOf(dependency.span));
    if (!result || !range) return null;
    const prose = this.#features.markdownHover ? MARKDOWN : PLAIN;
    const parts = [
      ...(dependency ? [dependencyText(dependency, published, prose)] : []),
      ...here.map((finding) => this.#explain(finding, this.#reports.ruleOf(result, finding.ruleId), document)),
    ];
    const kind = this.#features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
    return { contents: { kind, value: parts.join("\n\n---\n\n") }, range };
  }

  #published(document: SourceDocument, dependency: DependencyDescription): Promise<PublishedFacts | null> {
    return this.#manifests.published(document, dependency, (changed) => {
      this.#results.outdated(changed);
    });
  }

  #explain(finding: Finding, rule: RuleSummary | undefined, document: SourceDocument): string {
    const prose = this.#features.markdownHover ? MARKDOWN : PLAIN;
    return [
      `${prose.heading(rule?.title ?? finding.ruleId)} (${finding.severity})`,
      ...(this.#besideDiagnostic ? [] : this.#occurrence(finding, document, prose)),
      ...(rule ? explanationOf(rule, prose) : []),
    ].join("\n\n");
  }

  /** What is true of this finding alone: its message and its path. */
  #occurrence({ message, flow }: Finding, document: SourceDocument, prose: Prose): string[] {
    const path = flow.length > 0 ? [prose.heading("How it gets there"), this.#flow(flow, document, prose)] : [];
    return [prose.text(message), ...path];
  }

  /** The steps as a numbered list, each linked to its place; the fragment is what VS Code understands as line and column. */
  #flow(flow: readonly FlowStep[], document: SourceDocument, prose: Prose): string {
    const steps = flow.map(({ message, location }, index) => {
      const { line, character } = location.range.start;
      const file = location.uri === document.uri ? "line" : decodeURIComponent(location.uri.slice(location.uri.lastIndexOf("/") + 1));
      const href = `${this.#documents.spellingOf(location.uri)}#L${line + 1},${character + 1}`;
      return `${index + 1}. ${prose.link(`${file} ${line + 1}`, href)}: ${prose.text(message)}`;
    });
    return steps.join("\n");
  }
}
