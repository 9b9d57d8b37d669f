import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import type { PatternCondition, PatternFormula, Rule } from "../../../rules/rule";
import { buildModule } from "../program/module";
import { compilePatternRules } from "./compile";
import { matchPatterns } from "./match";
import { CodeIndex } from "./matchers/code-index";
import { textOf } from "./matchers/matching";
import { compilePattern, type Match, type Pattern } from "./pattern";

/** For the tests beside: patterns and formulas tried on a piece of code. */

function compiled(pattern: string): Pattern {
  const result = compilePattern(pattern);
  if ("message" in result) throw new Error(`${result.message} at ${result.position.line}:${result.position.character} in ${pattern}`);
  return result;
}

function find(pattern: string, code: string, languageId: string): { matches: Match[]; index: CodeIndex } {
  const index = new CodeIndex(buildModule(new SourceDocument("file:///code.ts", languageId, 1, code)));
  return { matches: compiled(pattern).find(index, NEVER_CANCELLED), index };
}

/** The pieces of code that a pattern matches, in text order. */
export function matched(pattern: string, code: string, languageId = "typescript"): string[] {
  const { matches, index } = find(pattern, code, languageId);
  const places = new Map(matches.map(({ span }) => [`${span.start}-${span.end}`, span]));
  const sorted = [...places.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.map((span) => index.module.document.textOf(span));
}

/** What the metavariables stand for, for each way in which the code fits. */
export function bound(pattern: string, code: string, languageId = "typescript"): Record<string, string>[] {
  const { matches, index } = find(pattern, code, languageId);
  return matches.map(({ bindings }) => Object.fromEntries([...bindings].map(([name, binding]) => [name, textOf(index.module, binding)])));
}

const START = { line: 0, character: 0 };

export function pattern(text: string): PatternFormula {
  return { op: "pattern", pattern: text, at: START };
}

export function regex(source: string): PatternFormula {
  return { op: "regex", regex: source, at: START };
}

export function all(of: (PatternFormula | string)[], conditions: PatternCondition[] = []): PatternFormula {
  return { op: "all", of: of.map((operand) => (typeof operand === "string" ? pattern(operand) : operand)), conditions };
}

export function not(of: PatternFormula | string): PatternFormula {
  return { op: "not", of: typeof of === "string" ? pattern(of) : of };
}

export function inside(of: PatternFormula | string): PatternFormula {
  return { op: "inside", of: typeof of === "string" ? pattern(of) : of };
}

export function notInside(of: PatternFormula | string): PatternFormula {
  return { op: "not-inside", of: typeof of === "string" ? pattern(of) : of };
}

export function either(...of: (PatternFormula | string)[]): PatternFormula {
  return { op: "any", of: of.map((operand) => (typeof operand === "string" ? pattern(operand) : operand)) };
}

export function ruleOf(formula: PatternFormula, id = "rule"): Rule {
  return {
    id,
    file: `${id}/rule.yml`,
    title: "Title",
    severity: "high",
    confidence: "high",
    message: "Message",
    why: "",
    remedy: "",
    cwe: [],
    owasp: [],
    asvs: [],
    references: [],
    languages: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
    paths: { include: [], exclude: [] },
    matcher: { type: "pattern", formula },
    fixes: [],
  };
}

/** The pieces of code that a rule with this formula reports. */
export function reported(formula: PatternFormula, code: string, languageId = "typescript"): string[] {
  const document = new SourceDocument("file:///code.ts", languageId, 1, code);
  const program = compilePatternRules([ruleOf(formula)]);
  if (program.problems.length > 0) throw new Error(program.problems.map(({ message }) => message).join("; "));
  const { findings } = matchPatterns(buildModule(document), program, NEVER_CANCELLED);
  return findings.map(({ span }) => document.textOf(span));
}
