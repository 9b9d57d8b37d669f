import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";
import { endsOf } from "./parameter-tests";
import { clear } from "./tested-subjects";

type Node = TSESTree.Node;
type Callback = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;

/** Methods of lists that give this answer where a function gives it for one of the elements. */
const ANSWER_FOR_ONE: ReadonlyMap<string, boolean> = new Map([
  ["some", true],
  ["find", true],
  ["findLast", true],
  ["findIndex", true],
  ["findLastIndex", true],
  ["every", false],
]);

/** `ROOTS.some((root) => file.startsWith(root))`: what holds wherever the function answers like that. */
export function refineByCallback(
  machine: Machine,
  node: TSESTree.CallExpression,
  outcome: boolean,
  environment: Environment,
  frame: Frame,
): void {
  const callee = unwrap(node.callee);
  const callback = node.arguments[0] && unwrap(node.arguments[0]);
  if (callee.type !== "MemberExpression" || !callback) return;
  if (callback.type !== "ArrowFunctionExpression" && callback.type !== "FunctionExpression") return;
  if (ANSWER_FOR_ONE.get(memberNameOf(machine.module, callee) ?? "") !== outcome) return;
  const inner: Frame = { ...frame, environment: environment.fork(), seen: undefined };
  const [parameter] = callback.params;
  const list = machine.evaluate(callee.object, inner);
  if (parameter) machine.assign(parameter, machine.elementOf(list, callee.object), inner);
  const ends = endsOf(machine, callback, inner);
  const reached = (outcome ? ends?.yes : ends?.no)?.filter(({ dead }) => !dead) ?? [];
  for (const [index, end] of reached.entries()) {
    if (index === 0) environment.become(end);
    else environment.merge(environment.fork(), end);
  }
  if (!outcome || list.taints.length > 0) return;
  for (const listed of sameAsElement(machine.module, callback)) clear(machine, listed, KindSet.ALL, environment, frame);
}

/** What a callback says to be an element of the list, or a part of one: `x` of `(each) => each.name === x`. */
function sameAsElement(module: JavaScriptModule, { params, body }: Callback): readonly Node[] {
  const [only] = body.type === "BlockStatement" ? body.body : [];
  const answer = body.type !== "BlockStatement" ? body : only?.type === "ReturnStatement" ? only.argument : undefined;
  const [element] = params;
  if (!answer || !element) return [];
  const isWithin = (node: Node): boolean => {
    let owner = unwrap(node);
    while (owner.type === "MemberExpression") owner = unwrap(owner.object);
    const [definition] = owner.type === "Identifier" ? (module.variableOf(owner)?.defs ?? []) : [];
    return definition !== undefined && element.range[0] <= definition.name.range[0] && definition.name.range[1] <= element.range[1];
  };
  return conjuncts(answer).flatMap((each) => {
    if (each.type !== "BinaryExpression" || !/^===?$/.test(each.operator)) return [];
    const [isLeft, isRight] = [isWithin(each.left), isWithin(each.right)];
    return isLeft === isRight ? [] : [isLeft ? each.right : each.left];
  });
}

function conjuncts(condition: Node): readonly Node[] {
  const node = unwrap(condition);
  return node.type === "LogicalExpression" && node.operator === "&&" ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}
