import type { Position } from "../../../core/position";
import type { Rule, RuleFileProblem } from "../../../rules/rule";
import { compileFormula, type Formula, type FormulaMistake } from "./formulas/formula";
import { isMistake, parsePattern } from "./syntax/parse-pattern";

export interface CompiledRule {
  readonly rule: Rule;
  readonly formula: Formula;
}

/** Pattern rules ready to be matched together. */
export interface PatternProgram {
  /** Those without a mistake; compiled when they are first asked for, since a server should be up before that. */
  readonly rules: readonly CompiledRule[];
  /** The mistakes in the others, at their places in the rule files. */
  readonly problems: readonly RuleFileProblem[];
}

export function compilePatternRules(rules: readonly Rule[]): PatternProgram {
  return new LazyProgram(rules.filter((rule) => rule.matcher.type === "pattern"));
}

/** Why a text is not a pattern of Semgrep's syntax, and where in it; undefined when it is one. */
export function checkPattern(text: string): { message: string; position: Position } | undefined {
  const mistakes: FormulaMistake[] = [];
  const parsed = parsePattern(text);
  if (isMistake(parsed)) return parsed;
  compileFormula({ op: "pattern", pattern: text, at: { line: 0, character: 0 } }, (mistake) => mistakes.push(mistake));
  return mistakes[0];
}

class LazyProgram implements PatternProgram {
  private compiled: { rules: CompiledRule[]; problems: RuleFileProblem[] } | undefined;

  constructor(private readonly sources: readonly Rule[]) {}

  get rules(): readonly CompiledRule[] {
    return this.all().rules;
  }

  get problems(): readonly RuleFileProblem[] {
    return this.all().problems;
  }

  private all(): { rules: CompiledRule[]; problems: RuleFileProblem[] } {
    if (this.compiled) return this.compiled;
    const rules: CompiledRule[] = [];
    const problems: RuleFileProblem[] = [];
    for (const rule of this.sources) {
      if (rule.matcher.type !== "pattern") continue;
      const mistakes: FormulaMistake[] = [];
      const formula = compileFormula(rule.matcher.formula, (mistake) => mistakes.push(mistake));
      if (formula && mistakes.length === 0) rules.push({ rule, formula });
      problems.push(...mistakes.map((mistake) => ({ ...mistake, file: rule.file })));
    }
    return (this.compiled = { rules, problems });
  }
}
