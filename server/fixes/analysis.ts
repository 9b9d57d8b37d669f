import { analyze, type Analysis } from "../analyzers/analyze";
import type { OpenedDependencies } from "../analyzers/dependencies/dependency-analysis";
import { buildModule, type JavaScriptModule } from "../analyzers/javascript/program/module";
import { isJavaScriptLanguage } from "../analyzers/javascript/syntax/source-file";
import type { CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { AnalysisResult, Finding } from "../core/finding";
import type { Rule } from "../rules/rule";
import { identityOf } from "./finding-identity";

/** Analyses the texts that repairs lead to, all in the same way. */
export interface Look {
  readonly rules: readonly Rule[];
  /** Version ranges of the packages that the project of the document asks for. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** The project that a manifest belongs to; undefined for other files. */
  opened(document: SourceDocument): OpenedDependencies | undefined;
  /** @throws CancelledError */
  at(document: SourceDocument): AnalysisResult;
}

/**
 * How to look at a document while these of its findings are repaired: at the document by itself where that shows all of them, which takes
 * as long as the document is, otherwise beside what it imports, and with some of what imports it (see `resultIf`) where there is no other way.
 * @throws CancelledError
 */
export function lookFor(findings: readonly Finding[], document: SourceDocument, analysis: Analysis, cancellation: CancellationToken): Look {
  const { rules } = analysis.rules;
  const { dependencies } = analysis.programFor(document.uri);
  const opened = (text: SourceDocument): OpenedDependencies | undefined => analysis.dependencies?.opened(text.uri, text.text);
  const { program } = analysis;
  // Whoever found these findings knows already what is in the document as it is.
  if (program.standsAlone(document.uri) && program.isCurrent(document)) {
    const at = (text: SourceDocument): AnalysisResult =>
      text === document ? linkedResult(text, analysis, cancellation) : resultAlone(text, analysis, cancellation);
    return { rules, dependencies, opened, at };
  }
  const alone = { rules, dependencies, opened, at: (text: SourceDocument) => resultAlone(text, analysis, cancellation) };
  const besideImports = { rules, dependencies, opened, at: (text: SourceDocument) => resultBesideImports(text, analysis, cancellation) };
  const showsAll = (look: Look): boolean => {
    const shown = new Set(look.at(document).findings.map(identityOf));
    return findings.every((finding) => shown.has(identityOf(finding)));
  };
  const cheapest = [alone, besideImports].find(showsAll);
  return cheapest ?? { rules, dependencies, opened, at: (text) => linkedResult(text, analysis, cancellation) };
}

/** What is known of one document: kept while the document is, since all findings of a file ask for the same. */
interface Known {
  readonly analysis: Analysis;
  readonly revision: number;
  readonly result: AnalysisResult;
}

const linked = new WeakMap<SourceDocument, Known>();
const besideImports = new WeakMap<SourceDocument, Known>();
const alone = new WeakMap<SourceDocument, Known>();
const modules = new WeakMap<SourceDocument, JavaScriptModule>();

function linkedResult(document: SourceDocument, analysis: Analysis, cancellation: CancellationToken): AnalysisResult {
  return remembered(linked, document, analysis, () => analysis.whatIf(document, cancellation));
}

function resultBesideImports(document: SourceDocument, analysis: Analysis, cancellation: CancellationToken): AnalysisResult {
  return remembered(besideImports, document, analysis, () => analysis.whatIfAlone(document, cancellation));
}

function resultAlone(document: SourceDocument, analysis: Analysis, cancellation: CancellationToken): AnalysisResult {
  return remembered(alone, document, analysis, () => analyze(document, analysis.programFor(document.uri), analysis.rules, cancellation));
}

/** Once for each document while the rest of the project stays as it is. */
function remembered(
  results: WeakMap<SourceDocument, Known>,
  document: SourceDocument,
  analysis: Analysis,
  analyzeDocument: () => AnalysisResult,
): AnalysisResult {
  const known = results.get(document);
  if (known?.analysis === analysis && known.revision === analysis.revision) return known.result;
  const result = analyzeDocument();
  results.set(document, { analysis, revision: analysis.revision, result });
  return result;
}

/** The module of a document, once for each; undefined when it is no code that can be read. */
export function moduleOf(document: SourceDocument): JavaScriptModule | undefined {
  if (!isJavaScriptLanguage(document.languageId)) return undefined;
  let module = modules.get(document);
  if (!module) modules.set(document, (module = buildModule(document)));
  return module;
}
