import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { composedKeyOf, pathKeyOf } from "./access-path-key";
import { isDeclaredName } from "./declared-names";
import type { Environment } from "./environment";
import { CHOSEN_NAME, DYNAMIC_CALL, NAMES_TO_PROTOTYPES, PROTOTYPE } from "./kinds";
import type { Frame, Machine } from "./machine";
import { extend, isThreat, NAMES_PROPERTY, PROPERTY_NAME, type Taint } from "./taint";
import type { Reach, Value } from "./value";

type Node = TSESTree.Node;

/*
 * Prototype pollution. `object[name]` with a name that others choose may be Object.prototype (`__proto__`) or a constructor,
 * whose `prototype` is the next step. What is stored into such an object shows in every other one.
 */

const PROTO = NAMES_TO_PROTOTYPES.get("__proto__") ?? "";
const CONSTRUCTOR = NAMES_TO_PROTOTYPES.get("constructor") ?? "";
const PROTOTYPE_NAME = NAMES_TO_PROTOTYPES.get("prototype") ?? "";

/** Kinds of names that decide only which property it is; a fixed property of whatever they lead to is for the caller to choose. */
const CALLERS: ReadonlySet<string> = new Set(["library", PROPERTY_NAME]);

/** `object[name]` as found, with what a name that others choose may have led to. */
export function readByName(
  machine: Machine,
  node: TSESTree.MemberExpression,
  object: Value,
  name: Value,
  found: Value,
  frame: Frame,
): Value {
  const unknown = name.taints.filter((taint) => !taint.cleared.has(CHOSEN_NAME));
  const chosen = unknown.some(isGiven) && isDeclaredName(machine, node.property) ? unknown.filter((taint) => !isGiven(taint)) : unknown;
  if (chosen.length === 0 || (!machine.report.hasSink(PROTOTYPE) && !machine.report.hasSink(DYNAMIC_CALL))) return found;
  const place = indexKeyOf(machine, node);
  const { environment } = frame;
  if (isOwnName(machine, node.object, name) || isCounter(machine.module, node.property)) return found;
  if (inheritsNothing(object)) {
    const missing = chosen.find(isSent);
    if (!missing || isExcluded(environment, place, "missing")) return found;
    return found.withReach({ root: undefined, maker: undefined, missing: told(machine, missing, node) });
  }
  const isMaker = object.reach?.maker !== undefined;
  const root = isExcluded(environment, place, "root")
    ? undefined
    : worst(chosen, ({ cleared }) => !cleared.has(PROTO) || (isMaker && !cleared.has(PROTOTYPE_NAME)));
  const maker = isExcluded(environment, place, "maker") ? undefined : worst(chosen, ({ cleared }) => !cleared.has(CONSTRUCTOR));
  // What a sender picks may be no function, or one that he is not meant to call; what a caller picks is his own affair.
  const sent = chosen.find(isSent);
  const inherited = sent && !isPrefixed(sent) && !isExcluded(environment, place, "inherited") ? sent : undefined;
  const missing = sent && !isExcluded(environment, place, "missing") ? sent : undefined;
  if (!root && !maker && !missing) return found;
  const tell = (taint: Taint | undefined): Taint | undefined => taint && told(machine, taint, node);
  return found.withReach({ root: tell(root), maker: tell(maker), missing: tell(missing), inherited: tell(inherited) });
}

/** True for what a library is given by those who use it. */
function isGiven({ source }: Taint): boolean {
  return source.kind === "library";
}

/** True for data that somebody sends to the program, not the one who uses it as a library. */
export function isSent(taint: Taint): boolean {
  return isThreat(taint) && !CALLERS.has(taint.source.kind);
}

/** True for a name that something fixed is part of, so that none of those that all objects have is left. */
function isPrefixed({ cleared }: Taint): boolean {
  return cleared.has(PROTO) && cleared.has(CONSTRUCTOR) && cleared.has(PROTOTYPE_NAME);
}

/** `object.name` as found: a constructor's `prototype` is one step further. */
export function readNamed(machine: Machine, object: Value, name: string, found: Value): Value {
  const maker = name === "prototype" ? object.reach?.maker : undefined;
  return maker ? found.withReach({ root: maker, maker: undefined }) : found;
}

