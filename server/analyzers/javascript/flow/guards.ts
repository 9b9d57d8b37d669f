import type { TSESTree } from "@typescript-eslint/types";
import type { GuardModel } from "../../../rules/model";
import { constantOf, initialValueOf } from "../program/constants";
import { memberNameOf, nameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import { refineByCallback } from "./callback-tests";
import { isLookUp } from "./dynamic-calls";
import type { Environment } from "./environment";
import {
  AMOUNT_KINDS,
  ASKED_FORM,
  DESTINATION_KINDS,
  KindSet,
  LENGTH_KINDS,
  LOOP_BOUND_KINDS,
  NO_TEXT_KINDS,
  NAMES_TO_PROTOTYPES,
  NO_FUNCTION,
  SELECTOR_KINDS,
  STRUCTURAL_KINDS,
  TEXT_ONLY_KINDS,
} from "./kinds";
import { shownShort } from "./lengths";
import { classedBy, nameOfConstructor, shownByType, showOther, showOwn, showThere, namesShownBy, withoutNames } from "./name-guards";
import { refineByTest } from "./parameter-tests";
import { refinePredicate } from "./predicates";
import type { Frame, Machine, Seen } from "./machine";
import { showWhole, showWholeByCall } from "./part-guards";
import { refinePathCall, refinePathComparison, refinePathSearch } from "./path-checks";
import { showChecked } from "./schemas";
import { isNumberNode } from "./sink-conditions";
import { clear } from "./tested-subjects";
import { refinePrefix, refineQuotes, refineRegExp } from "./text-tests";
import { trustSender } from "./trusted-senders";
import type { Value } from "./value";
import { refineVerdict } from "./verdicts";

type Node = TSESTree.Node;

/** What is shown of something that is there, and of what counts as false. */
const PRESENT = { missing: true };
const NOTHING = { root: true, maker: true };

/** What is shown not to be text, which the program asked for. */
const NOT_TEXT = TEXT_ONLY_KINDS.union(ASKED_FORM);

interface Branches {
  readonly value: Value;
  readonly yes: Environment;
  readonly no: Environment;
}

/** Evaluates a condition and gives what holds on either side of it. */
export function branchOn(machine: Machine, condition: Node, frame: Frame): Branches {
  const node = unwrap(condition);
  if (node.type === "UnaryExpression" && node.operator === "!") {
    const { yes, no } = branchOn(machine, node.argument, frame);
    return { value: machine.values.unknown, yes: no, no: yes };
  }
  if (node.type === "LogicalExpression" && node.operator !== "??") return branchOnBoth(machine, node, node.operator === "&&", frame);
  const outer = frame.seen;
  const seen: Seen = { environment: frame.environment, values: new Map(), isComplete: false };
  frame.seen = seen;
  const value = machine.evaluate(node, frame);
  seen.isComplete = true;
  const yes = frame.environment.fork();
  const no = frame.environment.fork();
  refine(machine, node, true, yes, frame);
  refine(machine, node, false, no, frame);
  frame.seen = outer;
  return { value, yes, no };
}

function branchOnBoth(machine: Machine, node: TSESTree.LogicalExpression, isAnd: boolean, frame: Frame): Branches {
  const outer = frame.environment;
  const left = branchOn(machine, node.left, frame);
  frame.environment = isAnd ? left.yes : left.no;
  const right = branchOn(machine, node.right, frame);
  frame.environment = outer;
  const name = nameOfConstructor(machine.module, node);
  if (name)
    clear(
      machine,
      name,
      withoutNames((each) => each === "constructor"),
      right.no,
      frame,
    );
  const both = outer.fork();
  if (isAnd) both.merge(left.no, right.no);
  else both.merge(left.yes, right.yes);
  const value = isAnd ? right.value : machine.values.join(left.value, right.value);
  return isAnd ? { value, yes: right.yes, no: both } : { value, yes: both, no: right.no };
}

/** Notes in the environment what an outcome of the condition shows; evaluates nothing again that has effects. */
function refine(machine: Machine, condition: Node, outcome: boolean, environment: Environment, frame: Frame, depth = 0): void {
  const node = unwrap(condition);
  if (depth > 6) return;
  switch (node.type) {
    case "UnaryExpression":
      if (node.operator === "!") refine(machine, node.argument, !outcome, environment, frame, depth + 1);
      else if (node.operator === "~") refineFound(machine, placeOf(node.argument), outcome, environment, frame);
      return;
    case "LogicalExpression":
      if ((node.operator === "&&") === outcome) {
        refine(machine, node.left, outcome, environment, frame, depth + 1);
        refine(machine, node.right, outcome, environment, frame, depth + 1);
      }
      return;
    case "BinaryExpression":
      refineComparison(machine, node, outcome, environment, frame, depth);
      return;
    case "CallExpression":
      if (outcome) showKey(machine, node, environment, frame);
      refinePathCall(machine, node, outcome, environment, frame);
      refineCall(machine, node, outcome, environment, frame);
      refineByCallback(machine, node, outcome, environment, frame);
      refinePredicate(machine, node, outcome, environment, frame);
      return;
    case "AssignmentExpression":
      // `if ((match = /^…$/.exec(x)))`
      if (node.operator === "=") refine(machine, node.right, outcome, environment, frame, depth + 1);
      return;
    case "AwaitExpression":
      refine(machine, node.argument, outcome, environment, frame, depth + 1);
      return;
    case "Identifier": {
      const initial = initialValueOf(machine.module, node);
      if (initial) refine(machine, initial, outcome, environment, frame, depth + 1);
      else refineVerdict(machine, node, outcome, environment, frame);
      if (!outcome) clear(machine, node, KindSet.ALL, environment, frame);
      showOther(machine, node, outcome ? PRESENT : NOTHING, environment, frame);
      return;
    }
    case "MemberExpression":
      refineVerdict(machine, node, outcome, environment, frame);
      // What counts as false is empty, and hurts nobody.
      if (!outcome) clear(machine, node, KindSet.ALL, environment, frame);
      else {
        refineOwner(machine, node, environment, frame);
        refineLookUp(machine, node, environment, frame);
      }
      showOther(machine, node, outcome ? PRESENT : NOTHING, environment, frame);
      return;
    default:
      return;
  }
}

function refineComparison(
  machine: Machine,
  node: TSESTree.BinaryExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
  depth: number,
): void {
  const { operator, left, right } = node;
  if (operator === "in") {
    const table = machine.evaluate(right, frame);
    if (outcome && table.taints.length === 0) clear(machine, left, KindSet.PLAIN_TEXT, environment, frame);
    if (outcome) showThere(machine, right, left, environment);
    return;
  }
  if (operator === "instanceof") {
    if (outcome) showOther(machine, left, { root: true, maker: true }, environment, frame);
    if (outcome) clear(machine, left, NOT_TEXT.union(LOOP_BOUND_KINDS), environment, frame);
    return;
  }
  if (/^[<>]=?$/.test(operator)) refineBound(machine, node, outcome, environment, frame);
  const equal = operator === "===" || operator === "==";
  const unequal = operator === "!==" || operator === "!=";
  const found = foundBy(machine, node, outcome);
  if (found) {
    refineFound(machine, found.call, found.holds, environment, frame);
    return;
  }
  const short = shownShort(machine.module, node, outcome);
  if (short) clear(machine, short, LENGTH_KINDS.union(LOOP_BOUND_KINDS), environment, frame);
  if (!equal && !unequal) return;
  refinePathComparison(machine, node, outcome, environment, frame);
  const same = equal === outcome;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const inner = unwrap(side);
    if (same) trustSender(machine, inner, environment, frame);
    if (same) showWhole(machine, inner, machine.evaluate(other, frame), environment, frame);
    if (isUndefined(machine, inner, other)) {
      const member = unwrap(inner.type === "UnaryExpression" ? inner.argument : inner);
      if (!same) showKey(machine, member, environment, frame);
      refineVerdict(machine, member, !same, environment, frame);
      if (same) clear(machine, member, KindSet.ALL, environment, frame);
      else if (member.type === "Identifier") showOther(machine, member, PRESENT, environment, frame);
      else if (member.type === "MemberExpression") {
        refineOwner(machine, member, environment, frame);
        refineLookUp(machine, member, environment, frame);
      }
      continue;
    }
    const constant = constantOf(machine.module, other);
    if (constant === null && !same && inner.type === "MemberExpression") refineLookUp(machine, inner, environment, frame);
    if (constant === null || typeof constant === "boolean") refineVerdict(machine, inner, same === (constant === true), environment, frame);
    if (constant === null && same) {
      clear(machine, side, KindSet.ALL, environment, frame);
      showOther(machine, side, { root: true, maker: true }, environment, frame);
    }
    if (constant === undefined) {
      if (!same && nameOf(machine.module, other) === "Object.prototype") showOther(machine, inner, { root: true }, environment, frame);
      if (!same || machine.evaluate(other, frame).taints.length > 0) continue;
      machine.clearAt(inner, DESTINATION_KINDS, environment, frame);
      // Something that the program names, and nobody sent: `options.target === defaults.target`.
      if (unwrap(other).type === "MemberExpression") clear(machine, side, SELECTOR_KINDS, environment, frame);
      continue;
    }
    if (!same && typeof constant === "string")
      clear(
        machine,
        side,
        withoutNames((name) => name === constant),
        environment,
        frame,
      );
    const classed = same && typeof constant === "string" ? classedBy(inner) : undefined;
    if (classed) showOther(machine, classed, { maker: constant !== "[object Function]" }, environment, frame);
    if (typeof constant === "boolean" && inner.type === "CallExpression") {
      refine(machine, inner, same === constant, environment, frame, depth + 1);
    }
    if (inner.type === "UnaryExpression" && inner.operator === "typeof") {
      // What is a number never gets there.
      if ((same ? constant === "string" : constant === "number") && isNumberNode(machine.module, inner.argument))
        clear(machine, inner.argument, KindSet.ALL, environment, frame);
      if (same) showKey(machine, inner.argument, environment, frame);
      showOther(machine, inner.argument, shownByType(constant, same), environment, frame);
      if (same && constant !== "object" && constant !== "function") {
        clear(machine, inner.argument, SHOWN_BY_TYPE.get(constant) ?? KindSet.ALL, environment, frame);
      } else if (!same && constant === "object") clear(machine, inner.argument, STRUCTURAL_KINDS, environment, frame);
      else if (same) machine.refineAt(inner.argument, leftInObject, environment, frame);
      else if (constant === "string") clear(machine, inner.argument, NOT_TEXT, environment, frame);
    } else if (same && inner.type !== "CallExpression") clear(machine, side, leftInConstant(constant), environment, frame);
  }
}

