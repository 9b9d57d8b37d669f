import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { runHandlers } from "./handlers";
import type { Frame, Machine } from "./machine";
import type { HeapObject, Value } from "./value";

type MarkupNode = TSESTree.JSXElement | TSESTree.JSXFragment | TSESTree.JSXExpressionContainer;

/** JSX: attributes of HTML elements are checked as sinks, components of this program are called with their props. */
export function evaluateMarkup(machine: Machine, node: MarkupNode, frame: Frame): Value {
  if (node.type === "JSXExpressionContainer") return machine.evaluate(node.expression, frame);
  const children = node.children.map((child) => evaluateChild(machine, child, frame));
  if (node.type === "JSXFragment") return machine.values.unknown;
  const { openingElement } = node;
  const component = componentOf(machine, openingElement.name, frame);
  const props = machine.allocate(node, frame);
  // A component of a library is a function that is given its props.
  const states = machine.models.markup.union(component.states.argument(0));
  for (const attribute of openingElement.attributes) {
    if (attribute.type === "JSXSpreadAttribute") {
      const value = machine.evaluate(attribute.argument, frame);
      machine.report.check(states, value, attribute);
      copyProps(machine, value, props);
      continue;
    }
    if (!attribute.value || attribute.name.type !== "JSXIdentifier") continue;
    const { name } = attribute.name;
    const value = machine.evaluate(attribute.value, frame);
    const place = attribute.value.type === "JSXExpressionContainer" ? attribute.value.expression : attribute.value;
    machine.report.check(states.member(name), value, place);
    runHandlers(machine, states.member(name), value);
    props.store(name, value, machine.values);
  }
  if (isScript(machine, openingElement)) {
    for (const [index, child] of children.entries()) {
      const place = node.children[index] ?? node;
      machine.report.check(states.member(SCRIPT), child, place.type === "JSXExpressionContainer" ? place.expression : place);
    }
  }
  const inside = machine.values.joinAll(children);
  runHandlers(machine, states.member("children"), inside);
  props.store("children", inside, machine.values);
  return machine.values.joinAll(component.refs.map((ref) => renderWith(machine, ref, machine.values.ofRef(props), openingElement.name)));
}

/** What models call the text within `<script>`, which is no property. */
const SCRIPT = "<script>";
/** Types of scripts that a page runs. */
const RUNS = /^(?:module|(?:text|application)\/(?:java|ecma)script)?$/;

/** `<script>` whose text a page runs; others hold data. */
function isScript(machine: Machine, { name, attributes }: TSESTree.JSXOpeningElement): boolean {
  if (name.type !== "JSXIdentifier" || name.name !== "script") return false;
  const type = attributes.find((each) => each.type === "JSXAttribute" && each.name.name === "type");
  if (type?.type !== "JSXAttribute" || !type.value) return true;
  const value = constantOf(machine.module, type.value.type === "JSXExpressionContainer" ? type.value.expression : type.value);
  return typeof value === "string" && RUNS.test(value);
}

function componentOf(machine: Machine, name: TSESTree.JSXTagNameExpression, frame: Frame): Value {
  if (name.type === "JSXMemberExpression") {
    return machine.readProperty(componentOf(machine, name.object, frame), name.property.name, name);
  }
  const variable = name.type === "JSXIdentifier" ? machine.module.variableOf(name) : undefined;
  return variable ? machine.readVariable(variable, frame) : machine.values.unknown;
}

function evaluateChild(machine: Machine, child: TSESTree.JSXChild, frame: Frame): Value {
  return child.type === "JSXText" || child.type === "JSXSpreadChild" ? machine.values.unknown : machine.evaluate(child, frame);
}

function copyProps(machine: Machine, value: Value, props: HeapObject): void {
  for (const ref of value.refs) for (const [name, stored] of ref.properties) props.store(name, stored, machine.values);
  props.store(undefined, machine.values.ofTaints(value.taints), machine.values);
}

/** A function is called with its props; a class is made with them, over those that it has by default. */
function renderWith(machine: Machine, component: HeapObject, props: Value, node: TSESTree.Node): Value {
  if (!component.instancePrototype || !component.instance) {
    return component.code ? machine.apply(component, machine.values.unknown, [props], node) : machine.values.unknown;
  }
  const defaults = component.lookup("defaultProps");
  machine.construct(component, [defaults ? machine.values.join(props, defaults) : props], node);
  const render = component.instancePrototype.lookup("render");
  const self = machine.values.ofRef(component.instance);
  return machine.values.joinAll((render?.refs ?? []).map((ref) => machine.apply(ref, self, [], node)));
}
