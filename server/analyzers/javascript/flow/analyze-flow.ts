import type { CancellationToken } from "../../../core/cancellation";
import type { Incompleteness } from "../../../core/finding";
import type { Program } from "../../program";
import type { RuleSet } from "../../rule-set";
import type { JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { BudgetExceeded, Interpreter } from "./interpreter";
import { Reporter } from "./sinks";

/**
 * Data flow within one module, for the flow rules that are on.
 * @throws CancelledError when the token asks for it; running out of time is not an error but told in `incomplete`
 */
export function analyzeFlow(
  module: JavaScriptModule,
  rules: RuleSet,
  program: Program,
  cancellation: CancellationToken,
): { findings: RawFinding[]; incomplete: Incompleteness[] } {
  const reporter = new Reporter(module, rules.rules, program.threatModels, rules.models, program.dependencies);
  if (reporter.isIdle) return { findings: [], incomplete: [] };
  const incomplete: Incompleteness[] = [];
  try {
    new Interpreter(module, rules.models, reporter, Date.now() + program.budgetMilliseconds, cancellation).run();
  } catch (error) {
    if (error instanceof BudgetExceeded) {
      incomplete.push({ reason: "budget", message: `data flow was cut short after ${program.budgetMilliseconds} ms; more may be found` });
    } else if (error instanceof RangeError) {
      incomplete.push({ reason: "budget", message: "data flow was cut short: the code nests too deeply; more may be found" });
    } else throw error;
  }
  return { findings: reporter.findings(), incomplete };
}
