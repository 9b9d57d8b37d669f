import type { TSESTree } from "@typescript-eslint/types";
import type { FunctionNode } from "../../../rules/code-rule";
import { callsOf } from "../../../rules/prescribed-hashes";
import { isFunction } from "../../../rules/tree-questions";
import { questionsOf } from "../program/rule-questions";
import type { JavaScriptModule } from "../program/module";
import { constantOf, initialValueOf } from "../program/constants";
import { memberNameOf, nameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { CHOSEN_NAME, DYNAMIC_CALL, GLOBAL_CALL } from "./kinds";
import type { Machine } from "./machine";
import { isSent } from "./prototypes";
import { extend } from "./taint";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** A call of whatever is found under a name. */
export interface NamedCall {
  readonly value: Value;
  readonly receiver: Value;
  /** The name, where only the running program knows it, and how it is written. */
  readonly index: { readonly value: Value; readonly node: Node } | undefined;
}

/** Reports calls of which a sender picks the function: of any that a page has, or one that is not there. */
export function checkDynamicCall(machine: Machine, node: Node, { value, receiver, index }: NamedCall): void {
  const sent = index?.value.taints.filter((taint) => isSent(taint) && !taint.cleared.has(CHOSEN_NAME)) ?? [];
  if (index && sent.length > 0 && leadsAnywhere(machine, receiver)) {
    if (!isPutTogether(machine, index.node)) {
      machine.report.arriveAt(GLOBAL_CALL, "the name of a function that is called", machine.values.ofTaints(sent), node);
    }
    return;
  }
  const { reach } = value;
  if (index && sent.length === 0) return;
  const isMissing = reach?.missing !== undefined && !(node.type === "CallExpression" && node.optional);
  if ((!isMissing && !reach?.inherited) || !(index ?? isReadByName(machine, node))) return;
  // Where it was asked whether there is such a method, only names that all objects inherit are left.
  const said = { isDoubtful: !isMissing };
  if (!isCaught(machine, node)) machine.report.arriveAt(DYNAMIC_CALL, "the name of a method that is called", value, node, said);
}

/**
 * `const action = actions[name]; action()`, `actions.get(name)()`: the call is of what the name picked, and not of something that was
 * kept since.
 */
function isReadByName(machine: Machine, node: Node): boolean {
  const callee = node.type === "CallExpression" || node.type === "NewExpression" ? unwrap(node.callee) : undefined;
  const initial = callee?.type === "Identifier" ? initialValueOf(machine.module, callee) : callee;
  const read = initial && unwrap(initial);
  if (read?.type === "CallExpression") return isLookUp(machine, read);
  return read?.type === "MemberExpression" && memberNameOf(machine.module, read) === undefined;
}

/** What `map.get(name)` gives: nothing, where a sender picks a name that is not there. */
export function lookedUp(machine: Machine, node: Node, name: Value | undefined, found: Value): Value {
  if (!name || name.taints.length === 0 || node.type !== "CallExpression" || !machine.report.hasSink(DYNAMIC_CALL)) return found;
  const sent = name.taints.find((taint) => isSent(taint) && !taint.cleared.has(CHOSEN_NAME));
  if (!sent || !isLookUp(machine, node)) return found;
  const [missing] = extend([sent], machine.module, node, "names what is looked up");
  return found.withReach({ root: undefined, maker: undefined, missing });
}

/** True for a call of `get` of a map that the program made. */
export function isLookUp(machine: Machine, { callee }: TSESTree.CallExpression): boolean {
  const method = unwrap(callee);
  if (method.type !== "MemberExpression" || memberNameOf(machine.module, method) !== "get") return false;
  const object = unwrap(method.object);
  const made = object.type === "Identifier" ? initialValueOf(machine.module, object) : undefined;
  return made?.type === "NewExpression" && nameOf(machine.module, made.callee) === "Map";
}

/** The global object has `eval`, and every function a constructor that makes code of text. */
function leadsAnywhere(machine: Machine, { states, refs }: Value): boolean {
  return (!states.isEmpty && states === machine.models.packageRoot("global")) || (refs.length > 0 && refs.every((ref) => ref.code));
}

/** `"on" + name`: what stands beside the name leaves few to choose from. */
function isPutTogether(machine: Machine, expression: Node): boolean {
  const node = unwrap(expression);
  const parts =
    node.type === "BinaryExpression" && node.operator === "+"
      ? [node.left, node.right]
      : node.type === "TemplateLiteral"
        ? [...node.quasis, ...node.expressions]
        : [];
  const others = parts.filter((part) => (part.type === "TemplateElement" ? part.value.cooked : constantOf(machine.module, part)) !== "");
  return others.length > 1;
}

/** True where what is thrown ends nothing: something around catches it, or does so around a call of the function that it is in. */
function isCaught(machine: Machine, node: Node): boolean {
  const { module } = machine;
  const [isCaughtHere, code] = catcherOf(machine, node);
  if (isCaughtHere || !code) return isCaughtHere;
  const calls = callsOf(questionsOf(module), code);
  return calls.some((call) => catcherOf(machine, call)[0]);
}

/** Whether a statement around a node catches what it throws, and the function around both. */
function catcherOf({ module }: Machine, node: Node): readonly [isCaught: boolean, code: FunctionNode | undefined] {
  for (let inner = node, outer = module.tree.parentOf(node); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type === "TryStatement" && outer.handler && outer.block === inner) return [true, undefined];
    if (isFunction(outer)) return [isRejectionHandled(module, outer), outer];
  }
  return [false, undefined];
}

/** `first.then(code).catch(…)`, `first.then(code).then(next, failed)`: what the function throws rejects a promise, and somebody waits for that. */
function isRejectionHandled(module: JavaScriptModule, code: FunctionNode): boolean {
  let call = module.tree.parentOf(code);
  if (call?.type !== "CallExpression" || !isStep(module, call, ["then", "finally"])) return false;
  for (;;) {
    const member = module.tree.parentOf(call);
    const next: Node | undefined = member?.type === "MemberExpression" && member.object === call ? module.tree.parentOf(member) : undefined;
    if (next?.type !== "CallExpression" || next.callee !== member || !isStep(module, next, ["then", "catch", "finally"])) return false;
    if (next.arguments.length > 1 || isStep(module, next, ["catch"])) return true;
    call = next;
  }
}

function isStep(module: JavaScriptModule, { callee }: TSESTree.CallExpression, names: readonly string[]): boolean {
  return callee.type === "MemberExpression" && names.includes(memberNameOf(module, callee) ?? "");
}
