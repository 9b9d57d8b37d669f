import type { TSESTree } from "@typescript-eslint/types";
import { noteMethods } from "./constructor-functions";
import { runHandlers } from "./handlers";
import { BARE_HOST, KindSet } from "./kinds";
import type { Machine } from "./machine";
import type { StateSet } from "./model-index";
import { listenByProperty } from "./ports";
import { clearKinds, joinTaints, leftInParts, leftUnderName, mapCleared, NO_TAINTS, ofParts, type Taint } from "./taint";
import type { HeapObject, Value } from "./value";

type Node = TSESTree.Node;

/** The names that methods under `Symbol.iterator` and `Symbol.asyncIterator` are kept by. */
const ITERATOR = "@@iterator";
const ASYNC_ITERATOR = "@@asyncIterator";

/** How deep untrusted data is looked for inside objects that are made into text. */
const MAX_STRUCTURE = 6;

/** What reading a property gives; an undefined name stands for one that is not known. */
export function readProperty(machine: Machine, object: Value, name: string | undefined, node: Node): Value {
  const { values } = machine;
  const isIndex = name === undefined || isArrayIndex(name);
  let states = name === undefined ? object.states.unknownMember() : object.states.member(name);
  if (isIndex) states = states.union(object.states.element());
  else if (!states.isEmpty && object.refs.length > 0 && object.refs.some((ref) => ref.hidesStates && ref.properties.has(name)))
    states = machine.models.empty;
  if (object.states.isEmpty && object.refs.length === 0 && name !== undefined) states = machine.conventionalMember(name);
  let result = machine.valueIn(states, node);
  let isStored = false;
  for (const ref of object.refs) {
    const stored = name === undefined ? undefined : ref.lookup(name);
    if (stored && name !== undefined && !ref.isCopied(name)) isStored = true;
    // A class has the static members of the library class that it extends.
    else if (ref.superclass && name !== undefined && !ref.superclass.states.isEmpty)
      result = values.join(result, machine.valueIn(ref.superclass.states.member(name), node));
    result = values.join(result, name === undefined ? underAnyKey(machine, ref) : storedUnder(machine, ref, name, stored, isIndex));
    const getter = name === undefined ? undefined : ref.accessor(name)?.get;
    if (getter) result = values.joinAll([result, ...getter.refs.map((get) => machine.apply(get, values.ofRef(ref), [], node))]);
  }
  if (object.taints.length > 0) {
    const safe = name === undefined ? KindSet.NONE : machine.safeMember(name);
    const parts = leftInParts(partsOf(object.taints, states));
    const taints = clearKinds(isIndex ? parts : leftUnderName(parts), safe);
    result = result.withTaints(joinTaints(result.taints, taints));
  }
  result = safeIn(machine, result);
  if (name === undefined) return result;
  return isStored ? machine.names.renamed(name, result) : machine.names.read(name, result, node);
}

/** The taints of a part; one that decides where the whole leads, such as the host of an address, leads nowhere else itself. */
function partsOf(taints: readonly Taint[], states: StateSet): readonly Taint[] {
  const { vouchers } = states.marks;
  if (vouchers.length === 0) return ofParts(taints);
  return mapCleared(taints, (cleared) => {
    const kept = vouchers.flatMap(({ kinds }) => (kinds === undefined || kinds === "all" ? [] : kinds.filter((kind) => cleared.has(kind))));
    return kept.length === 0 ? cleared.parts : cleared.parts.union(KindSet.make([...kept, BARE_HOST]));
  });
}

/** What an iteration over the value gives: array elements, values of a map or set, lines of a stream. */
export function elementOf(machine: Machine, value: Value, node: Node): Value {
  const { values } = machine;
  let result = machine.valueIn(value.states.element(), node);
  for (const ref of value.refs) result = values.join(result, iterated(machine, ref, node) ?? everythingIn(machine, ref));
  return safeIn(machine, result.withTaints(joinTaints(result.taints, ofParts(value.taints))));
}