/** What is one of the names that lead to prototypes still does what such a name does, and nothing else. */
function leftInConstant(constant: unknown): KindSet {
  if (typeof constant !== "string" || !NAMES_TO_PROTOTYPES.has(constant)) return KindSet.ALL;
  return KindSet.PLAIN_TEXT.union(withoutNames((name) => name !== constant));
}

/** What was made a text before is no object, and never gets where only objects do. */
function leftInObject(cleared: KindSet): KindSet {
  return cleared.union(STRUCTURAL_KINDS) === cleared ? KindSet.ALL : cleared.union(NOT_TEXT);
}

/** What text and numbers can still do. */
const SHOWN_BY_TYPE: ReadonlyMap<unknown, KindSet> = new Map([
  ["string", STRUCTURAL_KINDS],
  ["number", KindSet.NUMBERS],
]);

/** `n < 1000`: what is smaller than something that is not untrusted itself is no surprise any more. */
function refineBound(machine: Machine, node: TSESTree.BinaryExpression, outcome: boolean, environment: Environment, frame: Frame): void {
  const leftIsSmaller = node.operator.startsWith("<") === outcome;
  const [small, large] = leftIsSmaller ? [node.left, node.right] : [node.right, node.left];
  if (constantOf(machine.module, small) !== undefined || machine.evaluate(large, frame).taints.length > 0) return;
  clear(machine, small, AMOUNT_KINDS, environment, frame);
  const measured = unwrap(small);
  if (measured.type === "MemberExpression" && memberNameOf(machine.module, measured) === "length")
    clear(machine, measured.object, LOOP_BOUND_KINDS, environment, frame);
}

