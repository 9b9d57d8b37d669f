import type { CancellationToken } from "../../../core/cancellation";
import type { Incompleteness } from "../../../core/finding";
import type { Program } from "../../program";
import type { RuleSet } from "../../rule-set";
import type { JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";

export function analyzeFlow(
  _module: JavaScriptModule,
  _rules: RuleSet,
  _program: Program,
  _cancellation: CancellationToken,
): { findings: RawFinding[]; incomplete: Incompleteness[] } {
  return { findings: [], incomplete: [] };
}
