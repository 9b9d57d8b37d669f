import type { HeapObject, Value } from "./value";

const MAX_DEPTH = 2;
const MAX_PROPERTIES = 24;

/**
 * True for a value that says nothing to the functions of another module that they would not do by themselves: no untrusted data,
 * nothing of a library, no function, and no object with any of these in it. Which constants it holds does not count.
 */
export function isPlain(value: Value, depth = MAX_DEPTH): boolean {
  return (
    value.taints.length === 0 &&
    value.states.isEmpty &&
    value.reach === undefined &&
    value.refs.every((object) => isPlainObject(object, depth))
  );
}

function isPlainObject(object: HeapObject, depth: number): boolean {
  if (object.code || object.prototype || object.instancePrototype || object.conduit) return false;
  if (depth === 0 || object.properties.size > MAX_PROPERTIES) return false;
  for (const stored of object.properties.values()) if (!isPlain(stored, depth - 1)) return false;
  return isPlain(object.rest, depth - 1);
}
