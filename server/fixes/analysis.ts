import type { Analysis } from "../analyzers/analyze";
import { buildModule, type JavaScriptModule } from "../analyzers/javascript/program/module";
import { isJavaScriptLanguage } from "../analyzers/javascript/syntax/parse";
import type { CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { AnalysisResult } from "../core/finding";

/** What is known of one document: kept while the document is, since all findings of a file ask for the same. */
interface Known {
  readonly analysis: Analysis;
  readonly revision: number;
  readonly result: AnalysisResult;
}

const results = new WeakMap<SourceDocument, Known>();
const modules = new WeakMap<SourceDocument, JavaScriptModule>();

/** What would be found in a document, once for each while the rest of the project stays as it is. */
export function resultOf(document: SourceDocument, analysis: Analysis, cancellation: CancellationToken): AnalysisResult {
  const known = results.get(document);
  if (known?.analysis === analysis && known.revision === analysis.revision) return known.result;
  const result = analysis.whatIf(document, cancellation);
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
