import type { TSESTree } from "@typescript-eslint/types";
import type { Machine } from "./machine";
import type { HeapObject, Value } from "./value";

/**
 * Classes that are written as functions: what is put on such a function's prototype, one by one or as a whole, runs as a method of
 * its instances and sees what the constructor stored in `this`.
 * @param writtenIn descriptors of properties that the functions were written in
 */
export function noteMethods(
  machine: Machine,
  object: HeapObject,
  name: string | undefined,
  value: Value,
  writtenIn: readonly HeapObject[] = [],
): void {
  if (value.refs.length === 0) return;
  const constructor = object.constructedBy;
  if (constructor) {
    for (const ref of value.refs) machine.adopt(ref, constructor, writtenIn);
  } else if (name === "prototype" && object.code) replacePrototype(machine, object, value);
}

/** `C.prototype = { … }` and `C.prototype = Object.create(P.prototype)`: instances inherit from that. */
function replacePrototype(machine: Machine, constructor: HeapObject, { refs }: Value): void {
  const prototype = machine.prototypeOf(constructor);
  const parent = refs.find((ref) => !inherits(ref, prototype));
  if (!parent || prototype.prototype === parent) return;
  const { prototype: before } = prototype;
  machine.values.journal.note(prototype, () => (prototype.prototype = before));
  prototype.prototype = parent;
  for (const { refs: methods } of [...parent.properties.values(), parent.rest]) {
    for (const method of methods) machine.adopt(method, constructor, [parent]);
  }
}

/** `util.inherits(C, P)`: instances of the one have what is on the prototype of the other. */
export function inheritFrom(machine: Machine, [child, parent]: readonly Value[]): void {
  const prototypes = (parent?.refs ?? []).filter(({ code, instancePrototype }) => code ?? instancePrototype);
  const inherited = { ...machine.values.unknown, refs: prototypes.map((ref) => machine.prototypeOf(ref)) };
  for (const constructor of child?.refs ?? []) if (constructor.code) replacePrototype(machine, constructor, inherited);
}

/** `Object.defineProperty(object, name, { value })`, or with a getter. */
export function defineProperty(machine: Machine, [object, , descriptor]: readonly Value[], nodes: readonly TSESTree.Node[]): void {
  const [place, key] = nodes;
  if (!object || !descriptor || !place || !key) return;
  const { values } = machine;
  let value = machine.readProperty(descriptor, "value", place);
  for (const getter of machine.readProperty(descriptor, "get", place).refs) {
    value = values.join(value, machine.apply(getter, object, [], place));
  }
  if (values.isUnknown(value) && !value.literal) return;
  const name = machine.keyName(key, true);
  for (const ref of object.refs) {
    ref.store(name, value, values);
    noteMethods(machine, ref, name, value, descriptor.refs);
  }
}

/** True when an object is the other, or inherits from it. */
function inherits(object: HeapObject, from: HeapObject): boolean {
  for (let each: HeapObject | undefined = object, steps = 0; each && steps < 16; each = each.prototype, steps++)
    if (each === from) return true;
  return false;
}
