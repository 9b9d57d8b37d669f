import { throwIfCancelled, type CancellationToken } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { Finding, Incompleteness } from "../../core/finding";
import type { Program } from "../program";
import type { RuleSet } from "../rule-set";
import { runChecks } from "./checks/run";
import { analyzeFlow } from "./flow/analyze-flow";
import { matchPatterns } from "./patterns/match";
import { buildModule } from "./program/module";
import { toFindings, type RawFinding } from "./raw-finding";

/** Runs syntax rules first, then data flow, on one module. */
export function analyzeJavaScript(
  document: SourceDocument,
  program: Program,
  rules: RuleSet,
  cancellation: CancellationToken,
): { findings: Finding[]; incomplete: Incompleteness[] } {
  const module = buildModule(document);
  const incomplete: Incompleteness[] = module.syntax.errors.slice(0, 1).map((error) => ({
    reason: "syntax",
    message: `syntax error (${error.message}); everything that still parses was analysed`,
    location: error.location,
  }));
  const raw: RawFinding[] = [];
  throwIfCancelled(cancellation);
  const patterns = matchPatterns(module, rules.patterns, cancellation);
  raw.push(...patterns.findings);
  incomplete.push(...patterns.incomplete);
  raw.push(...runChecks(module, rules.rules, rules.pack.checks, program));
  throwIfCancelled(cancellation);
  const flow = analyzeFlow(module, rules, program, cancellation);
  raw.push(...flow.findings);
  incomplete.push(...flow.incomplete);
  return { findings: toFindings(document, raw), incomplete };
}