/** What an object's own iterator gives, whether a generator or something with a `next`; undefined where it has none. */
function iterated(machine: Machine, object: HeapObject, node: Node): Value | undefined {
  if (object.isArray) return undefined;
  const { values } = machine;
  const maker = object.lookup(ITERATOR) ?? object.lookup(ASYNC_ITERATOR);
  if (!maker) return undefined;
  const iterators = values.joinAll(maker.refs.map((ref) => machine.apply(ref, values.ofRef(object), [], node)));
  const steps = machine.readProperty(iterators, "next", node).refs.map((next) => machine.apply(next, iterators, [], node));
  const given = machine.readProperty(values.joinAll(steps), "value", node);
  return iterators.refs.reduce((joined, ref) => (ref.isArray ? values.join(joined, everythingIn(machine, ref)) : joined), given);
}

/** Untrusted data anywhere in a value, as when it is turned into JSON. */
export function deepTaints(value: Value): readonly Taint[] {
  return value.refs.length === 0 ? value.taints : taintsWithin(value, MAX_STRUCTURE, new Set());
}

function taintsWithin(value: Value, depth: number, seen: Set<HeapObject>): readonly Taint[] {
  let { taints } = value;
  if (depth === 0) return taints;
  for (const ref of value.refs) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    for (const stored of ref.properties.values()) taints = joinTaints(taints, taintsWithin(stored, depth - 1, seen));
    taints = joinTaints(taints, taintsWithin(ref.rest, depth - 1, seen));
  }
  return taints;
}

/** Untrusted data in the text that a value becomes: arrays become their elements, other objects nothing of theirs. */
export function textTaints(value: Value): readonly Taint[] {
  let taints = value.taints;
  for (const ref of value.refs)
    if (ref.isArray) taints = joinTaints(taints, taintsWithin(value.withTaints(NO_TAINTS).withRefs([ref]), 2, new Set()));
  return taints;
}

function isArrayIndex(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= ZERO && first <= NINE && /^\d+$/.test(name);
}

const ZERO = "0".charCodeAt(0);
const NINE = "9".charCodeAt(0);

function storedUnder(machine: Machine, object: HeapObject, name: string, stored: Value | undefined, isIndex: boolean): Value {
  const { values } = machine;
  if (name === "prototype" && object.code) return values.ofRef(machine.prototypeOf(object));
  if (object.isFilledLater) object.noteRead(name, values.journal);
  if (object.isArray) return isIndex ? values.join(stored ?? values.unknown, object.rest) : (stored ?? values.unknown);
  // Of something whole that was spread into the object, one property is a part.
  const found = stored && !object.isCopied(name) ? stored : withOthers(machine, object, stored);
  // In which order methods of an instance run, their callers decide; other objects are filled where it can be seen.
  if (object.prototype && values.isUnknown(found)) object.noteRead(name, values.journal);
  return found;
}

/** What is kept under names that are not known, as far as one of these may be this one. */
function withOthers({ values }: Machine, { rest }: HeapObject, stored: Value | undefined): Value {
  const taints = leftInParts(rest.taints);
  return stored ? values.join(stored, values.ofTaints(taints)) : rest.withTaints(taints);
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
  let result = object.rest.withTaints(leftInParts(object.rest.taints));
  for (const stored of object.properties.values()) result = values.join(result, stored.withTaints(leftInParts(stored.taints)));
  return result;
}

function safeIn(machine: Machine, value: Value): Value {
  if (value.taints.length === 0) return value;
  return machine.values.clear(value, value.states.safe.whole);
}

/** Stores into a property of whatever the object may be, and checks the sinks that an assignment to it is. */
export function writeProperty(machine: Machine, object: Value, name: string | undefined, value: Value, node: Node): void {
  const { values } = machine;
  if (name === undefined) runHandlers(machine, object.states.unknownMember(), value);
  else {
    const isUnknown = object.states.isEmpty && object.refs.length === 0;
    const states = isUnknown ? machine.conventionalMember(name) : object.states.member(name);
    machine.report.checkStored(states, value, node);
    runHandlers(machine, states, value);
    machine.report.checkName(name, value, node);
    if (states.marks.roles.length > 0) listenByProperty(machine, object, states, value, node);
  }
  for (const ref of object.refs) {
    ref.store(name, value, values);
    noteMethods(machine, ref, name, value);
    if (name !== undefined) runSetter(machine, ref, name, value, node);
  }
}

function runSetter(machine: Machine, object: HeapObject, name: string, value: Value, node: Node): void {
  for (const ref of object.accessor(name)?.set?.refs ?? []) machine.apply(ref, machine.values.ofRef(object), [value], node);
}
