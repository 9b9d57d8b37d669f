import type { TSESTree } from "@typescript-eslint/types";
import { memberNameOf, nameOf, requireChoiceOf, requireSpecifierOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import { callConduit, callPromised } from "./conduits";
import { superOf } from "./classes";
import { checkDynamicCall, lookedUp, type NamedCall } from "./dynamic-calls";
import { withEntries } from "./entries";
import type { LibraryCall } from "./library-call";
import { callLibrary, constructInherited } from "./library-calls";
import type { Frame, Machine } from "./machine";
import type { StateSet } from "./model-index";
import { bound, indirectCall, type Arguments, type Target } from "./indirect-calls";
import { definedProperties } from "./property-definitions";
import { readByName } from "./prototypes";
import { ERROR_TEXT, extend, isThreat, PASSED } from "./taint";
import { symbolIn } from "./symbols";
import { checkSharedMethod } from "./text-or-list";
import type { Given, HeapObject, Value } from "./value";
import { concatenatedParts, joinText } from "./text";

type Node = TSESTree.Node;

interface Callee extends Target {
  /** The name where only the running program knows it. */
  readonly index: NamedCall["index"];
}

/** A call or `new`: runs functions of the program, and asks the models about those of libraries. */
export function evaluateCall(machine: Machine, node: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame): Value {
  machine.tick();
  const specifier = node.type === "CallExpression" ? requireSpecifierOf(machine.module, node) : undefined;
  if (specifier !== undefined) return machine.imported(specifier);
  const parts = concatenatedParts(node);
  if (parts) return joinText(machine, node, parts, frame);
  const choice = requireChoiceOf(machine.module, node);
  if (choice) return machine.values.joinAll(choice.map((each) => machine.imported(each)));
  if (node.callee.type === "Super") return callSuper(machine, node, frame);
  const callee = resolveCallee(machine, unwrap(node.callee), frame);
  const args = evaluateArguments(machine, node.arguments, frame);
  checkDynamicCall(machine, node, callee);
  if (callee.receiver.taints.length > 0) checkSharedMethod(machine, node, callee.name, callee.receiver);
  if (isCreation(machine, node)) return createBare(machine, node, frame);
  const result = callResolved(machine, node, callee, args, frame);
  const typed = machine.values.join(result, machine.values.ofStates(declaredResult(machine, node)));
  if (callee.name === undefined) return typed;
  const found = callee.name === "get" ? lookedUp(machine, node, args.values[0], typed) : typed;
  return machine.names.returned(callee.name, found, node);
}

function callResolved(
  machine: Machine,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  callee: Callee,
  args: Arguments,
  frame: Frame,
): Value {
  if (node.type === "NewExpression") return invoke(machine, node, callee, args, frame, true);
  const known = bound(machine, node, callee, args, frame) ?? definedProperties(machine, node, callee, args, frame);
  if (known) return known;
  const indirect = indirectCall(machine, node, callee, args);
  if (indirect) return invoke(machine, node, indirect.target, indirect.args, frame, indirect.isNew);
  return invoke(machine, node, callee, args, frame, false);
}

/** What the return type of a function tells where it is called by its name: `declare function users(): Collection`. */
function declaredResult(machine: Machine, node: TSESTree.CallExpression | TSESTree.NewExpression): StateSet {
  const definition = node.callee.type === "Identifier" ? machine.module.variableOf(node.callee)?.defs[0] : undefined;
  const declared = definition?.type === "FunctionName" ? definition.node.returnType : undefined;
  return machine.annotated(declared);
}

/** `Object.create(null)`: an object that inherits nothing. */
function isCreation(machine: Machine, { callee, arguments: [prototype] }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (prototype?.type !== "Literal" || prototype.value !== null || callee.type !== "MemberExpression") return false;
  return nameOf(machine.module, callee) === "Object.create";
}

function createBare(machine: Machine, node: Node, frame: Frame): Value {
  const object = machine.allocate(node, frame);
  object.inheritsNothing = true;
  return machine.values.ofRef(object);
}

/** `` tag`…${x}…` `` calls `tag` with the texts and the values. */
export function evaluateTag(machine: Machine, node: TSESTree.TaggedTemplateExpression, frame: Frame): Value {
  const callee = resolveCallee(machine, unwrap(node.tag), frame);
  const values = node.quasi.expressions.map((expression) => machine.evaluate(expression, frame));
  const args = { values: [machine.values.unknown, ...values], nodes: [node.quasi, ...node.quasi.expressions] };
  return invoke(machine, node, callee, args, frame, false);
}

function resolveCallee(machine: Machine, node: Node, frame: Frame): Callee {
  const { values } = machine;
  if (node.type !== "MemberExpression") {
    const name = node.type === "Identifier" ? node.name : undefined;
    return { value: machine.evaluate(node, frame), receiver: values.unknown, receiverNode: undefined, name, index: undefined };
  }
  const name = memberNameOf(machine.module, node);
  if (node.object.type === "Super") {
    const value = inheritedMember(machine, node, name, frame);
    return { value, receiver: frame.thisValue, receiverNode: undefined, name, index: undefined };
  }
  const receiver = machine.evaluate(node.object, frame);
  const index = node.computed ? machine.evaluate(node.property, frame) : values.unknown;
  const named = name ?? symbolIn(index);
  const key = pathKeyOf(machine.module, node);
  const exact = key === undefined ? undefined : frame.environment.at(key);
  if (named !== undefined) {
    const value = exact ?? machine.readProperty(receiver, named, node);
    return { value, receiver, receiverNode: node.object, name: named, index: undefined };
  }
  const found = exact ?? values.joinAll(namesOf(machine, node.property).map((each) => machine.readProperty(receiver, each, node)));
  const value = readByName(machine, node, receiver, index, found, frame);
  return { value, receiver, receiverNode: node.object, name, index: { value: index, node: node.property } };
}

/** `element[isHtml ? "html" : "text"](…)` calls one of two. */
function namesOf(machine: Machine, key: Node): (string | undefined)[] {
  const node = unwrap(key);
  const names = node.type === "ConditionalExpression" ? [node.consequent, node.alternate].map((part) => machine.keyName(part, true)) : [];
  return names.length > 0 && names.every((name) => name !== undefined) ? names : [undefined];
}

function evaluateArguments(machine: Machine, nodes: readonly Node[], frame: Frame): Arguments {
  const args: Value[] = [];
  const places: Node[] = [];
  for (const node of nodes) {
    const value = machine.evaluate(node, frame);
    args.push(value);
    places.push(node);
    // How many a spread gives is not known: let it reach the next few parameters as well.
    if (node.type === "SpreadElement") {
      args.push(value, value, value);
      places.push(node, node, node);
    }
  }
  return withEntries(machine, nodes, { values: args, nodes: places }, frame);
}

function invoke(machine: Machine, node: LibraryCall["node"], callee: Target, args: Arguments, frame: Frame, isNew: boolean): Value {
  const { values } = machine;
  let result = values.unknown;
  let isLocal = false;
  for (const ref of callee.value.refs) {
    if (ref.conduit) {
      isLocal = true;
      callConduit(machine, ref, args.values, node);
    }
    if (ref.promised) {
      isLocal = true;
      result = values.join(result, callPromised(machine, ref.promised, args.values, { node, frame }));
    }
    if (ref.given) {
      isLocal = true;
      result = values.join(result, callBound(machine, node, ref.given, args, frame));
    }
    if (!ref.code && !ref.instancePrototype) continue;
    isLocal = true;
    result = values.join(
      result,
      isNew ? machine.construct(ref, args.values, node, frame) : runLocal(machine, ref, callee, args, node, frame),
    );
  }
  let { states } = callee.value;
  if (states.isEmpty && !isLocal) noteErrors(machine, args, node, frame);
  // What a library made untrusted data of is still a text or list, with the methods that these have.
  const isData = callee.receiver.taints.length > 0 && states.marks.propagators.length === 0;
  if ((states.isEmpty || isData) && !isLocal && callee.name !== undefined && callee.receiverNode)
    states = states.union(machine.builtinMember(callee.name));
  const inherited = isNew ? libraryConstructor(machine, callee.value.refs) : machine.models.empty;
  states = states.union(inherited);
  if (states.isEmpty && isLocal) return result;
  const fromLibrary = callLibrary(machine, {
    node,
    states,
    isNew,
    name: callee.name,
    receiver: callee.receiver,
    receiverNode: callee.receiverNode,
    args: args.values,
    argNodes: args.nodes,
    frame,
    runsCallbacks: !isLocal || !inherited.isEmpty,
  });
  return values.join(result, fromLibrary);
}

/** A function of a library that was given some of its arguments before. */
function callBound(machine: Machine, node: LibraryCall["node"], given: Given, args: Arguments, frame: Frame): Value {
  const callee = { value: given.callee, receiver: machine.values.unknown, receiverNode: undefined, name: undefined };
  const all = { values: [...given.values, ...args.values], nodes: [...given.nodes, ...args.nodes] };
  return invoke(machine, node, callee, all, frame, false);
}

/** The library class whose constructor runs where classes of the program that extend it have none of their own. */
function libraryConstructor(machine: Machine, classes: readonly HeapObject[], depth = 0): StateSet {
  let states = machine.models.empty;
  for (const { code, superclass } of classes) {
    if (code || !superclass || depth > 8) continue;
    states = states.union(superclass.states).union(libraryConstructor(machine, superclass.refs, depth + 1));
  }
  return states;
}

/** What is not known may throw, and say in its error what it was given. */
function noteErrors(machine: Machine, args: Arguments, node: Node, frame: Frame): void {
  if (!machine.report.wants(ERROR_TEXT)) return;
  for (const value of args.values) {
    const [taint] = machine.textTaints(value);
    if (taint && isThreat(taint)) frame.thrown = machine.values.join(frame.thrown, machine.errorQuoting(taint, node));
  }
}

function runLocal(machine: Machine, ref: HeapObject, callee: Target, args: Arguments, node: Node, frame: Frame): Value {
  const name = callee.name ?? "a function";
  const passed = args.values.map((value, index) =>
    value.withTaints(extend(value.taints, machine.module, args.nodes[index] ?? node, `${PASSED} \`${name}\``)),
  );
  // What has a method of a class is an object of that class, and no prototype that everything inherits from.
  const isMethod = ref.code !== undefined && machine.module.tree.parentOf(ref.code)?.type === "MethodDefinition";
  const receiver = isMethod ? callee.receiver.withReach(undefined) : callee.receiver;
  const result = machine.apply(ref, receiver, passed, node, frame);
  return result.withTaints(extend(result.taints, machine.module, node, `is returned by \`${name}\``));
}

const LIBRARY = { receiverNode: undefined, name: undefined } as const;

/** `super.name`: what the parent class has under that name, of the program or of a library. */
function inheritedMember(machine: Machine, node: TSESTree.MemberExpression, name: string | undefined, { thisValue }: Frame): Value {
  const parents = superOf(machine, node, thisValue);
  if (parents.length === 0) return machine.readProperty(thisValue, name, node);
  return machine.readProperty(machine.values.ofStates(thisValue.states).withRefs(parents), name, node);
}

function callSuper(machine: Machine, node: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame): Value {
  const args = evaluateArguments(machine, node.arguments, frame);
  for (const parent of superOf(machine, node, frame.thisValue)) {
    const superclass = machine.constructorOf(parent);
    if (superclass?.code) machine.apply(superclass, frame.thisValue, args.values, node, frame);
  }
  for (const ref of frame.thisValue.refs) {
    const library = ref.constructedBy?.superclass ?? ref.prototype?.constructedBy?.superclass;
    if (library) constructInherited(machine, library, machine.values.ofRef(ref), args.values);
    const constructor = ref.prototype && machine.constructorOf(ref.prototype);
    const states = constructor?.superclass?.states ?? machine.models.empty;
    if (!states.isEmpty)
      invoke(machine, node, { ...LIBRARY, value: machine.values.ofStates(states), receiver: frame.thisValue }, args, frame, true);
  }
  return machine.values.unknown;
}
