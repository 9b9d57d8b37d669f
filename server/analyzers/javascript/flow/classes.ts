import type { TSESTree } from "@typescript-eslint/types";
import { constructInherited } from "./library-calls";
import type { Frame, Machine } from "./machine";
import { keyIn } from "./symbols";
import { HeapObject, type Value } from "./value";

/** How far up an object's prototypes are followed. */
const MAX_CHAIN = 16;

/**
 * A class: its methods on one prototype, and one object that stands for all its instances, so that what one
 * method stores in `this` is there for the others.
 */
export function evaluateClass(machine: Machine, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, frame: Frame): Value {
  const { values } = machine;
  const created = machine.allocate(node, frame);
  const prototype = machine.prototypeOf(created);
  const instance = instanceOf(machine, created);
  if (node.superClass) {
    const superclass = machine.evaluate(node.superClass, frame);
    created.superclass = superclass;
    const parent = superclass.refs.find((ref) => ref !== created && (ref.code ?? ref.instancePrototype));
    if (parent) {
      prototype.prototype = machine.prototypeOf(parent);
      created.prototype = parent;
    }
  }
  if (node.id) machine.assign(node.id, values.ofRef(created), frame);
  const inside: Frame = { ...frame, thisValue: instanceValue(machine, created) };
  const isStatic: Frame = { ...frame, thisValue: values.ofRef(created) };
  for (const member of node.body.body) {
    switch (member.type) {
      case "MethodDefinition": {
        if (member.value.type !== "FunctionExpression") break;
        const closure = machine.closure(member.value, member.static ? isStatic : inside, member.static ? created : instance);
        const method = closure.refs[0];
        if (member.kind === "constructor") {
          if (method) machine.shareCode(method, created);
        } else {
          const name = keyIn(machine, member.key, member.computed, frame);
          const owner = member.static ? created : prototype;
          if (member.kind !== "method") storeAccessor(owner, name, member.kind, closure);
          if (member.kind === "set") break;
          owner.store(name, member.kind === "get" ? values.unknown : closure, values);
        }
        break;
      }
      case "AccessorProperty":
      case "PropertyDefinition": {
        const owner = member.static ? isStatic : inside;
        const annotated = values.ofStates(machine.annotated(member.typeAnnotation));
        const home = member.static ? created : instance;
        const initial = member.value ? evaluateIn(machine, member.value, owner, home) : values.unknown;
        machine.storeNamed(
          home,
          keyIn(machine, member.key, member.computed, frame),
          values.join(initial, annotated),
          member.value ?? member,
        );
        break;
      }
      case "StaticBlock":
        machine.execute(member, isStatic);
        break;
      default:
        break;
    }
  }
  return values.ofRef(created);
}

/** Keeps what runs where a property is read or set. */
export function storeAccessor(object: HeapObject, name: string | undefined, kind: "get" | "set", closure: Value): void {
  if (name === undefined) return;
  object.accessors ??= new Map();
  object.accessors.set(name, { ...object.accessors.get(name), [kind]: closure });
}

/** Where `super` looks: the prototype of what the class extends in which it is written, or that class itself in what is static. */
export function superOf(machine: Machine, node: TSESTree.Node, thisValue: Value): readonly HeapObject[] {
  const { tree } = machine.module;
  let home: TSESTree.Node | undefined = node;
  while (home && home.type !== "ClassDeclaration" && home.type !== "ClassExpression") home = tree.parentOf(home);
  const found: HeapObject[] = [];
  for (const ref of thisValue.refs) {
    let isAbove = false;
    for (let at: HeapObject | undefined = ref, depth = 0; at && depth < MAX_CHAIN; at = at.prototype, depth++) {
      if (at.node === home) isAbove = true;
      else if (isAbove) {
        found.push(at);
        break;
      }
    }
  }
  return found;
}

/** The value of a property, which if it is a function has the object as its `this`. */
export function evaluateIn(machine: Machine, node: TSESTree.Node, frame: Frame, home: HeapObject): Value {
  return node.type === "FunctionExpression" ? machine.closure(node, frame, home) : machine.evaluate(node, frame);
}

/** The object that stands for all instances of a class or constructor function. */
export function instanceOf(machine: Machine, constructor: HeapObject): HeapObject {
  if (!constructor.instance) {
    machine.values.journal.note(constructor, () => (constructor.instance = undefined));
    constructor.instance = new HeapObject(constructor.node, machine.values);
    constructor.instance.prototype = machine.prototypeOf(constructor);
  }
  return constructor.instance;
}

/** `this` in a constructor or method: the instance, and whatever the library class it extends gives. */
export function instanceValue(machine: Machine, constructor: HeapObject): Value {
  const inherited = constructor.superclass?.states.instance() ?? machine.models.empty;
  return machine.values.ofRef(instanceOf(machine, constructor)).withStates(inherited);
}

/** `new C(…)`: runs the constructor (or the one it inherits) and gives the instance. */
export function constructObject(
  machine: Machine,
  callee: HeapObject,
  args: readonly Value[],
  node: TSESTree.Node,
  caller?: Frame,
  depth = 0,
): Value {
  const instance = instanceValue(machine, callee);
  if (callee.code) {
    // A constructor that returns an object gives that object.
    const returned = machine.apply(callee, instance, args, node, caller);
    if (returned.refs.length > 0) return machine.values.join(instance, returned);
  } else if (depth < 8) {
    if (callee.superclass) constructInherited(machine, callee.superclass, instance, args);
    for (const parent of callee.superclass?.refs ?? []) {
      if (parent.code) machine.apply(parent, instance, args, node, caller);
      else constructObject(machine, parent, args, node, caller, depth + 1);
    }
  }
  return instance;
}
