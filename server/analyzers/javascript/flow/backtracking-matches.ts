import type { TSESTree } from "@typescript-eslint/types";
import { attackInWords } from "../../../rules/attack-text";
import type { Attack } from "../../../core/backtracking/attack";
import { attackOn, stepsOn } from "../../../core/backtracking/backtracking";
import { LinearRegExp, RegExpTooExpensive } from "../../../core/linear-regexp/linear-regexp";
import { UnsupportedRegExp } from "../../../core/linear-regexp/syntax";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { SinkCondition } from "../../../rules/model";
import type { RegExpText } from "./regexp-characters";
import { regExpOf } from "./regexp-literals";

type Node = TSESTree.Node;

const MAX_STEPS_BACK = 8;
/** How often the attack is repeated where what was replaced before is tried on it. */
const ROUNDS = 40;
const MAX_STEPS = 150_000;
/** What Node takes of a request's head by default (`--max-http-header-size`), in letters. */
const LONGEST_HEAD = 16_384;
/** Length of the texts from which it is told how the time grows. */
const MEASURED = 256;
const MAX_STEPS_MEASURED = 1_000_000;
/** What engines do in about a second: V8 takes 0.16 s for the 130 million steps of a plain quadratic match of a whole head. */
const STEPS_OF_A_SECOND = 1e9;

/** Methods of a text that make an expression of a string. */
const MAKES_EXPRESSION = new Set(["match", "matchAll", "search"]);

/** A condition that a model sets on how long a match takes. */
type Condition = Extract<SinkCondition, { on: "backtracking" }>;

/** The text that makes the match slow which an expression is the subject of: `x` in `x.match(/…/)` and `/…/.test(x)`. */
export function attackAt(module: JavaScriptModule, node: Node, { growth, isAcrossLines }: Condition): Attack | undefined {
  const expression = expressionFor(module, node);
  if (!expression) return undefined;
  const { pattern, flags } = expression;
  const within = attackOn(pattern, flags, growth, false);
  const attack = isAcrossLines ? (within ? undefined : attackOn(pattern, flags, growth)) : within;
  return attack && survives(module, node, expression, attack) ? attack : undefined;
}

/** `{part}` that repeats in the pattern, and `{attack}` in words. */
export function attackFacts(module: JavaScriptModule, node: Node, condition: Condition): Record<string, string> {
  const expression = expressionFor(module, node);
  const attack = attackAt(module, node, condition);
  if (!attack || !expression) return {};
  return { part: expression.pattern.slice(attack.part.start, attack.part.end), attack: attackInWords(attack) };
}

/**
 * True where already the head of a request, whose length servers limit, takes a second or more. Where the time grows with the square of
 * the length it takes a fraction of that, with the cube it takes hours.
 */
export function isSlowInHead(module: JavaScriptModule, node: Node, condition: Condition): boolean {
  const expression = expressionFor(module, node);
  const attack = attackAt(module, node, condition);
  if (!attack || !expression) return false;
  const { prefix, pump, suffix } = attack;
  const [short, long] = [MEASURED / 2, MEASURED].map((length) => {
    const text = prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;
    return stepsOn(expression.pattern, expression.flags, text, MAX_STEPS_MEASURED);
  });
  if (short === undefined || long === undefined || long >= MAX_STEPS_MEASURED) return true;
  const degree = Math.log2(long / short);
  return long * (LONGEST_HEAD / MEASURED) ** degree > STEPS_OF_A_SECOND;
}

function expressionFor(module: JavaScriptModule, node: Node): RegExpText | undefined {
  const parent = module.tree.parentOf(node);
  if (parent?.type === "CallExpression" && parent.callee.type === "MemberExpression") return regExpAt(module, parent.callee.object);
  if (parent?.type !== "MemberExpression" || parent.object !== node) return undefined;
  const call = module.tree.parentOf(parent);
  const argument = call?.type === "CallExpression" && call.callee === parent ? call.arguments[0] : undefined;
  if (!argument) return undefined;
  const text = MAKES_EXPRESSION.has(memberNameOf(module, parent) ?? "") ? constantOf(module, argument) : undefined;
  return typeof text === "string" ? { pattern: text, flags: "" } : regExpAt(module, argument);
}

/** As `regExpOf`, also where the flags are not known: those that decide are rare. */
function regExpAt(module: JavaScriptModule, expression: Node): RegExpText | undefined {
  const known = regExpOf(module, expression);
  const node = unwrap(expression);
  if (known || (node.type !== "NewExpression" && node.type !== "CallExpression")) return known;
  const [source] = node.arguments;
  const pattern = node.callee.type === "Identifier" && node.callee.name === "RegExp" && source ? constantOf(module, source) : undefined;
  return typeof pattern === "string" ? { pattern, flags: "" } : undefined;
}

/** False where what was replaced in the text before takes the repetitions out of it: `x.replace(/--+/g, "-")`. */
function survives(module: JavaScriptModule, node: Node, expression: RegExpText, { prefix, pump, suffix }: Attack): boolean {
  const replacements = replacementsBefore(module, node);
  if (replacements.length === 0) return true;
  // What ends the text may be lost without making the rest of it harmless.
  return ["", "x", "!"].some((end) => {
    const [short, long] = [ROUNDS, ROUNDS * 2].map((rounds) => {
      const text = replacements.reduce<string | undefined>(replace, prefix + pump.repeat(rounds) + suffix + end);
      return text === undefined ? undefined : stepsOn(expression.pattern, expression.flags, text, MAX_STEPS);
    });
    return short === undefined || long === undefined || long >= MAX_STEPS || long > short * 2.6;
  });
}

/** What was replaced by constants on the way of a text, the first first. */
function replacementsBefore(module: JavaScriptModule, node: Node): Replacement[] {
  const found: Replacement[] = [];
  let current = unwrap(node);
  for (let count = 0; count < MAX_STEPS_BACK; count++) {
    if (current.type === "Identifier") {
      const initial = initialValueOf(module, current);
      if (!initial) break;
      current = unwrap(initial);
    } else if (current.type === "CallExpression" && current.callee.type === "MemberExpression") {
      const [pattern, replacement] = current.arguments;
      const expression = pattern && regExpOf(module, pattern);
      const constant = replacement && constantOf(module, replacement);
      const isReplacing = /^replace(All)?$/.test(memberNameOf(module, current.callee) ?? "");
      if (isReplacing && expression && typeof constant === "string" && !constant.includes("$"))
        found.unshift({ expression, replacement: constant });
      current = unwrap(current.callee.object);
    } else break;
  }
  return found;
}

interface Replacement {
  readonly expression: RegExpText;
  readonly replacement: string;
}

function replace(text: string | undefined, { expression: { pattern, flags }, replacement }: Replacement): string | undefined {
  if (text === undefined) return undefined;
  try {
    const places = new LinearRegExp(new RegExp(pattern, flags)).findAll(text);
    let result = "";
    let end = 0;
    for (const place of flags.includes("g") ? places : places.slice(0, 1)) {
      result += text.slice(end, place.start) + replacement;
      end = place.end;
    }
    return result + text.slice(end);
  } catch (error) {
    if (error instanceof UnsupportedRegExp || error instanceof RegExpTooExpensive || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
