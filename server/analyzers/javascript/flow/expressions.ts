import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import { checkDeletedName } from "./chosen-names";
import { evaluateIn, storeAccessor } from "./classes";
import { rejection } from "./conduits";
import { PICKED, type KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { clearedInGroup } from "./matched-parts";
import { checkDeletion, readByName, readNamed } from "./prototypes";
import { clearedInPiece } from "./segments";
import { isNumberNode } from "./sink-conditions";
import { keyIn, symbolIn } from "./symbols";
import { extend, leftInNumbers, numbersFrom } from "./taint";
import { evaluateConcatenation, evaluateTemplate, joinText } from "./text";
import { checkLength, checkNameTest } from "./text-or-list";
import type { HeapObject, Value } from "./value";
import { isKeptExpression } from "./regexp-literals";

type Node = TSESTree.Node;

const ARITHMETIC: ReadonlySet<string> = new Set(["-", "*", "/", "%", "**", "|", "&", "^", "<<", ">>", ">>>"]);

/** The value of any expression; effects go into the frame's environment and onto the heap. */
export function evaluateExpression(machine: Machine, expression: Node, frame: Frame): Value {
  const node = unwrap(expression);
  const { values } = machine;
  switch (node.type) {
    case "Literal":
      if ("regex" in node && isKeptExpression(machine.module, node)) return values.ofRef(machine.allocate(node, frame));
      return typeof node.value === "string" ? values.ofLiteral(node.value, machine.module, node) : values.unknown;
    case "TemplateLiteral":
      return node.expressions.length === 0
        ? values.ofLiteral(node.quasis[0]?.value.cooked ?? "", machine.module, node)
        : evaluateTemplate(machine, node, frame);
    case "TaggedTemplateExpression":
      return machine.callTag(node, frame);
    case "Identifier":
      return evaluateIdentifier(machine, node, frame);
    case "ThisExpression":
      return frame.thisValue;
    case "MemberExpression":
      return evaluateMember(machine, node, frame);
    case "CallExpression":
    case "NewExpression":
      return machine.call(node, frame);
    case "ImportExpression": {
      machine.evaluate(node.source, frame);
      return machine.imported(node.source.type === "Literal" ? node.source.value : undefined);
    }
    case "AssignmentExpression":
      return evaluateAssignment(machine, node, frame);
    case "BinaryExpression":
      return evaluateBinary(machine, node, frame);
    case "LogicalExpression":
    case "ConditionalExpression":
      return evaluateChoice(machine, node, frame);
    case "UnaryExpression": {
      const value = machine.evaluate(node.argument, frame);
      if (node.operator === "delete") {
        checkDeletion(machine, node.argument, frame);
        checkDeletedName(machine, node.argument, frame);
      }
      return ["+", "-", "~"].includes(node.operator) ? calculated(machine, node, [value]) : values.unknown;
    }
    case "UpdateExpression":
      countOn(machine, node, frame);
      return values.unknown;
    case "AwaitExpression": {
      const promise = machine.evaluate(node.argument, frame);
      if (promise.refs.length > 0) frame.thrown = values.join(frame.thrown, rejection(machine, promise));
      return machine.awaited(promise, node);
    }
    case "YieldExpression": {
      const value = node.argument ? machine.evaluate(node.argument, frame) : values.unknown;
      frame.returned = values.join(frame.returned, node.delegate ? machine.elementOf(value, node) : value);
      return values.unknown;
    }
    case "SequenceExpression":
      return node.expressions.reduce<Value>((_, part) => machine.evaluate(part, frame), values.unknown);
    case "ObjectExpression":
      return evaluateObject(machine, node, frame);
    case "ArrayExpression":
      return evaluateArray(machine, node, frame);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return machine.closure(node, frame);
    case "ClassExpression":
      return machine.classValue(node, frame);
    case "SpreadElement":
      return machine.elementOf(machine.evaluate(node.argument, frame), node);
    case "JSXElement":
    case "JSXFragment":
    case "JSXExpressionContainer":
      return machine.markup(node, frame);
    default:
      return values.unknown;
  }
}

function evaluateIdentifier(machine: Machine, node: TSESTree.Identifier, frame: Frame): Value {
  const variable = machine.module.variableOf(node);
  if (variable && variable.defs.length > 0) return isAmbient(variable) ? machine.global(node) : machine.readVariable(variable, frame);
  if (variable?.name === "arguments") return machine.argumentsOf(frame);
  return machine.names.read(node.name, machine.global(node), node, false);
}

/** `declare const $: JQueryStatic`: it comes from elsewhere, and its name says what it is. */
function evaluateSum(machine: Machine, node: TSESTree.BinaryExpression, frame: Frame): Value {
  const left = node.left.type === "PrivateIdentifier" ? machine.values.unknown : machine.evaluate(node.left, frame);
  return calculated(machine, node, [left, machine.evaluate(node.right, frame)]);
}

function isAmbient(variable: Variable): boolean {
  return variable.defs.every((definition) => definition.type === "Variable" && definition.parent.declare);
}

function evaluateMember(machine: Machine, node: TSESTree.MemberExpression, frame: Frame): Value {
  const key = pathKeyOf(machine.module, node);
  const exact = key === undefined ? undefined : frame.environment.at(key);
  if (exact) return exact;
  const object = machine.evaluate(node.object, frame);
  const index = node.computed ? machine.evaluate(node.property, frame) : machine.values.unknown;
  const name = memberNameOf(machine.module, node) ?? symbolIn(index);
  if (name === "length" && object.taints.length > 0) checkLength(machine, node, object);
  const stored = machine.readProperty(object, name, node);
  const read =
    index.taints.length > 0 ? machine.values.join(stored, machine.values.clear(calculated(machine, node, [index]), PICKED)) : stored;
  const found = read.taints.length > 0 ? machine.values.clear(read, clearedWherePicked(machine.module, node)) : read;
  return name === undefined ? readByName(machine, node, object, index, found, frame) : readNamed(machine, object, name, found);
}

/** What a part of a text shows by itself, where the code says which part it is. */
function clearedWherePicked(module: JavaScriptModule, node: TSESTree.MemberExpression): KindSet {
  return clearedInPiece(module, node).union(clearedInGroup(module, node));
}

/** `i--` makes a number of whatever `i` was. */
function countOn(machine: Machine, node: TSESTree.UpdateExpression, frame: Frame): void {
  const value = machine.evaluate(node.argument, frame);
  const variable = node.argument.type === "Identifier" ? machine.module.variableOf(node.argument) : undefined;
  if (value.taints.length === 0 || !variable || variable.defs.length === 0) return;
  frame.environment.set(variable, value.withTaints(numbersFrom(value.taints)));
}

/** Operators that leave less than one of their operands. */
const REDUCTIONS: ReadonlySet<string> = new Set(["%", "&", ">>", "~"]);

/** A number made from others, or what a number picked. */
function calculated(machine: Machine, node: Node, inputs: readonly Value[]): Value {
  const { values } = machine;
  const given = values.joinAll(inputs).taints;
  const isNumber = (node.type === "BinaryExpression" || node.type === "UnaryExpression") && !REDUCTIONS.has(node.operator);
  const taints = isNumber ? numbersFrom(given) : leftInNumbers(given);
  return values.ofTaints(extend(taints, machine.module, node, "decides a value"));
}

function evaluateAssignment(machine: Machine, node: TSESTree.AssignmentExpression, frame: Frame): Value {
  const { values } = machine;
  if (node.operator === "=") {
    const value = machine.evaluate(node.right, frame);
    machine.assign(node.left, value, frame);
    return value;
  }
  if (node.operator === "+=") {
    const value = joinText(machine, node, [node.left, node.right], frame);
    machine.assign(node.left, value, frame);
    return value;
  }
  if (node.operator !== "||=" && node.operator !== "&&=" && node.operator !== "??=") {
    machine.evaluate(node.right, frame);
    machine.assign(node.left, values.unknown, frame);
    return values.unknown;
  }
  return assignLogically(machine, node, frame);
}

/** `a ||= b`: the right side runs and is stored only where the left side asks for it. */
function assignLogically(machine: Machine, node: TSESTree.AssignmentExpression, frame: Frame): Value {
  const { values } = machine;
  const { value, yes, no } = machine.branch(node.left, frame);
  const [taken, skipped] = node.operator === "&&=" ? [yes, no] : [no, yes];
  frame.environment.become(taken);
  const right = machine.evaluate(node.right, frame);
  machine.assign(node.left, right, frame);
  frame.environment.merge(frame.environment.fork(), skipped);
  return node.operator === "&&=" ? right : values.join(value, right);
}

function evaluateBinary(machine: Machine, node: TSESTree.BinaryExpression, frame: Frame): Value {
  if (node.operator === "+") {
    const text = evaluateConcatenation(machine, node, frame);
    return text.taints.length > 0 && isNumberNode(machine.module, node) ? evaluateSum(machine, node, frame) : text;
  }
  const left = node.left.type === "PrivateIdentifier" ? machine.values.unknown : machine.evaluate(node.left, frame);
  const right = machine.evaluate(node.right, frame);
  if (ARITHMETIC.has(node.operator)) return calculated(machine, node, [left, right]);
  if ((left.taints.length > 0 && right.literal) || (right.taints.length > 0 && left.literal)) checkNameTest(machine, node, left, right);
  return machine.values.unknown;
}

function evaluateChoice(machine: Machine, node: TSESTree.LogicalExpression | TSESTree.ConditionalExpression, frame: Frame): Value {
  const { values } = machine;
  if (node.type === "LogicalExpression") {
    if (node.operator === "??") {
      const left = machine.evaluate(node.left, frame);
      return values.join(left, machine.evaluate(node.right, frame));
    }
    const { value, yes, no } = machine.branch(node.left, frame);
    const start = node.operator === "&&" ? yes : no;
    const skipped = node.operator === "&&" ? no : yes;
    frame.environment.become(start);
    const right = machine.evaluate(node.right, frame);
    frame.environment.merge(frame.environment.fork(), skipped);
    return node.operator === "&&" ? right : values.join(value, right);
  }
  const { yes, no } = machine.branch(node.test, frame);
  frame.environment.become(yes);
  const consequent = machine.evaluate(node.consequent, frame);
  const afterYes = frame.environment.fork();
  frame.environment.become(no);
  const alternate = machine.evaluate(node.alternate, frame);
  frame.environment.merge(afterYes, frame.environment.fork());
  return values.join(consequent, alternate);
}

function evaluateObject(machine: Machine, node: TSESTree.ObjectExpression, frame: Frame): Value {
  const object = machine.allocate(node, frame);
  const { values } = machine;
  let states = machine.models.empty;
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const value = machine.evaluate(property.argument, frame);
      states = states.union(value.states);
      object.store(undefined, values.ofTaints(value.taints), values);
      for (const from of value.refs) object.copyFrom(from, values);
      continue;
    }
    const name = keyIn(machine, property.key, property.computed, frame);
    const value = evaluateIn(machine, property.value, frame, object);
    if (property.kind !== "init") storeAccessor(object, name, property.kind, value);
    if (property.kind === "set") continue;
    const stored = property.kind === "get" ? callGetter(machine, value, object, property) : value;
    machine.storeNamed(object, name, stored, property.value);
  }
  return values.ofRef(object).withStates(states);
}

function callGetter(machine: Machine, getter: Value, object: HeapObject, node: Node): Value {
  const { values } = machine;
  return values.joinAll(getter.refs.map((ref) => machine.apply(ref, values.ofRef(object), [], node)));
}

function evaluateArray(machine: Machine, node: TSESTree.ArrayExpression, frame: Frame): Value {
  const array = machine.allocate(node, frame);
  array.isArray = true;
  let afterSpread = false;
  for (const [index, element] of node.elements.entries()) {
    if (!element) continue;
    const value = machine.evaluate(element, frame);
    if (element.type === "SpreadElement") afterSpread = true;
    array.store(afterSpread ? undefined : String(index), value, machine.values);
  }
  return machine.values.ofRef(array);
}
