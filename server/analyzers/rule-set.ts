import type { RulePack } from "../rules/rule-pack";
import type { Rule } from "../rules/rule";
import { compileModels, type ModelIndex } from "./javascript/flow/model-index";
import { compilePatternRules, type PatternProgram } from "./javascript/patterns/compile";

/** The rules that are on, compiled once for all documents. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly pack: RulePack;
  readonly patterns: PatternProgram;
  readonly models: ModelIndex;
}

/**
 * Compiles the rules of a pack that a host has chosen. Patterns that do not parse are reported through
 * `pack.problems` by the loader; here they are left out.
 */
export function compileRules(pack: RulePack, isOn: (rule: Rule) => boolean): RuleSet {
  const rules = pack.rules.filter(isOn);
  return { rules, pack, patterns: compilePatternRules(rules), models: compileModels(pack.models) };
}
