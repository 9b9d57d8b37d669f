import type { PatternFormula } from "../../../../rules/rule";
import type { Position } from "../../../../core/position";
import { ComparisonError, metavariablesIn, parseComparison, type Comparison } from "./comparison";
import type { PatternMistake } from "../syntax/parse-pattern";
import { compilePattern, type Pattern } from "../pattern";
import { compileRegex, type Regex } from "../rule-regex";

type PatternCondition = Extract<PatternFormula, { op: "all" }>["conditions"][number];

/** A rule's formula with its patterns compiled and its operands sorted by what they do. */
export type Formula =
  | { readonly op: "pattern"; readonly pattern: Pattern }
  | { readonly op: "regex"; readonly regex: Regex }
  | { readonly op: "any"; readonly of: readonly Formula[] }
  | { readonly op: "inside"; readonly of: Formula }
  | Conjunction;

export interface Conjunction {
  readonly op: "all";
  /** What must be there, `pattern-inside` last. */
  readonly wanted: readonly Formula[];
  /** Patterns that are a metavariable alone: they pick expressions from what the others found. */
  readonly selectors: readonly Pattern[];
  /** What must not be there: as "inside" what nothing may be found in. */
  readonly unwanted: readonly Formula[];
  readonly conditions: readonly Condition[];
  /** Each entry narrows the range to one of its metavariables. */
  readonly focus: readonly (readonly string[])[];
}

export type Condition =
  | { readonly op: "regex"; readonly metavariable: string; readonly regex: Regex }
  | { readonly op: "pattern"; readonly metavariable: string; readonly of: Formula }
  | { readonly op: "comparison"; readonly comparison: Comparison };

/** A mistake in a pattern, at a place in the rule file. */
export interface FormulaMistake {
  readonly message: string;
  readonly position: Position;
}

/** Compiles patterns that many rules share once. */
const CACHE = new Map<string, Pattern | PatternMistake>();
const MAX_CACHED = 5_000;

/**
 * Compiles a formula. Every mistake in it is told to `note`; when there is any, the formula must not be used.
 * @returns undefined when there was a mistake
 */
export function compileFormula(formula: PatternFormula, note: (mistake: FormulaMistake) => void): Formula | undefined {
  switch (formula.op) {
    case "pattern": {
      const pattern = cached(formula.pattern);
      if (!("message" in pattern)) return { op: "pattern", pattern };
      note({ message: pattern.message, position: within(formula.pattern, formula.at, pattern.position) });
      return undefined;
    }
    case "regex": {
      const regex = regexFrom(formula.regex, formula.at, note);
      return regex && { op: "regex", regex };
    }
    case "any": {
      const of = everyFormula(formula.of, note);
      return of && { op: "any", of };
    }
    case "inside": {
      const of = compileFormula(formula.of, note);
      return of && { op: "inside", of };
    }
    case "all":
      return compileConjunction(formula, note);
    case "not":
    case "not-inside":
      note({ message: "what is excluded needs a pattern beside it that finds something", position: positionIn(formula) });
      return undefined;
  }
}

function compileConjunction(
  formula: Extract<PatternFormula, { op: "all" }>,
  note: (mistake: FormulaMistake) => void,
): Conjunction | undefined {
  const positive = everyFormula(
    formula.of.filter(({ op }) => op !== "not" && op !== "not-inside"),
    note,
  );
  const unwanted = everyFormula(formula.of.flatMap(excludedBy), note);
  const conditions = formula.conditions.map((condition) => compileCondition(condition, note));
  if (!positive || !unwanted || conditions.includes(undefined)) return undefined;
  const [selectors, wanted] = [positive.flatMap(loneMetavariable), positive.filter((operand) => loneMetavariable(operand).length === 0)];
  return {
    op: "all",
    wanted: [...wanted.filter((operand) => !isInside(operand)), ...wanted.filter(isInside)],
    selectors,
    unwanted,
    conditions: conditions.filter((condition) => condition !== undefined && condition !== "focus"),
    focus: formula.conditions.flatMap((condition) => (condition.op === "focus-metavariable" ? [condition.metavariables] : [])),
  };
}

function excludedBy(formula: PatternFormula): PatternFormula[] {
  if (formula.op === "not") return [formula.of];
  return formula.op === "not-inside" ? [{ op: "inside", of: formula.of }] : [];
}

function loneMetavariable(formula: Formula): Pattern[] {
  return formula.op === "pattern" && formula.pattern.metavariable !== undefined ? [formula.pattern] : [];
}

function isInside(formula: Formula): boolean {
  switch (formula.op) {
    case "inside":
      return true;
    case "any":
      return formula.of.every(isInside);
    case "all":
      return formula.wanted.length > 0 && formula.selectors.length === 0 && formula.wanted.every(isInside);
    default:
      return false;
  }
}

function everyFormula(formulas: readonly PatternFormula[], note: (mistake: FormulaMistake) => void): Formula[] | undefined {
  const compiled = formulas.map((operand) => compileFormula(operand, note)).filter((operand) => operand !== undefined);
  return compiled.length === formulas.length ? compiled : undefined;
}

function compileCondition(condition: PatternCondition, note: (mistake: FormulaMistake) => void): Condition | "focus" | undefined {
  switch (condition.op) {
    case "metavariable-regex": {
      const regex = regexFrom(condition.regex, condition.at, note);
      return regex && { op: "regex", metavariable: condition.metavariable, regex };
    }
    case "metavariable-pattern": {
      const of = compileFormula(contextual(condition.of), note);
      return of && { op: "pattern", metavariable: condition.metavariable, of };
    }
    case "metavariable-comparison":
      return comparisonFrom(condition.comparison, condition.at, note);
    case "focus-metavariable":
      return "focus";
  }
}

/** What a metavariable stands for is there already, so a formula on it may consist of exclusions alone. */
function contextual(formula: PatternFormula): PatternFormula {
  return formula.op === "not" || formula.op === "not-inside" ? { op: "all", of: [formula], conditions: [] } : formula;
}

function comparisonFrom(text: string, at: Position, note: (mistake: FormulaMistake) => void): Condition | undefined {
  try {
    const comparison = parseComparison(text);
    metavariablesIn(comparison);
    return { op: "comparison", comparison };
  } catch (error) {
    if (!(error instanceof ComparisonError)) throw error;
    note({ message: `the comparison cannot be parsed: ${error.message}`, position: at });
    return undefined;
  }
}

function regexFrom(source: string, at: Position, note: (mistake: FormulaMistake) => void): Regex | undefined {
  const regex = compileRegex(source);
  if (typeof regex !== "string") return regex;
  note({ message: regex, position: at });
  return undefined;
}

function cached(text: string): Pattern | PatternMistake {
  const known = CACHE.get(text);
  if (known) return known;
  if (CACHE.size >= MAX_CACHED) CACHE.clear();
  const compiled = compilePattern(text);
  CACHE.set(text, compiled);
  return compiled;
}

/** The place in the rule file of a place in a pattern: one of several lines stands below its key, as YAML's `|` has it. */
function within(pattern: string, at: Position, position: Position): Position {
  if (!pattern.trimEnd().includes("\n")) return { line: at.line, character: at.character + position.character };
  return { line: at.line + 1 + position.line, character: position.character };
}

function positionIn(formula: PatternFormula): Position {
  switch (formula.op) {
    case "pattern":
    case "regex":
      return formula.at;
    case "all":
    case "any":
      return formula.of[0] ? positionIn(formula.of[0]) : { line: 0, character: 0 };
    default:
      return positionIn(formula.of);
  }
}
