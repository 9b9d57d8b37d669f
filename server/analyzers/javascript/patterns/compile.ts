import type { Rule } from "../../../rules/rule";

/** Pattern rules ready to be matched together in one walk. */
export interface PatternProgram {
  readonly rules: readonly Rule[];
}

export function compilePatternRules(rules: readonly Rule[]): PatternProgram {
  return { rules: rules.filter((rule) => rule.matcher.type === "pattern") };
}
