import { CancelledError, throwIfCancelled, type CancellationToken } from "../../../core/cancellation";
import type { Incompleteness } from "../../../core/finding";
import { noteEndedEarly } from "../../ended-early";
import type { JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { CodeIndex } from "./matchers/code-index";
import type { CompiledRule, PatternProgram } from "./compile";
import { Evaluation, valueOf } from "./formulas/evaluate";
import { textOf, TooExpensive, type Bindings } from "./matchers/matching";

/**
 * Findings of all pattern rules in one module. A rule that is too much work on this module costs its own findings here
 * and is named in `incomplete`.
 * @throws CancelledError
 */
export function matchPatterns(
  module: JavaScriptModule,
  program: PatternProgram,
  cancellation: CancellationToken,
): { findings: RawFinding[]; incomplete: Incompleteness[] } {
  const findings: RawFinding[] = [];
  const incomplete: Incompleteness[] = [];
  const evaluation = new Evaluation(new CodeIndex(module), cancellation);
  for (const compiled of program.rules) {
    if (!compiled.rule.languages.includes(module.syntax.language)) continue;
    throwIfCancelled(cancellation);
    try {
      findings.push(...findingsOf(compiled, module, evaluation));
    } catch (error) {
      if (error instanceof CancelledError || !(error instanceof TooExpensive || error instanceof RangeError)) throw error;
      if (error instanceof RangeError) noteEndedEarly();
      incomplete.push({ reason: "budget", message: `the rule ${compiled.rule.id} was too much work on this file and was left out` });
    }
  }
  return { findings, incomplete };
}

function findingsOf({ rule, formula }: CompiledRule, module: JavaScriptModule, evaluation: Evaluation): RawFinding[] {
  const known = new Set<string>();
  return evaluation.ranges(formula).flatMap(({ span, bindings }) => {
    const place = `${span.start}-${span.end}`;
    if (known.has(place)) return [];
    known.add(place);
    return [{ rule, span, flow: [], facts: factsOf(module, bindings) }];
  });
}

/** `$X` is the code that it stands for, `$X.value` the value where that is a constant. */
function factsOf(module: JavaScriptModule, bindings: Bindings): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const [name, binding] of bindings) {
    facts[name] = textOf(module, binding);
    const value = valueOf(module, binding);
    if (value !== undefined) facts[`${name}.value`] = String(value);
  }
  return facts;
}
