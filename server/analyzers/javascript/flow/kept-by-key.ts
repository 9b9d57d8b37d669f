import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { PathToken, PropagatorModel } from "../../../rules/model";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import { extend, PASSED } from "./taint";
import type { HeapObject, Value } from "./value";

/**
 * What an object keeps under names that calls give, apart from its properties: the listeners of an emitter's events.
 * Rows speak of it as `Argument[this].Key[n]`, where argument n of the call is the name.
 */
const PREFIX = "key:";
const ANY = `${PREFIX}*`;
/** Stands in a name for the part of it that is not known. */
const UNKNOWN = "\0";

/** The pass in which emitters were last asked for the listeners of an event, some of which may still come. */
const asked = new WeakMap<HeapObject, Map<string, number>>();

/** The position of the argument that names what a row takes or gives; undefined for other rows. */
export function keyOfRow(tokens: readonly PathToken[]): number | undefined {
  const [first, second] = tokens;
  return first?.op === "this" && second?.op === "key" ? second.argument : undefined;
}

/** What the receiver of a call keeps under the name that the call says. */
export function readKept(machine: Machine, call: LibraryCall, argument: number): Value {
  const { values } = machine;
  const key = keyName(machine, call, argument);
  let result = values.unknown;
  for (const object of call.receiver.refs) {
    for (const [name, stored] of object.properties) {
      if (name.startsWith(PREFIX) && mayBeSame(name, key)) result = values.join(result, stored);
    }
  }
  return result;
}

/** Keeps a value, or hands it to the functions that are kept there: `on` and `emit` of an emitter. */
export function storeKept(machine: Machine, call: LibraryCall, row: PropagatorModel, argument: number, input: Value): void {
  const key = keyName(machine, call, argument);
  const [, , third] = row.to;
  if (third?.op === "parameter") {
    callKept(machine, call, row, argument, third.from);
    const { pass } = machine.values.journal;
    for (const object of call.receiver.refs) asked.set(object, (asked.get(object) ?? new Map<string, number>()).set(key, pass));
    return;
  }
  for (const object of call.receiver.refs) {
    const isNew = object.store(key, input, machine.values);
    // Somebody emitted before this one listened: in the next pass it hears that.
    if (isNew && wasAsked(machine, object, key)) machine.values.journal.outdateAll();
  }
}

function wasAsked(machine: Machine, object: HeapObject, key: string): boolean {
  const { pass } = machine.values.journal;
  return [...(asked.get(object) ?? [])].some(([name, when]) => when === pass && mayBeSame(name, key));
}

function callKept(machine: Machine, call: LibraryCall, row: PropagatorModel, argument: number, position: number): void {
  const [first] = row.from;
  if (first?.op !== "argument") return;
  const { values } = machine;
  const passed = call.args
    .slice(first.from, first.to + 1)
    .map((value, index) =>
      value.withTaints(
        extend(
          value.taints,
          machine.module,
          call.argNodes[first.from + index] ?? call.node,
          `${PASSED} the listeners of \`${call.name ?? "an event"}\``,
        ),
      ),
    );
  const args = [...Array.from({ length: position }, () => values.unknown), ...passed];
  for (const listener of readKept(machine, call, argument).refs) if (listener.code) machine.apply(listener, call.receiver, args, call.node);
}

function keyName(machine: Machine, call: LibraryCall, argument: number): string {
  const node = call.argNodes[argument];
  const constant = (node && constantOf(machine.module, node)) ?? call.args[argument]?.literal?.text;
  if (constant !== undefined) return `${PREFIX}${String(constant)}`;
  const [start, end] = node ? endsOf(machine, node) : ["", ""];
  return start === "" && end === "" ? ANY : `${PREFIX}${start}${UNKNOWN}${end}`;
}

/** The constant texts with which one begins and ends that is put together: `this.prefix + "_token"`. */
function endsOf({ module }: Machine, node: TSESTree.Node): readonly [string, string] {
  if (node.type === "TemplateLiteral") return [node.quasis[0]?.value.cooked ?? "", node.quasis.at(-1)?.value.cooked ?? ""];
  if (node.type !== "BinaryExpression" || node.operator !== "+") return ["", ""];
  const [start, end] = [constantOf(module, node.left), constantOf(module, node.right)];
  return [typeof start === "string" ? start : "", typeof end === "string" ? end : ""];
}

/** False for names that differ in what is known of both. */
function mayBeSame(a: string, b: string): boolean {
  if (a === b || a === ANY || b === ANY) return true;
  const [startA = "", endA] = a.split(UNKNOWN);
  const [startB = "", endB] = b.split(UNKNOWN);
  if (endA === undefined && endB === undefined) return false;
  const [last, otherLast] = [endA ?? a, endB ?? b];
  return (startA.startsWith(startB) || startB.startsWith(startA)) && (last.endsWith(otherLast) || otherLast.endsWith(last));
}
