import { analyze } from "../analyzers/analyze";
import { buildModule, type JavaScriptModule } from "../analyzers/javascript/program/module";
import { isJavaScriptLanguage } from "../analyzers/javascript/syntax/parse";
import type { Program } from "../analyzers/program";
import type { RuleSet } from "../analyzers/rule-set";
import type { CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { AnalysisResult } from "../core/finding";

/** What is known of one document: kept while the document is, since all findings of a file ask for the same. */
interface Known {
  readonly program: Program;
  readonly rules: RuleSet;
  readonly result: AnalysisResult;
}

const results = new WeakMap<SourceDocument, Known>();
const modules = new WeakMap<SourceDocument, JavaScriptModule>();

/** `analyze`, once for each document. */
export function resultOf(document: SourceDocument, program: Program, rules: RuleSet, cancellation: CancellationToken): AnalysisResult {
  const known = results.get(document);
  if (known?.program === program && known.rules === rules) return known.result;
  const result = analyze(document, program, rules, cancellation);
  results.set(document, { program, rules, result });
  return result;
}

/** The module of a document, once for each; undefined when it is no code that can be read. */
export function moduleOf(document: SourceDocument): JavaScriptModule | undefined {
  if (!isJavaScriptLanguage(document.languageId)) return undefined;
  let module = modules.get(document);
  if (!module) modules.set(document, (module = buildModule(document)));
  return module;
}
