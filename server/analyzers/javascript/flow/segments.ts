import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { KindSet } from "./kinds";
import { CONTAINED, PATH } from "./path-facts";

type Node = TSESTree.Node;

const SEPARATORS: ReadonlySet<unknown> = new Set(["/", "\\"]);
/** Methods of a list that give one element. */
const PICKS: ReadonlySet<string | undefined> = new Set(["pop", "shift", "at"]);

/**
 * What one piece that is picked out of a text shows: `file.split("/").pop()`, `parts[0]`, `parts[parts.length - 1]`. One segment
 * of a path leads nowhere else; what stands between dots has no way upwards.
 */
export function clearedInPiece(module: JavaScriptModule, expression: Node): KindSet {
  const node = unwrap(expression);
  if (node.type === "CallExpression") {
    const { callee } = node;
    if (callee.type !== "MemberExpression" || !PICKS.has(memberNameOf(module, callee))) return KindSet.NONE;
    return clearedBySplit(module, callee.object);
  }
  if (node.type !== "MemberExpression" || !node.computed || !isCertain(module, node.property)) return KindSet.NONE;
  return clearedBySplit(module, node.object);
}

/** A position that is written there: a number, or so many from the end. */
function isCertain(module: JavaScriptModule, index: Node): boolean {
  if (typeof constantOf(module, index) === "number") return true;
  return index.type === "BinaryExpression" && index.operator === "-" && typeof constantOf(module, index.right) === "number";
}

function clearedBySplit(module: JavaScriptModule, expression: Node): KindSet {
  const written = unwrap(expression);
  const node = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (node?.type !== "CallExpression" || node.callee.type !== "MemberExpression") return KindSet.NONE;
  if (memberNameOf(module, node.callee) !== "split") return KindSet.NONE;
  const [separator] = node.arguments;
  const text = separator && constantOf(module, separator);
  if (text === ".") return CONTAINED;
  return SEPARATORS.has(text) ? PATH : KindSet.NONE;
}
