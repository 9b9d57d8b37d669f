import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, onlyValueOf, valueBefore } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { CallRole } from "../../../rules/model";
import { lengthenedFrom } from "./aliases";
import type { Environment } from "./environment";
import { OPTION_KINDS, type KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { ANCHORED, CONTAINED, isContained, isNormalized, NORMALIZED, PATH } from "./path-facts";
import { regExpOf } from "./regexp-literals";

type Node = TSESTree.Node;

/** What a test of a path shows. */
type Fact = "no-dots" | "no-leading-dots" | "not-absolute" | "begins-with-root" | "one-segment" | "no-dash" | "allowed";

interface Shown {
  readonly fact: Fact;
  readonly subject: Node;
}

const DOTS: ReadonlySet<unknown> = new Set(["..", "../", "..\\", ".", "./", ".\\"]);
const SEPARATORS: ReadonlySet<unknown> = new Set(["/", "\\"]);
const FIRST_CHARACTERS: ReadonlySet<string> = new Set(["substring", "substr", "slice"]);
/** Patterns that find a dash at the beginning. */
const LEADING_DASH = /^\^(?:\\s\*)?(?:-|\\-|\[\\?-\])(?:[+*?]|\{1,2\})?$/;
/** Names of functions that give the same path in another form, as text or without dots and links. */
const SAME_PATH_NAME =
  /^(?:String|(?:get|to|_)?(?:normali[sz]e|canonical(?:i[sz]e)?|resolve|real|absolute|expand)d?_?(?:full|absolute|real)?_?(?:path|file|dir|folder)?(?:name)?)$/i;
const MAX_DEPTH = 5;

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
    const shown = shownByEquality(machine, unwrap(tested), other, same) ?? shownBySameness(machine, tested, other, same, frame);
    if (shown) note(machine, shown, environment, frame);
    // What is empty leads nowhere: relative to a root, it is the root itself.
    if (same && constantOf(machine.module, other) === "") {
      for (const fact of ["no-leading-dots", "not-absolute"] as const) note(machine, { fact, subject: tested }, environment, frame);
    }
  }
}

/** Notes that a path was found to be one that may be used, by a check that tells nothing else. */
export function notePathAllowed(machine: Machine, subject: Node, environment: Environment, frame: Frame): void {
  note(machine, { fact: "allowed", subject }, environment, frame);
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

/** `file === root`, where a path is compared with one of the program's own. */
function shownBySameness(machine: Machine, tested: Node, other: Node, same: boolean, frame: Frame): Shown | undefined {
  const subject = unwrap(tested);
  if (!same || subject.type !== "Identifier" || constantOf(machine.module, other) !== undefined) return undefined;
  // Where a library's callers say which folder it serves, that is as good as one of its own.
  const isOwn = machine.evaluate(other, frame).taints.every(({ source }) => source.kind === "library");
  return isOwn ? { fact: "allowed", subject } : undefined;
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

/**
 * Notes a fact of an expression, and of the path that it was made of.
 * @param isNormal true where the fact was found when the dots of the path were resolved
 */
function note(machine: Machine, { fact, subject }: Shown, environment: Environment, frame: Frame, isNormal = false, depth = 0): void {
  const node = unwrap(subject);
  machine.refineAt(node, (cleared) => applied(fact, isNormal ? cleared.union(NORMALIZED) : cleared), environment, frame);
  if (node.type === "Identifier" && depth === 0)
    for (const longer of lengthenedFrom(machine.module, node))
      machine.refineAt(longer, (cleared) => applied(fact, cleared), environment, frame);
  const call = madeBy(machine, node);
  if (depth >= MAX_DEPTH || !call) return;
  const go = (shown: Shown, normal: boolean): void => {
    note(machine, shown, environment, frame, normal, depth + 1);
  };
  if (call.arguments.length === 0 && call.callee.type === "MemberExpression") {
    go({ fact, subject: call.callee.object }, isNormal);
    return;
  }
  const roles = machine.rolesOf(call, frame);
  const [first] = call.arguments;
  if (first && roles.length === 0 && call.callee.type === "Identifier" && SAME_PATH_NAME.test(call.callee.name)) {
    go({ fact, subject: first }, isNormal);
    return;
  }
  for (const [index, argument] of call.arguments.entries()) {
    const shown = factOfPart(fact, roles, index === call.arguments.length - 1);
    if (shown) go({ fact: shown, subject: argument }, isNormal || roles.includes("normalize-path"));
  }
}

/** What a fact of a path shows of one that it was made of. */
function factOfPart(fact: Fact, roles: readonly CallRole[], isLast: boolean): Fact | undefined {
  if (roles.includes("normalize-path")) return fact;
  if (!isLast) return undefined;
  if (roles.includes("relative-path")) return fact === "no-dots" || fact === "no-leading-dots" ? "allowed" : undefined;
  if (!roles.includes("resolve-path") && !roles.includes("join-path")) return undefined;
  return fact === "begins-with-root" || fact === "allowed" ? "allowed" : undefined;
}

/** The call that an expression is, or that a variable has its value from. */
function madeBy(machine: Machine, node: Node): TSESTree.CallExpression | undefined {
  const made = node.type === "Identifier" ? (valueBefore(machine.module, node) ?? onlyValueOf(machine.module, node)) : node;
  const whole = made && unwrap(made);
  const call = whole?.type === "AwaitExpression" ? unwrap(whole.argument) : whole;
  return call?.type === "CallExpression" ? call : undefined;
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
    case "allowed":
      return cleared.union(PATH);
  }
}