function told(machine: Machine, taint: Taint, node: Node): Taint {
  return extend([taint], machine.module, node, NAMES_PROPERTY)[0] ?? taint;
}

/** Names that somebody sends come before those of whom nothing is known. */
function worst(taints: readonly Taint[], isHarmful: (taint: Taint) => boolean): Taint | undefined {
  const harmful = taints.filter(isHarmful);
  return harmful.find(isThreat) ?? harmful[0];
}

function inheritsNothing({ refs, taints, states }: Value): boolean {
  return refs.length > 0 && taints.length === 0 && states.isEmpty && refs.every((ref) => ref.inheritsNothing);
}

/** `object[key]` where `key` was listed as a property of the same object: it has it itself. */
function isOwnName(machine: Machine, object: Node, name: Value): boolean {
  return name.namesOf !== undefined && name.namesOf === pathKeyOf(machine.module, object);
}

/** `for (let i = start; …; i++)`: whatever it starts from, what is counted is a number. */
function isCounter(module: JavaScriptModule, name: Node): boolean {
  const definition = name.type === "Identifier" ? module.variableOf(name)?.defs[0] : undefined;
  const loop = definition?.type === "Variable" ? definition.parent.parent : undefined;
  if (loop?.type !== "ForStatement" || loop.init !== definition?.parent) return false;
  const steps = loop.update?.type === "SequenceExpression" ? loop.update.expressions : [loop.update];
  return steps.some((step) => step?.type === "UpdateExpression" && module.variableOf(step.argument) === module.variableOf(name));
}

const WHAT = "an object that may be Object.prototype";

interface Store {
  readonly object: Value;
  readonly index: Value;
  readonly name: string | undefined;
  readonly value: Value;
  readonly written: Node;
}

/** Reports `object[name] = value` where the object may be a prototype, and notes what holds after it. */
export function checkStore(machine: Machine, node: TSESTree.MemberExpression, store: Store, frame: Frame): void {
  const { object, index, name, value, written } = store;
  const root = object.reach?.root;
  if (root) {
    const decides = name === undefined && isChosen(index) && !isOwnName(machine, node.object, index);
    const harms = decides ? !isFresh(machine, written, value, node) : name !== undefined && !CALLERS.has(root.source.kind);
    // Of a function's own making: one test of the name mends all its stores. What is sent to a program does harm at each.
    const flaw = CALLERS.has(root.source.kind) ? { within: frame.activation.node, rank: rankOf(written, value) } : undefined;
    if (harms) machine.report.arriveAt(PROTOTYPE, WHAT, object, node, { flaw });
  }
  const place = name === undefined ? indexKeyOf(machine, node) : undefined;
  if (place === undefined) return;
  if (value.reach?.root || value.reach?.maker) frame.environment.forget(place);
  else exclude(frame.environment, place, { root: true, maker: true });
}

/**
 * What a value stored under a chosen name may be for those who read it under others: `to[name] = merge(to[name], from[name])`
 * leaves a prototype where it was, and nowhere else.
 */
export function storedUnder(machine: Machine, index: Value, value: Value): Value {
  const { reach } = value;
  const isLedBy = (taint: Taint | undefined): boolean =>
    taint !== undefined && index.taints.some(({ source }) => source.node === taint.source.node && source.kind === taint.source.kind);
  if (!reach || (!isLedBy(reach.root) && !isLedBy(reach.maker))) return value;
  return value.withReach(withoutExcluded(reach, { root: isLedBy(reach.root), maker: isLedBy(reach.maker) }));
}

/** A value from outside that is stored as it is tells more than one that a call makes of it, such as that of a recursion. */
function rankOf(written: Node, value: Value): number {
  const node = unwrap(written);
  const isPlain = node.type === "Identifier" || node.type === "MemberExpression";
  return (value.taints.length > 0 || value.reach ? 2 : 0) + (isPlain ? 1 : 0);
}

