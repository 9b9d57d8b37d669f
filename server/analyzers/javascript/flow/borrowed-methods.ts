import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import { memberNameOf, nameOf } from "../program/names";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import { constantOf } from "../program/constants";
import type { LibraryCall } from "./library-calls";
import type { Machine } from "./machine";
import type { HeapObject, Value } from "./value";

const OWNERS: ReadonlySet<string> = new Set(["Array.prototype", "String.prototype"]);

/** The method of lists or texts that a call lends to something else: `slice` in `[].slice.call(arguments)`. */
export function borrowedMethod(module: JavaScriptModule, function_: TSESTree.Node): string | undefined {
  const node = unwrap(function_);
  const initial = node.type === "Identifier" ? initialValueOf(module, node) : node;
  const method = initial && unwrap(initial);
  if (method?.type !== "MemberExpression") return undefined;
  const owner = unwrap(method.object);
  const isBuiltIn =
    owner.type === "ArrayExpression"
      ? owner.elements.length === 0
      : owner.type === "Literal"
        ? owner.value === ""
        : owner.type === "MemberExpression" && OWNERS.has(nameOf(module, owner) ?? "");
  return isBuiltIn ? memberNameOf(module, method) : undefined;
}

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
