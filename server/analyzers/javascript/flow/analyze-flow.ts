import type { CancellationToken } from "../../../core/cancellation";
import type { Incompleteness } from "../../../core/finding";
import type { Program } from "../../program";
import type { RuleSet } from "../../rule-set";
import type { JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { Solver } from "./solver";

/**
 * Data flow within one module, for the flow rules that are on.
 * @throws CancelledError when the token asks for it; running out of time is not an error but told in `incomplete`
 */
export function analyzeFlow(
  module: JavaScriptModule,
  rules: RuleSet,
  program: Program,
  cancellation: CancellationToken,
): { findings: RawFinding[]; incomplete: readonly Incompleteness[] } {
  const unit = { module, program, resolve: () => undefined };
  const { findings, incomplete } = new Solver(rules).solve([unit], () => undefined, cancellation);
  return { findings: findings.map(({ finding }) => finding), incomplete };
}
