import type { CancellationToken } from "../core/cancellation";
import { CancelledError } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import { compareFindings, type AnalysisResult } from "../core/finding";
import { analyzeJavaScript } from "./javascript/analyze";
import { isJavaScriptLanguage } from "./javascript/syntax/parse";
import type { Program } from "./program";
import type { RuleSet } from "./rule-set";

/** Texts longer than this are data or bundles, not code that somebody writes. */
export const MAX_TEXT_LENGTH = 1_500_000;

/**
 * Findings of one document, the same for every host.
 * A crash inside an analyzer costs this document alone and is told in `incomplete`.
 * @throws CancelledError when the token asks for it
 */
export function analyze(document: SourceDocument, program: Program, rules: RuleSet, cancellation: CancellationToken): AnalysisResult {
  const empty = { uri: document.uri, version: document.version, findings: [] };
  if (!isJavaScriptLanguage(document.languageId)) return { ...empty, incomplete: [] };
  if (document.text.length > MAX_TEXT_LENGTH) {
    const megabytes = (document.text.length / 1e6).toFixed(1);
    return {
      ...empty,
      incomplete: [
        { reason: "too-large", message: `not analysed: ${megabytes} MB is more than a person writes (limit ${MAX_TEXT_LENGTH / 1e6} MB)` },
      ],
    };
  }
  if (document.text.includes("\0")) return { ...empty, incomplete: [{ reason: "binary", message: "not analysed: this is not text" }] };
  try {
    const { findings, incomplete } = analyzeJavaScript(document, program, rules, cancellation);
    return { ...empty, findings: [...findings].sort(compareFindings), incomplete };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    // Parsers walk trees by recursion: thousands of nested operators exhaust the stack.
    if (error instanceof RangeError)
      return { ...empty, incomplete: [{ reason: "budget", message: "not analysed: the code nests too deeply" }] };
    const message = error instanceof Error ? error.message : String(error);
    return { ...empty, incomplete: [{ reason: "crash", message: `not analysed: the analyzer failed (${message}); please report this` }] };
  }
}
