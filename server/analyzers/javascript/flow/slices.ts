import { constantOf } from "../program/constants";
import type { LibraryCall } from "./library-call";
import type { Machine } from "./machine";
import type { HeapObject, Value } from "./value";

/**
 * Puts what a call of `slice` leaves of lists into another one, each thing at its new place, so that the first argument of a function
 * is not taken for the others. @returns false where the places are not known
 */
export function sliceInto(machine: Machine, call: LibraryCall, container: HeapObject): boolean {
  const { values, module } = machine;
  const [start, end] = call.argNodes;
  const from = start ? constantOf(module, start) : 0;
  if (call.name !== "slice" || end || typeof from !== "number" || from < 0 || call.receiver.refs.length === 0) return false;
  if (!call.receiver.refs.every((ref) => ref.isArray && isEmpty(machine, ref.rest))) return false;
  for (const ref of call.receiver.refs) {
    for (const [index, value] of ref.properties) if (Number(index) >= from) container.store(String(Number(index) - from), value, values);
  }
  return true;
}

function isEmpty({ values }: Machine, value: Value): boolean {
  return values.isUnknown(value) && !value.literal;
}
