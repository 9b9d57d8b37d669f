import type { RulePack } from "../rules/rule-pack";
import type { Rule, RuleFileProblem } from "../rules/rule";
import { compileModels, type ModelIndex } from "./javascript/flow/model-index";
import { compilePatternRules, type PatternProgram } from "./javascript/patterns/compile";
import { SecretFindings } from "./secrets/secret-findings";

/** The rules that are on, compiled once for all documents. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly pack: RulePack;
  readonly patterns: PatternProgram;
  readonly models: ModelIndex;
  readonly secrets: SecretFindings;
  /**
   * What is wrong with the rules beyond what the loader sees: patterns, comparisons and regular expressions that do not parse.
   * Such a rule finds nothing; the others are not affected. Compiles all patterns when it is first read.
   */
  readonly problems: readonly RuleFileProblem[];
}

/** Compiles the rules of a pack that a host has chosen. */
export function compileRules(pack: RulePack, isOn: (rule: Rule) => boolean): RuleSet {
  const rules = pack.rules.filter(isOn);
  const patterns = compilePatternRules(rules);
  return {
    rules,
    pack,
    patterns,
    models: compileModels(pack.models),
    secrets: new SecretFindings(pack.secrets, rules),
    get problems() {
      return patterns.problems;
    },
  };
}