/** `x === undefined` and `typeof x === "undefined"`. */
function isUndefined(machine: Machine, side: Node, other: Node): boolean {
  const node = unwrap(other);
  if (side.type === "UnaryExpression" && side.operator === "typeof") return constantOf(machine.module, node) === "undefined";
  return node.type === "Identifier" ? node.name === "undefined" : node.type === "UnaryExpression" && node.operator === "void";
}

/** Something that has a certain property, such as `nodeType`, is not the text that would hurt. */
function refineOwner(machine: Machine, node: TSESTree.MemberExpression, environment: Environment, frame: Frame): void {
  const name = memberNameOf(machine.module, node);
  if (name === undefined) return;
  const kinds = machine.models.propertyGuards.get(name) ?? shownByOwner(name);
  if (kinds) clear(machine, node.object, kinds, environment, frame);
}

/** What has a property that neither texts, lists nor addresses have becomes `[object Object]` where text is expected. */
function shownByOwner(name: string): KindSet | undefined {
  if (name in String.prototype) return undefined;
  return name in Array.prototype || name in URL.prototype ? TEXT_ONLY_KINDS : NO_TEXT_KINDS;
}

/** What it shows that the place of something in a list or text is known, or that there is none. */
function refineFound(
  machine: Machine,
  call: TSESTree.CallExpression | undefined,
  holds: boolean,
  environment: Environment,
  frame: Frame,
): void {
  if (!call) return;
  refinePathSearch(machine, call, holds, environment, frame);
  if (!holds) refineQuotes(machine, call, environment, frame);
  refineCall(machine, call, holds, environment, frame);
  refineByCallback(machine, call, holds, environment, frame);
  const callee = unwrap(call.callee);
  const [subject] = call.arguments;
  if (callee.type !== "MemberExpression" || !subject || !/^(?:lastI|i)ndexOf$/.test(memberNameOf(machine.module, callee) ?? "")) return;
  const list = machine.evaluate(callee.object, frame);
  if (list.taints.length > 0) return;
  const { states } = list;
  const { guards } = (states.isEmpty ? machine.builtinMember("includes") : states.member("includes")).marks;
  for (const guard of guards)
    if (guard.holds === holds && guard.argument === 0) showChecked(machine, guard, call, subject, environment, frame);
}

