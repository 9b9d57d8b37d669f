import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import type { Environment } from "./environment";
import type { Frame, Machine } from "./machine";

type Node = TSESTree.Node;

/** Whoever compares `event.origin` believes `event` where the comparison holds. */
export function trustSender(machine: Machine, expression: Node, environment: Environment, frame: Frame, depth = 0): void {
  const node = unwrap(expression);
  if (depth > 4) return;
  if (node.type === "Identifier") {
    const initial = initialValueOf(machine.module, node);
    if (initial) trustSender(machine, initial, environment, frame, depth + 1);
  } else if (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (callee.type === "MemberExpression") trustSender(machine, callee.object, environment, frame, depth + 1);
    for (const argument of node.arguments) trustSender(machine, argument, environment, frame, depth + 1);
  } else if (node.type === "MemberExpression") {
    const name = memberNameOf(machine.module, node);
    const owner = unwrap(node.object);
    const variable = owner.type === "Identifier" ? machine.module.variableOf(owner) : undefined;
    if (name === undefined || !variable || variable.defs.length === 0) return;
    const sender = machine.evaluate(owner, frame).states.member(name);
    if (sender.marks.vouchers.some((row) => row.kinds === undefined)) environment.set(variable, machine.values.unknown);
    else trustSender(machine, owner, environment, frame, depth + 1);
  }
}

/** Whoever hands the whole `event` to a test of his own believes it where the test does. */
export function trustWhole(machine: Machine, expression: Node, environment: Environment, frame: Frame): void {
  const node = unwrap(expression);
  const variable = node.type === "Identifier" ? machine.module.variableOf(node) : undefined;
  if (variable && machine.evaluate(node, frame).states.namesSender) environment.set(variable, machine.values.unknown);
}
