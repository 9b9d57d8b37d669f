import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import type { Environment } from "./environment";
import { KindSet } from "./kinds";
import type { Frame, Machine } from "./machine";

type Node = TSESTree.Node;

const COMMAND = KindSet.of(["command"]);

/** Notes that what a test speaks of is harmless for these kinds. */
export function clear(machine: Machine, subject: Node, kinds: KindSet, environment: Environment, frame: Frame): void {
  const node = unwrap(subject);
  // A test of `+x` or `x - 0` speaks of `x` as well.
  if (node.type === "UnaryExpression" && node.operator === "+") {
    clear(machine, node.argument, kinds, environment, frame);
    return;
  }
  if (node.type === "BinaryExpression" && node.operator === "-" && constantOf(machine.module, node.right) === 0) {
    clear(machine, node.left, kinds, environment, frame);
    return;
  }
  // What holds no sign that a shell knows, holds none in its parts, and what is one of the program's own texts is made of parts of these;
  // other kinds depend on what stands before.
  if (kinds.has("command") && (node.type === "TemplateLiteral" || (node.type === "BinaryExpression" && node.operator === "+"))) {
    const parts = node.type === "TemplateLiteral" ? node.expressions : [node.left, node.right];
    for (const part of parts) clear(machine, part, kinds.isAll ? kinds : COMMAND, environment, frame);
    return;
  }
  if (node.type === "CallExpression") {
    // A test of `x.trim()` or `String(x)` speaks of `x` as well.
    if (node.callee.type === "MemberExpression" && node.arguments.length === 0)
      clear(machine, node.callee.object, kinds, environment, frame);
    else if (node.callee.type === "Identifier" && node.arguments[0]) clear(machine, node.arguments[0], kinds, environment, frame);
    return;
  }
  if (pathKeyOf(machine.module, node) !== undefined) machine.clearAt(node, kinds, environment, frame);
}
