import type { TSESTree } from "@typescript-eslint/types";
import { nameOf } from "../program/names";
import { noteMethods } from "./constructor-functions";
import type { Arguments, Target } from "./indirect-calls";
import type { Frame, Machine } from "./machine";
import { defineUnderSameName } from "./property-copies";
import type { HeapObject, Value } from "./value";

const NAMES: ReadonlySet<string | undefined> = new Set(["defineProperty", "defineProperties", "set", "getOwnPropertyDescriptor"]);

/** Functions of the language that store properties, or tell of them, by descriptors. @returns undefined for all other calls */
export function definedProperties(
  machine: Machine,
  node: TSESTree.CallExpression,
  callee: Target,
  args: Arguments,
  frame: Frame,
): Value | undefined {
  if (!NAMES.has(callee.name)) return undefined;
  const { values } = machine;
  const [object, second, third] = args.values;
  if (!object || !second) return undefined;
  switch (nameOf(machine.module, node.callee)) {
    case "Object.defineProperty":
    case "Reflect.defineProperty":
      if (third) defineOne(machine, node, args, frame);
      return undefined;
    case "Object.defineProperties":
      for (const ref of second.refs) for (const [name, descriptor] of ref.properties) define(machine, object, name, descriptor, node);
      return undefined;
    case "Reflect.set":
      if (third) machine.writeProperty(object, second.literal?.text, third, args.nodes[2] ?? node);
      return undefined;
    case "Object.getOwnPropertyDescriptor":
    case "Reflect.getOwnPropertyDescriptor": {
      const descriptor = machine.allocate(node, frame);
      descriptor.store("value", machine.readProperty(object, second.literal?.text, node), values);
      return values.ofRef(descriptor);
    }
    default:
      return undefined;
  }
}

function defineOne(
  machine: Machine,
  node: TSESTree.CallExpression,
  { values: [object, index, descriptor], nodes }: Arguments,
  frame: Frame,
): void {
  if (!object || !index || !descriptor) return;
  const name = index.literal?.text;
  if (name === undefined) {
    const value = machine.values.joinAll(object.refs.map((ref) => described(machine, descriptor, ref, node)));
    if (defineUnderSameName(machine, nodes, { object, index, value, written: nodes[2] ?? node }, frame)) return;
  }
  define(machine, object, name, descriptor, node);
}

function define(machine: Machine, object: Value, name: string | undefined, descriptor: Value, node: TSESTree.Node): void {
  for (const ref of object.refs) {
    const value = described(machine, descriptor, ref, node);
    ref.store(name, value, machine.values);
    noteMethods(machine, ref, name, value, descriptor.refs);
  }
}

/** What is read where a descriptor says how: its value, or what its getter gives. */
function described(machine: Machine, descriptor: Value, owner: HeapObject, node: TSESTree.Node): Value {
  const { values } = machine;
  const getter = machine.readProperty(descriptor, "get", node);
  const got = getter.refs.map((ref) => machine.apply(ref, values.ofRef(owner), [], node));
  return values.join(machine.readProperty(descriptor, "value", node), values.joinAll(got));
}
