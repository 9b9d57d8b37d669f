import type { TSESTree } from "@typescript-eslint/types";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import type { Frame, Machine } from "./machine";
import { endsOf } from "./parameter-tests";

/** Methods of lists that give this answer where a function gives it for one of the elements. */
const ANSWER_FOR_ONE: ReadonlyMap<string, boolean> = new Map([
  ["some", true],
  ["find", true],
  ["findLast", true],
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
  if (parameter) machine.assign(parameter, machine.elementOf(machine.evaluate(callee.object, inner), callee.object), inner);
  const ends = endsOf(machine, callback, inner);
  const reached = (outcome ? ends?.yes : ends?.no)?.filter(({ dead }) => !dead) ?? [];
  for (const [index, end] of reached.entries()) {
    if (index === 0) environment.become(end);
    else environment.merge(environment.fork(), end);
  }
}
