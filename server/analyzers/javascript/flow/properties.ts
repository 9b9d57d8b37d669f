import type { TSESTree } from "@typescript-eslint/types";
import { runHandlers } from "./handlers";
import { KindSet, safeKinds } from "./kinds";
import type { Machine } from "./machine";
import { clearKinds, joinTaints, leftInParts, NO_TAINTS, ofParts, type Taint } from "./taint";
import type { HeapObject, Value } from "./value";

type Node = TSESTree.Node;

/** How deep untrusted data is looked for inside objects that are made into text. */
const MAX_STRUCTURE = 6;

/** What reading a property gives; an undefined name stands for one that is not known. */
export function readProperty(machine: Machine, object: Value, name: string | undefined, node: Node): Value {
  const { values } = machine;
  const isIndex = name === undefined || /^\d+$/.test(name);
  let states = name === undefined ? object.states.unknownMember() : object.states.member(name);
  if (isIndex) states = states.union(object.states.element());
  else if (!states.isEmpty && object.refs.length > 0 && object.refs.some((ref) => ref.hidesStates && ref.properties.has(name)))
    states = machine.models.empty;
  if (object.states.isEmpty && object.refs.length === 0 && name !== undefined) states = machine.conventionalMember(name);
  let result = machine.valueIn(states, node);
  for (const ref of object.refs) {
    // A class has the static members of the library class that it extends.
    if (ref.superclass && name !== undefined && !ref.superclass.states.isEmpty && ref.lookup(name) === undefined)
      result = values.join(result, machine.valueIn(ref.superclass.states.member(name), node));
    result = values.join(result, name === undefined ? underAnyKey(machine, ref) : storedUnder(machine, ref, name, isIndex));
  }
  if (object.taints.length > 0) {
    const safe = name === undefined ? KindSet.NONE : machine.safeMember(name);
    const taints = clearKinds(leftInParts(ofParts(object.taints)), safe);
    result = values.withTaints(result, joinTaints(result.taints, taints));
  }
  result = safeIn(machine, result);
  if (name === undefined) return result;
  const isStored = object.refs.some((ref) => ref.lookup(name) !== undefined);
  return isStored ? machine.names.renamed(name, result) : machine.names.read(name, result, node);
}

/** What an iteration over the value gives: array elements, values of a map or set, lines of a stream. */
export function elementOf(machine: Machine, value: Value, node: Node): Value {
  const { values } = machine;
  let result = machine.valueIn(value.states.element(), node);
  for (const ref of value.refs) result = values.join(result, everythingIn(machine, ref));
  return safeIn(machine, values.withTaints(result, joinTaints(result.taints, ofParts(value.taints))));
}

/** Untrusted data anywhere in a value, as when it is turned into JSON. */
export function deepTaints(value: Value, depth = MAX_STRUCTURE, seen = new Set<HeapObject>()): readonly Taint[] {
  let taints = value.taints;
  if (depth === 0) return taints;
  for (const ref of value.refs) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    for (const stored of ref.properties.values()) taints = joinTaints(taints, deepTaints(stored, depth - 1, seen));
    taints = joinTaints(taints, deepTaints(ref.rest, depth - 1, seen));
  }
  return taints;
}

/** Untrusted data in the text that a value becomes: arrays become their elements, other objects nothing of theirs. */
export function textTaints(value: Value): readonly Taint[] {
  let taints = value.taints;
  for (const ref of value.refs) if (ref.isArray) taints = joinTaints(taints, deepTaints({ ...value, taints: NO_TAINTS, refs: [ref] }, 2));
  return taints;
}

function storedUnder(machine: Machine, object: HeapObject, name: string, isIndex: boolean): Value {
  const { values } = machine;
  if (name === "prototype" && object.code) return values.ofRef(machine.prototypeOf(object));
  const stored = object.lookup(name);
  if (object.isArray) return isIndex ? values.join(stored ?? values.unknown, object.rest) : (stored ?? values.unknown);
  return stored ?? object.rest;
}

function everythingIn(machine: Machine, object: HeapObject): Value {
  let result = object.rest;
  for (const stored of object.properties.values()) result = machine.values.join(result, stored);
  return result;
}

/** What reading an unknown key gives; it is rarely the one under which a secret is kept. */
function underAnyKey(machine: Machine, object: HeapObject): Value {
  if (object.isArray) return everythingIn(machine, object);
  const { values } = machine;
  let result = object.rest;
  for (const stored of object.properties.values()) result = values.join(result, values.withTaints(stored, leftInParts(stored.taints)));
  return result;
}

function safeIn(machine: Machine, value: Value): Value {
  if (value.taints.length === 0) return value;
  return value.states.marks.safeValues.reduce((safe, row) => machine.values.clear(safe, safeKinds(row)), value);
}

/** Stores into a property of whatever the object may be, and checks the sinks that an assignment to it is. */
export function writeProperty(machine: Machine, object: Value, name: string | undefined, value: Value, node: Node): void {
  const { values } = machine;
  if (name === undefined) runHandlers(machine, object.states.unknownMember(), value);
  else {
    const isUnknown = object.states.isEmpty && object.refs.length === 0;
    const states = isUnknown ? machine.conventionalMember(name) : object.states.member(name);
    machine.report.check(states, value, node);
    runHandlers(machine, states, value);
    machine.report.checkName(name, value, node);
  }
  for (const ref of object.refs) ref.store(name, value, values);
}
