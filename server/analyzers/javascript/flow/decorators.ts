import type { TSESTree } from "@typescript-eslint/types";
import { constructObject, instanceOf, instanceValue } from "./classes";
import { runHandlers } from "./handlers";
import { KindSet, kindsOf } from "./kinds";
import type { Frame, Machine } from "./machine";
import type { StateSet } from "./model-index";
import { conforming, describeClass } from "./schemas";
import { implementedStates } from "./type-annotations";
import type { HeapObject, Value } from "./value";

type Decorated = "class" | "member" | "parameter";

/** What a class, member or parameter is because of what it is decorated with. */
export function decoratedStates(
  machine: Machine,
  decorators: readonly TSESTree.Decorator[] | undefined,
  what: Decorated,
  frame: Frame,
): StateSet {
  return (decorators ?? []).reduce(
    (states, { expression }) => states.union(machine.evaluate(expression, frame).states.decorated(what)),
    machine.models.empty,
  );
}

/**
 * What a framework gives a parameter because of its decorators: `@Query("id") id: string`. A number or a truth value is what
 * the framework made or checked; a pipe among a decorator's arguments is a sanitizer that the data went through.
 */
export function decoratedParameter(machine: Machine, parameter: TSESTree.Parameter, frame: Frame): Value {
  const { values } = machine;
  const decorators = parameter.type === "TSParameterProperty" ? [] : parameter.decorators;
  if (decorators.length === 0 || holdsNoText(parameter)) return values.unknown;
  const states = decoratedStates(machine, decorators, "parameter", frame);
  const given = machine.valueIn(states, parameter);
  if (given.taints.length === 0) return given;
  const value = values.clear(given, pipedThrough(machine, decorators, frame));
  if (!isObject(parameter, decorators)) return value;
  const type = typeOf(parameter);
  const checked = conforming(machine, value, type ? classNamed(machine, type, frame) : values.unknown, parameter, frame);
  if (checked.refs.length > 0) return checked.withStates(value.states);
  // What is declared as an object holds the data in its properties and is none itself.
  const object = machine.allocate(parameter, frame);
  object.store(undefined, value, values);
  return values.ofRef(object).withStates(value.states);
}

/** The class of the program that a type is, or a list of such. */
function classNamed(machine: Machine, type: TSESTree.TypeNode, frame: Frame): Value {
  const { values } = machine;
  const isList = type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "Array";
  const element = type.type === "TSArrayType" ? type.elementType : isList ? type.typeArguments?.params[0] : undefined;
  if (element) {
    const inner = classNamed(machine, element, frame);
    if (inner.refs.length === 0) return values.unknown;
    const list = machine.allocate(type, frame);
    list.store("element", inner, values);
    return values.ofRef(list);
  }
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return values.unknown;
  const variable = machine.module.variableOf(type.typeName);
  return variable && variable.defs.length > 0
    ? values.make(machine.models.empty, [], machine.readVariable(variable, frame).refs)
    : values.unknown;
}

/** What the decorators of a class's fields check: `@IsInt() age: number`. */
export function describeFields(
  machine: Machine,
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  created: HeapObject,
  frame: Frame,
): void {
  const fields = new Map<string, Value>();
  for (const member of node.body.body) {
    if (member.type !== "PropertyDefinition" || member.static || member.decorators.length === 0) continue;
    const name = machine.keyName(member.key, member.computed);
    if (name === undefined) continue;
    const checks = machine.values.joinAll(member.decorators.map(({ expression }) => machine.evaluate(expression, frame)));
    const type = member.typeAnnotation?.typeAnnotation;
    const field = type ? machine.values.join(checks, classNamed(machine, type, frame)) : checks;
    if (checks.states.marks.sanitizers.length > 0 || field.refs.length > 0) fields.set(name, field);
  }
  if (fields.size > 0) describeClass(created, fields);
}

/** `@Body() cat: Cat`, but not `@Body("name") name: Name`, which is one property. */
function isObject(parameter: TSESTree.Parameter, decorators: readonly TSESTree.Decorator[]): boolean {
  const picksOne = decorators.some(({ expression }) => expression.type === "CallExpression" && expression.arguments[0]?.type === "Literal");
  const type = typeOf(parameter)?.type;
  return !picksOne && (type === "TSTypeReference" || type === "TSTypeLiteral");
}

function pipedThrough(machine: Machine, decorators: readonly TSESTree.Decorator[], frame: Frame): KindSet {
  let kinds = KindSet.NONE;
  for (const { expression } of decorators) {
    if (expression.type !== "CallExpression") continue;
    for (const argument of expression.arguments) {
      kinds = kinds.union(kindsOf(machine.evaluate(argument, frame).states.marks.sanitizers));
    }
  }
  return kinds;
}

function holdsNoText(parameter: TSESTree.Parameter): boolean {
  const type = typeOf(parameter)?.type;
  return type === "TSNumberKeyword" || type === "TSBooleanKeyword" || type === "TSBigIntKeyword";
}

function typeOf(parameter: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  const inner = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return inner.type === "Identifier" || inner.type === "ObjectPattern" ? inner.typeAnnotation?.typeAnnotation : undefined;
}

/**
 * Runs the methods of a class that a framework calls: those that are decorated for it, and those whose names get a meaning
 * from a library class that it extends, an interface that it implements, or a decorator of the class.
 */
export function runFrameworkMethods(
  machine: Machine,
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  created: HeapObject,
  frame: Frame,
): void {
  const self = instanceValue(machine, created);
  const whole = node.implements.reduce(
    (states, { expression }) => states.union(implementedStates(machine.module, machine.models, expression)),
    decoratedStates(machine, node.decorators, "class", frame).instance().union(self.states),
  );
  const called: { states: StateSet; method: Value }[] = [];
  for (const member of node.body.body) {
    if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") continue;
    const name = machine.keyName(member.key, member.computed);
    if (name === undefined || name === "constructor") continue;
    let states = decoratedStates(machine, member.decorators, "member", frame);
    if (!member.static) states = states.union(whole.member(name));
    if (states.isEmpty) continue;
    const owner = member.static ? created : instanceOf(machine, created);
    called.push({ states, method: owner.lookup(name) ?? machine.values.unknown });
  }
  if (called.length === 0) return;
  // The framework makes the object first; what the constructor stores is there for the methods.
  constructObject(machine, created, [], node);
  for (const { states, method } of called) runHandlers(machine, states, method, self);
}
