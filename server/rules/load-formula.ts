import { regexMistake } from "./regex";
import type { PatternCondition, PatternFormula } from "./rule";
import type { YamlMap, YamlValue } from "./yaml-reader";
import { allOf } from "./yaml-reader";

/** Keys of Semgrep's rule syntax that find code by themselves; a formula has exactly one of them. */
export const MATCHER_KEYS = ["pattern", "patterns", "pattern-either", "pattern-regex"] as const;
type MatcherKey = (typeof MATCHER_KEYS)[number];

const NEGATIONS = ["pattern-not", "pattern-not-regex", "pattern-inside", "pattern-not-inside"] as const;
const CONDITIONS = ["metavariable-regex", "metavariable-pattern", "metavariable-comparison", "focus-metavariable"] as const;
const ITEM_KEYS = [...MATCHER_KEYS, ...NEGATIONS, ...CONDITIONS];

const METAVARIABLE = /^\$(?:\.\.\.)?(?:[A-Z_][A-Z0-9_]*|\d+)$/;
const MAX_DEPTH = 40;

/**
 * Reads the one matcher among the keys of a rule (https://semgrep.dev/docs/writing-rules/rule-syntax).
 * @param inMetavariable the formula speaks of what a metavariable stands for, so that it may do no more than exclude
 * @returns undefined when a problem was noted
 */
export function readFormula(map: YamlMap, depth = 0, inMetavariable = false): PatternFormula | undefined {
  if (depth > MAX_DEPTH) return map.self.note("patterns are nested too deeply");
  const [key, second] = MATCHER_KEYS.filter((candidate) => map.has(candidate));
  if (second) return map.noteKey(second, `"${second}" cannot stand beside "${key ?? ""}"; join them in "patterns"`);
  const value = key && map.get(key);
  if (!value) return map.self.note(`one of ${MATCHER_KEYS.join(", ")} is missing`);
  return readMatcher(key, value, depth, inMetavariable);
}

function readMatcher(key: MatcherKey, value: YamlValue, depth: number, inMetavariable = false): PatternFormula | undefined {
  switch (key) {
    case "pattern":
      return readPattern(value);
    case "pattern-regex":
      return readRegexPattern(value);
    case "patterns":
      return readAll(value, depth, inMetavariable);
    case "pattern-either": {
      const of = allOf(nonEmpty(value), (item) => readChoice(item, depth + 1));
      return of && { op: "any", of };
    }
  }
}

function readPattern(value: YamlValue): PatternFormula | undefined {
  const pattern = value.words();
  return pattern === undefined ? undefined : { op: "pattern", pattern, at: value.position };
}

function readRegexPattern(value: YamlValue): PatternFormula | undefined {
  const regex = readRegex(value);
  return regex === undefined ? undefined : { op: "regex", regex, at: value.position };
}

function readRegex(value: YamlValue): string | undefined {
  const regex = value.words();
  const mistake = regex === undefined ? undefined : regexMistake(regex);
  return mistake === undefined ? regex : value.note(mistake);
}

/** One of several: a formula, or `pattern-inside`, which is then what any of them may be inside of. */
function readChoice(item: YamlValue, depth: number): PatternFormula | undefined {
  const map = item.map([...MATCHER_KEYS, "pattern-inside"]);
  const inside = map?.get("pattern-inside");
  if (map && inside && map.keys().length === 1) return wrap("inside", readPatternOrFormula(inside, depth + 1));
  return map && readFormula(map, depth);
}

/** `patterns`: everything in it must hold; at least one item must find code, the others only take away. */
function readAll(value: YamlValue, depth: number, inMetavariable: boolean): PatternFormula | undefined {
  const of: PatternFormula[] = [];
  const conditions: PatternCondition[] = [];
  const items = nonEmpty(value);
  const read = allOf(items, (item) => {
    const map = item.map(ITEM_KEYS);
    if (!map) return undefined;
    const keys = map.keys().filter((key) => (ITEM_KEYS as string[]).includes(key));
    const [key, second] = keys;
    if (key === undefined || second !== undefined) return item.note("each item of patterns is one key with its value");
    const inner = map.get(key);
    if (!inner) return undefined;
    if ((CONDITIONS as readonly string[]).includes(key)) {
      const condition = readCondition(key as (typeof CONDITIONS)[number], inner, depth + 1);
      if (condition) conditions.push(condition);
      return condition && true;
    }
    const formula = readTerm(key as MatcherKey | (typeof NEGATIONS)[number], inner, depth + 1);
    if (formula) of.push(formula);
    return formula && true;
  });
  if (!read) return undefined;
  if (!inMetavariable && !of.some(({ op }) => op !== "not" && op !== "not-inside")) {
    return (items?.[0] ?? value).note("patterns needs a pattern that finds something, beside what it excludes");
  }
  return { op: "all", of, conditions };
}

function readTerm(key: MatcherKey | (typeof NEGATIONS)[number], value: YamlValue, depth: number): PatternFormula | undefined {
  switch (key) {
    case "pattern-not":
      return wrap("not", readPatternOrFormula(value, depth));
    case "pattern-not-regex":
      return wrap("not", readRegexPattern(value));
    case "pattern-inside":
      return wrap("inside", readPatternOrFormula(value, depth));
    case "pattern-not-inside":
      return wrap("not-inside", readPatternOrFormula(value, depth));
    default:
      return depth > MAX_DEPTH ? value.note("patterns are nested too deeply") : readMatcher(key, value, depth);
  }
}

function wrap(op: "not" | "inside" | "not-inside", of: PatternFormula | undefined): PatternFormula | undefined {
  return of && { op, of };
}

/** `pattern-not: foo(...)`, or `pattern-not:` with a formula below it. */
function readPatternOrFormula(value: YamlValue, depth: number): PatternFormula | undefined {
  return value.isText() ? readPattern(value) : readChoice(value, depth);
}

function readCondition(key: (typeof CONDITIONS)[number], value: YamlValue, depth: number): PatternCondition | undefined {
  const at = value.position;
  switch (key) {
    case "metavariable-regex": {
      const map = value.map(["metavariable", "regex"]);
      const metavariable = readMetavariable(map?.need("metavariable"));
      const pattern = map?.need("regex");
      const regex = pattern && readRegex(pattern);
      return metavariable === undefined || regex === undefined ? undefined : { op: key, metavariable, regex, at };
    }
    case "metavariable-pattern": {
      const map = value.map(["metavariable", ...MATCHER_KEYS]);
      const metavariable = readMetavariable(map?.need("metavariable"));
      const of = map && readFormula(map, depth, true);
      return metavariable === undefined || !of ? undefined : { op: key, metavariable, of, at };
    }
    case "metavariable-comparison": {
      const map = value.map(["metavariable", "comparison"]);
      const comparison = map?.need("comparison")?.words();
      const metavariable = map?.get("metavariable");
      if (!metavariable) return comparison === undefined ? undefined : { op: key, comparison, at };
      const name = readMetavariable(metavariable);
      return name === undefined || comparison === undefined ? undefined : { op: key, metavariable: name, comparison, at };
    }
    case "focus-metavariable": {
      const metavariables = allOf(value.listOrOne(), readMetavariable);
      return metavariables && { op: key, metavariables, at };
    }
  }
}

function readMetavariable(value: YamlValue | undefined): string | undefined {
  const name = value?.words();
  if (name === undefined || METAVARIABLE.test(name)) return name;
  return value?.note(`"${name}" is not a metavariable such as $X`);
}

function nonEmpty(value: YamlValue): YamlValue[] | undefined {
  const items = value.list();
  return items?.length === 0 ? value.note("must not be an empty list") : items;
}
