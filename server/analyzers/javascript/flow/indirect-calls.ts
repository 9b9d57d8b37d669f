import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import { nameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Frame, Machine } from "./machine";
import { HeapObject, type Value } from "./value";

type Node = TSESTree.Node;

/** What is called, and on what. */
export interface Target {
  readonly value: Value;
  readonly receiver: Value;
  readonly receiverNode: Node | undefined;
  readonly name: string | undefined;
}

/** What a call passes: `nodes` says for each value where it is written. */
export interface Arguments {
  readonly values: readonly Value[];
  readonly nodes: readonly Node[];
}

/** A call of something else than its callee says: the target, what it is given, and whether as a constructor. */
export interface IndirectCall {
  readonly target: Target;
  readonly args: Arguments;
  readonly isNew: boolean;
}

/** More elements than this of a list that `apply` spreads out are not told apart. */
const MAX_SPREAD = 6;

/** `f.call(self, …)`, `f.apply(self, […])`, `Reflect.apply(f, self, […])`, `Reflect.construct(f, […])`. */
export function indirectCall(machine: Machine, node: TSESTree.CallExpression, callee: Target, args: Arguments): IndirectCall | undefined {
  const { name, receiver } = callee;
  if (name === "construct" || name === "apply") {
    const reflected = nameOf(machine.module, node.callee);
    const value = args.values[0] ?? machine.values.unknown;
    if (reflected === "Reflect.apply") return spread(machine, node, targetOf(args, 1, value), args, 2);
    if (reflected === "Reflect.construct") return { ...spread(machine, node, targetOf(args, -1, value), args, 1), isNew: true };
  }
  if ((name !== "call" && name !== "apply") || !callee.value.states.isEmpty || callee.value.refs.length > 0) return undefined;
  const method = isFunction(receiver) ? undefined : methodOfLanguage(machine, node);
  if (!isFunction(receiver) && method === undefined) return undefined;
  const target = { ...targetOf(args, 0, receiver), name: method };
  if (name === "apply") return spread(machine, node, target, args, 1);
  return { target, args: { values: args.values.slice(1), nodes: args.nodes.slice(1) }, isNew: false };
}

/** `f.bind(self, a)` as a value: the functions with what they are given already. */
export function bound(machine: Machine, node: TSESTree.CallExpression, callee: Target, args: Arguments, frame: Frame): Value | undefined {
  const { values } = machine;
  const { receiver, name } = callee;
  if (name !== "bind" || !isFunction(receiver) || !callee.value.states.isEmpty || callee.value.refs.length > 0) return undefined;
  const given = { values: args.values.slice(1), nodes: args.nodes.slice(1) };
  for (const [index, value] of given.values.entries()) {
    machine.report.check(receiver.states.argument(index), value, given.nodes[index] ?? node);
  }
  const place = machine.allocate(node, frame);
  const self = args.values[0] ?? values.unknown;
  const refs = receiver.refs.map((ref) => {
    if (!ref.code) return ref;
    const copy = boundOf(machine, place, ref);
    machine.bind(ref, copy, self, given.values);
    return copy;
  });
  // A method of a library that only keeps its object is what it was.
  if (receiver.states.isEmpty || given.values.length === 0) return receiver.withRefs(refs);
  place.given = { callee: receiver.withRefs([]), ...given };
  return values.unknown.withRefs([place, ...refs]);
}

const copies = new WeakMap<HeapObject, Map<HeapObject, HeapObject>>();

/** The function that a place makes of another by binding it. */
function boundOf(machine: Machine, place: HeapObject, ref: HeapObject): HeapObject {
  const known = copies.get(place) ?? new Map<HeapObject, HeapObject>();
  copies.set(place, known);
  const copy = known.get(ref) ?? new HeapObject(place.node, machine.values);
  known.set(ref, copy);
  return copy;
}

function isFunction({ refs, states }: Value): boolean {
  return !states.isEmpty || refs.some((ref) => ref.code ?? ref.given);
}

/** The name of a method that the language has, in `[].slice.call(arguments)` and `Array.prototype.push.apply(list, more)`. */
function methodOfLanguage(machine: Machine, { callee }: TSESTree.CallExpression): string | undefined {
  const lent = callee.type === "MemberExpression" ? unwrap(callee.object) : callee;
  const method = unwrap((lent.type === "Identifier" ? initialValueOf(machine.module, lent) : undefined) ?? lent);
  if (method.type !== "MemberExpression" || method.computed || method.property.type !== "Identifier") return undefined;
  const owner = unwrap(method.object);
  const isOfLanguage =
    owner.type === "ArrayExpression" || owner.type === "Literal" || /^\w+\.prototype$/.test(nameOf(machine.module, owner) ?? "");
  return isOfLanguage ? method.property.name : undefined;
}

function targetOf(args: Arguments, self: number, value: Value): Target {
  const receiver = args.values[self] ?? value.withRefs([]).withTaints([]).withoutLiteral();
  return { value, receiver, receiverNode: args.nodes[self], name: undefined };
}

/** The elements of the list at a position, each as an argument of its own. */
function spread(machine: Machine, node: Node, target: Target, args: Arguments, position: number): IndirectCall {
  const list = args.values[position] ?? machine.values.unknown;
  const place = args.nodes[position] ?? node;
  const count = Math.max(1, ...list.refs.map((ref) => Math.min(MAX_SPREAD, ref.properties.size)));
  const values = Array.from({ length: count }, (_, index) => machine.readProperty(list, String(index), place));
  return { target, args: { values, nodes: values.map(() => place) }, isNew: false };
}
