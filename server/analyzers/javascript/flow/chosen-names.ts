import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import { STORED_NAME } from "./kinds";
import type { Frame, Machine } from "./machine";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** Reports a property that a sender names and the program stores, or deletes: it may be one that every object needs. */
export function checkStoredName(machine: Machine, target: Node, object: Value, index: Value): void {
  if (index.taints.length === 0 || object.refs.length === 0 || !machine.report.hasSink(STORED_NAME)) return;
  if (object.refs.some((ref) => ref.isArray || ref.inheritsNothing)) return;
  const node = unwrap(target);
  if (node.type !== "MemberExpression") return;
  // What the names were listed of has these properties already.
  if (index.namesOf !== undefined && index.namesOf === pathKeyOf(machine.module, node.object)) return;
  machine.report.arriveAt(STORED_NAME, "the name of a property that is stored or deleted", index, node);
}

/** `delete object[name]`. */
export function checkDeletedName(machine: Machine, argument: Node, frame: Frame): void {
  const node = unwrap(argument);
  if (node.type !== "MemberExpression" || !node.computed || !machine.report.hasSink(STORED_NAME)) return;
  checkStoredName(machine, node, machine.evaluate(node.object, frame), machine.evaluate(node.property, frame));
}
