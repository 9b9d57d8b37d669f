import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, valueBefore } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import { OPTION_KINDS, type KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { ANCHORED, CONTAINED, isContained, isNormalized, NORMALIZED, PATH } from "./path-facts";
import { regExpOf } from "./regexp-literals";

type Node = TSESTree.Node;

/** What a test of a path shows. */
type Fact = "no-dots" | "no-leading-dots" | "not-absolute" | "begins-with-root" | "one-segment" | "no-dash";

interface Shown {
  readonly fact: Fact;
  readonly subject: Node;
}

const DOTS: ReadonlySet<unknown> = new Set(["..", "../", "..\\", ".", "./", ".\\"]);
const SEPARATORS: ReadonlySet<unknown> = new Set(["/", "\\"]);
const FIRST_CHARACTERS: ReadonlySet<string> = new Set(["substring", "substr", "slice"]);
/** Patterns that find a dash at the beginning. */
const LEADING_DASH = /^\^(?:\\s\*)?(?:-|\\-|\[\\?-\])(?:[+*?]|\{1,2\})?$/;
const MAX_DEPTH = 3;

/** Notes what the outcome of a call such as `file.startsWith(root)` or `path.isAbsolute(file)` shows of a path. */
export function refinePathCall(
  machine: Machine,
  call: TSESTree.CallExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
): void {
  const shown = shownByCall(machine, call, outcome, frame);
  if (shown) note(machine, shown, environment, frame);
}

/** The same for `list.indexOf(x) !== -1` and the like, where it is known whether something was found. */
export function refinePathSearch(
  machine: Machine,
  call: TSESTree.CallExpression,
  found: boolean,
  environment: Environment,
  frame: Frame,
): void {
  const { callee } = call;
  const sought = call.arguments[0];
  if (callee.type !== "MemberExpression" || !sought) return;
  const fact = found ? undefined : (factOfAbsence(constantOf(machine.module, sought)) ?? factOfRegExp(machine, sought));
  if (fact) note(machine, { fact, subject: callee.object }, environment, frame);
}

/** Notes what a comparison such as `file.indexOf(root) === 0` or `file[0] !== "/"` shows of a path. */
export function refinePathComparison(
  machine: Machine,
  node: TSESTree.BinaryExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
): void {
  const isEquality = /^[!=]==?$/.test(node.operator);
  if (!isEquality || node.left.type === "PrivateIdentifier") return;
  const same = (node.operator[0] === "=") === outcome;
  for (const [tested, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const shown = shownByEquality(machine, unwrap(tested), other, same);
    if (shown) note(machine, shown, environment, frame);
  }
}

function shownByCall(machine: Machine, call: TSESTree.CallExpression, outcome: boolean, frame: Frame): Shown | undefined {
  const callee = unwrap(call.callee);
  const [argument] = call.arguments;
  if (!argument) return undefined;
  if (callee.type === "MemberExpression") {
    const subject = callee.object;
    const fact = factOfMethod(machine, memberNameOf(machine.module, callee), argument, outcome);
    if (fact) return { fact, subject };
    const inverse = memberNameOf(machine.module, callee) === "test" && !outcome ? factOfRegExp(machine, subject) : undefined;
    if (inverse) return { fact: inverse, subject: argument };
  }
  const roles = machine.rolesOf(call, frame);
  if (outcome && roles.includes("test-path-inside")) return { fact: "begins-with-root", subject: argument };
  return !outcome && roles.includes("test-absolute-path") ? { fact: "not-absolute", subject: argument } : undefined;
}

function factOfMethod(machine: Machine, method: string | undefined, argument: Node, outcome: boolean): Fact | undefined {
  switch (method) {
    case "startsWith":
      return factOfPrefix(machine, argument, outcome);
    case "indexOf":
      // Where it counts as true, it is found elsewhere than at the beginning, or not at all.
      return factOfPrefix(machine, argument, !outcome);
    case "includes":
      return outcome ? undefined : factOfAbsence(constantOf(machine.module, argument));
    case "match":
    case "matchAll":
      return outcome ? undefined : factOfRegExp(machine, argument);
    default:
      return undefined;
  }
}

function shownByEquality(machine: Machine, tested: Node, other: Node, same: boolean): Shown | undefined {
  if (tested.type === "MemberExpression") {
    const isFirst = tested.computed && constantOf(machine.module, tested.property) === 0;
    const fact = isFirst ? factOfPrefix(machine, other, same) : undefined;
    return fact && { fact, subject: tested.object };
  }
  if (tested.type !== "CallExpression" || tested.callee.type !== "MemberExpression") return undefined;
  const method = memberNameOf(machine.module, tested.callee) ?? "";
  const subject = tested.callee.object;
  const [argument] = tested.arguments;
  if (!argument) return undefined;
  const constant = constantOf(machine.module, argument);
  let fact: Fact | undefined;
  if (method === "indexOf" && constantOf(machine.module, other) === 0) fact = factOfPrefix(machine, argument, same);
  else if (method === "charAt" && constant === 0) fact = factOfPrefix(machine, other, same);
  else if (FIRST_CHARACTERS.has(method) && constant === 0 && tested.arguments.length === 2) fact = factOfPrefix(machine, other, same);
  return fact && { fact, subject };
}

/** What it shows that a path begins, or does not begin, with something. */
function factOfPrefix(machine: Machine, prefix: Node, begins: boolean): Fact | undefined {
  const constant = beginningOf(machine, prefix);
  if (typeof constant === "string" && DOTS.has(constant)) return begins ? undefined : "no-leading-dots";
  if (typeof constant === "string" && SEPARATORS.has(constant)) return begins ? undefined : "not-absolute";
  if (typeof constant === "string" && constant.startsWith("-")) return begins ? undefined : "no-dash";
  return begins && constant !== "" ? "begins-with-root" : undefined;
}

/** The constant that an expression is, or of `".." + path.sep` the part that is one. */
function beginningOf(machine: Machine, expression: Node): unknown {
  const node = unwrap(expression);
  const constant = constantOf(machine.module, node);
  if (constant !== undefined) return constant;
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const left = constantOf(machine.module, node.left);
    return DOTS.has(left) ? left : undefined;
  }
  const first = node.type === "TemplateLiteral" ? node.quasis[0]?.value.cooked : undefined;
  return DOTS.has(first) ? first : undefined;
}

function factOfAbsence(sought: unknown): Fact | undefined {
  if (DOTS.has(sought)) return "no-dots";
  return SEPARATORS.has(sought) ? "one-segment" : undefined;
}

/** What it shows of a text that a pattern which seeks `..` finds nothing in it. */
function factOfRegExp(machine: Machine, expression: Node): Fact | undefined {
  const pattern = regExpOf(machine.module, expression)?.pattern;
  if (pattern !== undefined && LEADING_DASH.test(pattern)) return "no-dash";
  if (pattern === undefined || !pattern.includes("\\.") || /[^\\.\/()|[\]?:+*{}\d,^$]/.test(pattern)) return undefined;
  return pattern.startsWith("^") ? "no-leading-dots" : "no-dots";
}

/** Notes a fact of an expression, and of the path that it was made of. */
function note(machine: Machine, { fact, subject }: Shown, environment: Environment, frame: Frame, depth = 0): void {
  const node = unwrap(subject);
  machine.refineAt(node, (cleared) => applied(fact, cleared), environment, frame);
  const made = node.type === "Identifier" ? valueBefore(machine.module, node) : node;
  const call = made && unwrap(made);
  if (depth >= MAX_DEPTH || call?.type !== "CallExpression") return;
  if (call.arguments.length === 0 && call.callee.type === "MemberExpression") {
    note(machine, { fact, subject: call.callee.object }, environment, frame, depth + 1);
    return;
  }
  const [first] = call.arguments;
  if (first && call.callee.type === "Identifier" && call.callee.name === "String") {
    note(machine, { fact, subject: first }, environment, frame, depth + 1);
    return;
  }
  const roles = machine.rolesOf(call, frame);
  for (const [index, argument] of call.arguments.entries()) {
    const isLast = index === call.arguments.length - 1;
    let change: ((cleared: KindSet) => KindSet) | undefined;
    if (roles.includes("normalize-path")) {
      change = (cleared) => applied(fact, cleared.union(NORMALIZED));
      if (argument.type === "Identifier") note(machine, { fact, subject: argument }, environment, frame, depth + 1);
    }
    if (roles.includes("relative-path")) change = isLast && (fact === "no-dots" || fact === "no-leading-dots") ? allowed : undefined;
    else if (roles.includes("resolve-path") || roles.includes("join-path"))
      change = isLast && fact === "begins-with-root" ? allowed : undefined;
    if (!change) continue;
    const inner = unwrap(argument);
    if (inner.type === "CallExpression" || inner.type === "Identifier") noteInner(machine, inner, change, fact, environment, frame, depth);
    else machine.refineAt(inner, change, environment, frame);
  }
}

function noteInner(
  machine: Machine,
  inner: TSESTree.CallExpression | TSESTree.Identifier,
  change: (cleared: KindSet) => KindSet,
  fact: Fact,
  environment: Environment,
  frame: Frame,
  depth: number,
): void {
  if (inner.type === "CallExpression") note(machine, { fact, subject: inner }, environment, frame, depth + 1);
  else machine.refineAt(inner, change, environment, frame);
}

function allowed(cleared: KindSet): KindSet {
  return cleared.union(PATH);
}

function applied(fact: Fact, cleared: KindSet): KindSet {
  switch (fact) {
    case "no-dots":
      return cleared.union(CONTAINED);
    case "no-leading-dots":
      return isNormalized(cleared) ? cleared.union(CONTAINED) : cleared;
    case "not-absolute":
      return cleared.union(ANCHORED);
    case "begins-with-root":
      return (isNormalized(cleared) || isContained(cleared) ? cleared.union(PATH) : cleared.union(ANCHORED)).union(OPTION_KINDS);
    case "no-dash":
      return cleared.union(OPTION_KINDS);
    case "one-segment":
      return cleared.union(PATH);
  }
}
