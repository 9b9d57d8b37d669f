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
  const parent = refs.find((ref) => !ref.inheritsFrom(prototype));
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
  const inherited = machine.values.unknown.withRefs(prototypes.map((ref) => machine.prototypeOf(ref)));
  for (const constructor of child?.refs ?? []) if (constructor.code) replacePrototype(machine, constructor, inherited);
}