/** A call that gives the place of something: `list.indexOf(x)`. */
function placeOf(expression: Node): TSESTree.CallExpression | undefined {
  const call = unwrap(expression);
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression" || call.callee.property.type !== "Identifier")
    return undefined;
  return ["indexOf", "lastIndexOf", "search", "findIndex", "findLastIndex"].includes(call.callee.property.name) ? call : undefined;
}

/** `list.indexOf(x) !== -1`, `>= 0`, `> -1` and their opposites say what `list.includes(x)` says. */
function foundBy(
  machine: Machine,
  node: TSESTree.BinaryExpression,
  outcome: boolean,
): { call: TSESTree.CallExpression; holds: boolean } | undefined {
  const call = placeOf(node.left);
  if (!call) return undefined;
  const bound = constantOf(machine.module, node.right);
  const operator = node.operator;
  const meansFound = (bound === -1 && (operator === "!==" || operator === "!=" || operator === ">")) || (bound === 0 && operator === ">=");
  const meansAbsent = (bound === -1 && (operator === "===" || operator === "==" || operator === "<=")) || (bound === 0 && operator === "<");
  if (!meansFound && !meansAbsent) return undefined;
  return { call, holds: meansFound === outcome };
}

function refineCall(machine: Machine, node: TSESTree.CallExpression, outcome: boolean, environment: Environment, frame: Frame): void {
  const callee = unwrap(node.callee);
  const names = namesShownBy(machine.module, node, outcome, (list) => machine.evaluate(list, frame));
  if (names) clear(machine, names.subject, names.kinds, environment, frame);
  refineByTest(machine, node, outcome, environment, frame);
  if (callee.type === "MemberExpression" && refineRegExp(machine, node, callee, outcome, environment, frame)) return;
  if (callee.type === "MemberExpression" && outcome) refinePrefix(machine, node, callee, environment, frame);
  if (!outcome && isInclusion(callee)) refineQuotes(machine, node, environment, frame);
  if (outcome) trustSender(machine, node, environment, frame);
  if (outcome) showWholeByCall(machine, node, environment, frame);
  const { guards, object, args } = methodCalled(machine, node, frame);
  const receiver = object && machine.evaluate(object, frame);
  for (const guard of guards) {
    if (guard.holds !== outcome || guard.member !== undefined) continue;
    const subject = guard.argument < 0 ? object : args[guard.argument];
    if (!subject) continue;
    if (guard.owner !== undefined) {
      const owner = guard.owner < 0 ? object : args[guard.owner];
      if (!owner) continue;
      showOwn(machine, owner, subject, environment);
      // The names of what somebody sends are his own.
      const { namesOf } = machine.evaluate(subject, frame);
      if (namesOf !== undefined && namesOf === pathKeyOf(machine.module, owner)) continue;
      if (machine.evaluate(owner, frame).taints.length > 0) continue;
    }
    if (guard.argument >= 0 && receiver && receiver.taints.length > 0) continue;
    if (guard.constant && !guard.constant.includes(String(constantOf(machine.module, args[0] ?? node)))) continue;
    if (guard.kinds.includes(NO_FUNCTION)) showOther(machine, subject, { maker: true }, environment, frame);
    showChecked(machine, guard, node, subject, environment, frame);
  }
}

