import type { Machine } from "./machine";
import type { HeapObject, Value } from "./value";

/**
 * Classes that are written as functions: what is put on such a function's prototype, one by one or as a whole, runs as a method of
 * its instances and sees what the constructor stored in `this`.
 */
export function noteMethods(machine: Machine, object: HeapObject, name: string | undefined, value: Value): void {
  if (value.refs.length === 0) return;
  const constructor = object.constructedBy;
  if (constructor) {
    for (const ref of value.refs) machine.adopt(ref, constructor, undefined);
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
    for (const method of methods) machine.adopt(method, constructor, parent);
  }
}

/** True when an object is the other, or inherits from it. */
function inherits(object: HeapObject, from: HeapObject): boolean {
  for (let each: HeapObject | undefined = object, steps = 0; each && steps < 16; each = each.prototype, steps++) if (each === from) return true;
  return false;
}
