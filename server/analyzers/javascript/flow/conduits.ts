import type { PropagatorModel } from "../../../rules/model";
import type { Frame, Machine } from "./machine";
import { HeapObject, type FunctionNode, type Value } from "./value";
import type { TSESTree } from "@typescript-eslint/types";

/** The property that stands for what a promise becomes. No program can name it. */
const SETTLED = " settled";
/** The same for what it is rejected with. */
const REJECTED = " rejected";

const conduits = new WeakMap<HeapObject, Map<PropagatorModel, HeapObject>>();

/**
 * True for a propagator whose input is what a function is given that the library hands out: `resolve` in
 * `new Promise((resolve) => …)` (`Argument[0].Parameter[0].Argument[0]`), the setter of a state (`ReturnValue.Member[1].Argument[0]`).
 */
export function isConduit(row: PropagatorModel): boolean {
  return row.from.length > 1 && row.from.at(-1)?.op === "argument";
}

/** The function that a callback of the call is given at a position, or nothing. */
export function handedOut(
  machine: Machine,
  row: PropagatorModel,
  place: { node: TSESTree.Node; frame: Frame },
  index: number,
  position: number,
): Value {
  const [first, second] = row.from;
  const isThere =
    isConduit(row) &&
    first?.op === "argument" &&
    second?.op === "parameter" &&
    first.from <= index &&
    index <= first.to &&
    second.from <= position &&
    position <= second.to;
  return isThere ? machine.values.ofRef(conduitOf(machine, row, machine.allocate(place.node, place.frame))) : machine.values.unknown;
}

/** What a call gives that has such a propagator: the object that the data ends up in, with the functions that put it there. */
export function resultOf(machine: Machine, row: PropagatorModel, place: { node: TSESTree.Node; frame: Frame }): Value {
  const into = machine.allocate(place.node, place.frame);
  const [first, second] = row.from;
  if (first?.op === "return" && second?.op === "member" && second.names !== "any") {
    const conduit = machine.values.ofRef(conduitOf(machine, row, into));
    for (const name of second.names) into.store(name, conduit, machine.values);
  }
  return machine.values.ofRef(into);
}

/** A call of such a function. A function that a state is set with makes the new one of the old one. */
export function callConduit(machine: Machine, callee: HeapObject, args: readonly Value[], node: TSESTree.Node): void {
  const { conduit } = callee;
  if (!conduit) return;
  const { values } = machine;
  const { into, name, takes } = conduit;
  let given = args[takes] ?? values.unknown;
  if (name !== SETTLED && name !== REJECTED) {
    const before = into.lookup(name) ?? values.unknown;
    given = values.joinAll(
      given.refs
        .filter(isFunction)
        .map((ref) => machine.apply(ref, values.unknown, [before], node))
        .concat(given),
    );
  }
  into.store(name, given, values);
}

const callbacks = new WeakMap<HeapObject, HeapObject>();

/** The functions among a value as functions that give a promise of what they hand to their callback: `promisify(f)`. */
export function promisified(machine: Machine, input: Value, place: { node: TSESTree.Node; frame: Frame }): Value {
  const functions = input.refs.filter(isFunction);
  if (functions.length === 0) return input;
  const wrapper = machine.allocate(place.node, place.frame);
  wrapper.promised = functions;
  return input.withRefs([wrapper, ...input.refs.filter((ref) => !isFunction(ref))]);
}

/** A call of such a function: the one behind it is given a callback as well, whose second argument is what the promise becomes. */
export function callPromised(
  machine: Machine,
  functions: readonly HeapObject[],
  args: readonly Value[],
  place: { node: TSESTree.Node; frame: Frame },
): Value {
  const { values } = machine;
  const into = machine.allocate(place.node, place.frame);
  let callback = callbacks.get(into);
  if (!callback) {
    callbacks.set(into, (callback = new HeapObject(place.node, values)));
    callback.conduit = { into, name: SETTLED, takes: 1 };
  }
  const given = [...args, values.ofRef(callback)];
  for (const called of functions) machine.apply(called, values.unknown, given, place.node);
  return values.ofRef(into);
}

/** A promise that is rejected with a value. */
export function rejected(machine: Machine, reason: Value, promise: HeapObject): Value {
  promise.store(REJECTED, reason, machine.values);
  return machine.values.ofRef(promise);
}

/** What the promises among the objects are rejected with. */
export function rejection(machine: Machine, { refs }: Value): Value {
  return refs.reduce(
    (joined, ref) => machine.values.join(joined, ref.properties.get(REJECTED) ?? machine.values.unknown),
    machine.values.unknown,
  );
}

/** What the promises among the objects become. */
export function settled(machine: Machine, value: Value): Value {
  return value.refs.reduce((joined, ref) => machine.values.join(joined, ref.properties.get(SETTLED) ?? machine.values.unknown), value);
}

function conduitOf(machine: Machine, row: PropagatorModel, into: HeapObject): HeapObject {
  const known = conduits.get(into) ?? new Map<PropagatorModel, HeapObject>();
  conduits.set(into, known);
  let conduit = known.get(row);
  if (!conduit) {
    known.set(row, (conduit = new HeapObject(into.node, machine.values)));
    const target = row.to[1];
    const takes = row.from.at(-1);
    const settling = target?.op === "rejected" ? REJECTED : SETTLED;
    const name = target?.op === "member" && target.names !== "any" ? (target.names[0] ?? SETTLED) : settling;
    // What waits for a promise runs after it, but state is read before it is set.
    if (name !== SETTLED && name !== REJECTED) into.isFilledLater = true;
    conduit.conduit = { into, name, takes: takes?.op === "argument" ? takes.from : 0 };
  }
  return conduit;
}

function isFunction(ref: HeapObject): ref is HeapObject & { code: FunctionNode } {
  return ref.code !== undefined;
}