/** Reports `delete object[name]` where the object may be a prototype. */
export function checkDeletion(machine: Machine, argument: Node, frame: Frame): void {
  const node = unwrap(argument);
  if (node.type !== "MemberExpression" || !node.computed || memberNameOf(machine.module, node) !== undefined) return;
  const object = machine.evaluate(node.object, frame);
  const root = object.reach?.root;
  if (!root || CALLERS.has(root.source.kind)) return;
  if (isChosen(machine.evaluate(node.property, frame))) machine.report.arriveAt(PROTOTYPE, WHAT, object, node);
}

function isChosen(name: Value): boolean {
  return name.taints.some((taint) => !taint.cleared.has(CHOSEN_NAME));
}

/** True when what is stored is the program's own: a constant, a new object, or what was there before. */
function isFresh(machine: Machine, expression: Node, value: Value, target: TSESTree.MemberExpression): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case "Literal":
    case "ObjectExpression":
    case "NewExpression":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "ClassExpression":
    case "UnaryExpression":
    case "UpdateExpression":
      return true;
    case "ArrayExpression":
      return node.elements.length === 0;
    case "BinaryExpression":
      return node.operator !== "+";
    case "LogicalExpression":
      return isFresh(machine, node.right, value, target) && (node.operator === "&&" || isFresh(machine, node.left, value, target));
    case "ConditionalExpression":
      return isFresh(machine, node.consequent, value, target) && isFresh(machine, node.alternate, value, target);
    case "AssignmentExpression":
      return isFresh(machine, node.right, value, target);
    case "MemberExpression":
      return textOf(machine, node) === textOf(machine, target);
    case "Identifier":
      if (node.name === "undefined") return true;
      return isOwn(value) || isWhatWasThere(machine, node, target);
    default:
      return isOwn(value);
  }
}

/** True for what the program made itself, as far as is known. */
function isOwn(value: Value): boolean {
  return value.taints.length === 0 && !value.reach?.root && (value.refs.length > 0 || value.literal !== undefined || !value.states.isEmpty);
}

/** `const kept = object[name]; …; object[name] = kept`. */
function isWhatWasThere(machine: Machine, kept: TSESTree.Identifier, target: TSESTree.MemberExpression): boolean {
  const initial = initialValueOf(machine.module, kept);
  return initial !== undefined && textOf(machine, unwrap(initial)) === textOf(machine, target);
}

function textOf(machine: Machine, node: Node): string {
  return machine.module.document.text.slice(...node.range).replace(/\s+/g, "");
}

/** Names the place `object[name]` for names that only the running program knows, where names alone tell both. */
export function indexKeyOf(machine: Machine, node: TSESTree.MemberExpression): string | undefined {
  const object = pathKeyOf(machine.module, node.object);
  const name = node.computed ? (pathKeyOf(machine.module, node.property) ?? composedKeyOf(machine.module, node.property)) : undefined;
  return object === undefined || name === undefined ? undefined : `${object}.[${name}]`;
}

/** What something is shown not to be. */
export type Exclusion = { readonly [step in keyof Reach]?: boolean };

const STEPS = ["root", "maker", "missing", "inherited"] as const;

function isExcluded(environment: Environment, place: string | undefined, step: keyof Reach): boolean {
  return place !== undefined && environment.at(`${place}.!${step}`) !== undefined;
}

export function exclusionAt(environment: Environment, place: string): Exclusion {
  return { root: isExcluded(environment, place, "root"), maker: isExcluded(environment, place, "maker") };
}

/** Notes that what is at the place is no prototype, no constructor, or the like. */
export function exclude(environment: Environment, place: string, exclusion: Exclusion): void {
  for (const step of STEPS) if (exclusion[step]) environment.note(`${place}.!${step}`);
}

/** What became known of where names may have led. */
export function exclusionBetween(before: Reach, after: Reach | undefined): Exclusion {
  return Object.fromEntries(STEPS.map((step) => [step, before[step] !== undefined && after?.[step] === undefined]));
}

/** What is left of a reach after something was shown. */
export function withoutExcluded(reach: Reach, exclusion: Exclusion): Reach | undefined {
  const left = (step: keyof Reach): Taint | undefined => (exclusion[step] ? undefined : reach[step]);
  const result = { root: left("root"), maker: left("maker"), missing: left("missing"), inherited: left("inherited") };
  return STEPS.some((step) => result[step]) ? result : undefined;
}