function isInclusion(callee: Node): boolean {
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" && callee.property.name === "includes";
}

/** What the models say that a call shows; `hasOwnProperty.call(object, key)` shows what `object.hasOwnProperty(key)` does. */
function methodCalled(
  machine: Machine,
  node: TSESTree.CallExpression,
  frame: Frame,
): { guards: readonly GuardModel[]; object: Node | undefined; args: readonly Node[] } {
  const callee = unwrap(node.callee);
  const object = callee.type === "MemberExpression" ? callee.object : undefined;
  const isIndirect = callee.type === "MemberExpression" && memberNameOf(machine.module, callee) === "call";
  if (!object || !isIndirect) return { guards: machine.guardsOf(node, frame), object, args: node.arguments };
  const method = unwrap(object);
  const { guards } = machine.evaluate(method, frame).states.marks;
  const written = method.type === "Identifier" ? initialValueOf(machine.module, method) : method;
  const name = written?.type === "MemberExpression" ? memberNameOf(machine.module, written) : undefined;
  const [self, ...args] = node.arguments;
  return { guards: guards.length === 0 && name !== undefined ? machine.builtinMember(name).marks.guards : guards, object: self, args };
}

/** `actions.get(name)` that gives something: the name is one of those in the map. */
function showKey(machine: Machine, lookUp: Node, environment: Environment, frame: Frame): void {
  const node = unwrap(lookUp);
  if (node.type !== "CallExpression" || !node.arguments[0] || !isLookUp(machine, node)) return;
  clear(machine, node.arguments[0], KindSet.ALL, environment, frame);
}

/** `pages[name] !== undefined`: the name is one of those in a table. */
function refineLookUp(machine: Machine, node: TSESTree.MemberExpression, environment: Environment, frame: Frame): void {
  if (!node.computed) return;
  const table = machine.evaluate(node.object, frame);
  if (table.taints.length > 0 || table.refs.some((ref) => ref.isArray)) return;
  clear(machine, node.property, KindSet.PLAIN_TEXT, environment, frame);
}
