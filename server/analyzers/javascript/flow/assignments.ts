import type { TSESTree } from "@typescript-eslint/types";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { pathKeyOf, variableKey } from "./access-path-key";
import { checkStoredName } from "./chosen-names";
import type { Frame, Machine } from "./machine";
import { setPart } from "./part-guards";
import { storeUnderSameName } from "./property-copies";
import { checkStore, storedUnder } from "./prototypes";
import { keyIn, symbolIn } from "./symbols";
import { clearKinds, extend } from "./taint";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** Stores a value into the target of an assignment, declaration or parameter: names, patterns, members. */
export function assignTo(machine: Machine, target: Node, value: Value, frame: Frame): void {
  const node = unwrap(target);
  switch (node.type) {
    case "Identifier":
      assignVariable(machine, node, value, frame);
      return;
    case "MemberExpression":
      assignMember(machine, node, value, frame);
      return;
    case "AssignmentPattern": {
      const fallback = machine.evaluate(node.right, frame);
      assignTo(machine, node.left, machine.values.join(value, fallback), frame);
      return;
    }
    case "ObjectPattern":
      assignObjectPattern(machine, node, value, frame);
      return;
    case "ArrayPattern":
      for (const [index, element] of node.elements.entries()) {
        if (!element) continue;
        const part = element.type === "RestElement" ? restOf(machine, value, node) : machine.readProperty(value, String(index), element);
        assignTo(machine, element, part, frame);
      }
      return;
    case "RestElement":
      assignTo(machine, node.argument, value, frame);
      return;
    case "TSParameterProperty": {
      assignTo(machine, node.parameter, value, frame);
      const name = node.parameter.type === "Identifier" ? node.parameter : node.parameter.left;
      machine.writeProperty(frame.thisValue, name.name, machine.evaluate(name, frame), node);
      return;
    }
    default:
      return;
  }
}

function assignVariable(machine: Machine, node: TSESTree.Identifier, given: Value, frame: Frame): void {
  const value = machine.names.assigned(node, given);
  const variable = machine.module.variableOf(node);
  if (!variable || variable.defs.length === 0) {
    machine.writeGlobal(node, value, frame);
    return;
  }
  const hurt = machine.report.checkName(node.name, value, node);
  const taints = extend(clearKinds(value.taints, hurt), machine.module, node, `is stored in \`${node.name}\``);
  const stored = value.withTaints(taints);
  frame.environment.set(variable, stored);
  frame.environment.forget(variableKey(variable));
  machine.recordWrite(variable, stored, frame);
}

function assignMember(machine: Machine, node: TSESTree.MemberExpression, value: Value, frame: Frame): void {
  const index = node.computed ? machine.evaluate(node.property, frame) : machine.values.unknown;
  const name = memberNameOf(machine.module, node) ?? symbolIn(index);
  // Who sets the HTML of something says what it is.
  const isTold = name !== undefined && !machine.conventionalMember(name).isEmpty;
  const object = isTold ? machine.evaluate(node.object, frame) : existing(machine, node.object, frame);
  const parent = machine.module.tree.parentOf(node);
  const written = parent?.type === "AssignmentExpression" && unwrap(parent.left) === node ? parent.right : node;
  const stored = name === undefined ? value : storedAs(machine, name, value, node, written);
  if (name !== undefined) machine.writeProperty(object, name, stored, written);
  else {
    const store = { object, index, value: storedUnder(machine, index, value), written };
    if (!storeUnderSameName(machine, node, store, frame)) machine.writeProperty(object, undefined, store.value, written);
  }
  checkStore(machine, node, { object, index, name, value, written }, frame);
  if (name === undefined) checkStoredName(machine, node, object, index);
  const key = pathKeyOf(machine.module, node);
  if (key !== undefined) frame.environment.store(key, stored);
  if (name !== undefined) setPart(machine, node, object, name, value, frame);
}

/** What a property is stored in: for `this.state.x = …` an object that `this.state` must be, although nothing was seen to make it. */
function existing(machine: Machine, expression: Node, frame: Frame): Value {
  const node = unwrap(expression);
  const object = machine.evaluate(node, frame);
  if (node.type !== "MemberExpression" || !machine.values.isUnknown(object)) return object;
  const owner = machine.evaluate(node.object, frame);
  const name = memberNameOf(machine.module, node);
  if (name === undefined || owner.refs.length === 0) return object;
  const made = machine.values.ofRef(machine.allocate(node, frame));
  for (const ref of owner.refs) ref.store(name, made, machine.values);
  return made;
}

function storedAs(machine: Machine, name: string, given: Value, node: Node, written: Node): Value {
  const value = machine.names.stored(name, given, written, node);
  return value.withTaints(extend(value.taints, machine.module, node, `is stored in \`${name}\``));
}

function assignObjectPattern(machine: Machine, node: TSESTree.ObjectPattern, value: Value, frame: Frame): void {
  for (const property of node.properties) {
    if (property.type === "RestElement") {
      assignTo(machine, property.argument, remaining(machine, value, node, property, frame), frame);
      continue;
    }
    const name = keyIn(machine, property.key, property.computed, frame);
    const declared = machine.valueIn(machine.annotated(memberType(node.typeAnnotation, name)), property);
    assignTo(machine, property.value, machine.values.join(machine.readProperty(value, name, property), declared), frame);
  }
}

/** The type of a property in `{ location }: { location: Location }`. */
function memberType(annotation: TSESTree.TSTypeAnnotation | undefined, name: string | undefined): TSESTree.TSTypeAnnotation | undefined {
  const type = annotation?.typeAnnotation;
  if (type?.type !== "TSTypeLiteral") return undefined;
  for (const member of type.members) {
    if (member.type === "TSPropertySignature" && member.key.type === "Identifier" && member.key.name === name) return member.typeAnnotation;
  }
  return undefined;
}

/** What is left of objects after the other properties of the pattern were taken out. */
function remaining(machine: Machine, value: Value, pattern: TSESTree.ObjectPattern, rest: TSESTree.RestElement, frame: Frame): Value {
  if (value.refs.length === 0) return value.withoutLiteral();
  const taken = new Set(
    pattern.properties.map((part) => (part.type === "Property" ? machine.keyName(part.key, part.computed) : undefined)),
  );
  const left = machine.allocate(rest, frame);
  for (const ref of value.refs) left.copyFrom(ref, machine.values, taken);
  return value.withoutLiteral().withRefs([left]);
}

function restOf(machine: Machine, value: Value, node: Node): Value {
  const element = machine.elementOf(value, node);
  return machine.values.make(value.states, element.taints, value.refs);
}
