import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

const SEPARATORS: ReadonlySet<unknown> = new Set(["/", "\\"]);
/** Methods of a list that give one element. */
const PICKS: ReadonlySet<string | undefined> = new Set(["pop", "shift", "at"]);

/** True for one segment that is picked out of a path: `file.split("/").pop()`, `parts[0]`, `parts[parts.length - 1]`. It leads nowhere else. */
export function isSegment(module: JavaScriptModule, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === "CallExpression") {
    const { callee } = node;
    return callee.type === "MemberExpression" && PICKS.has(memberNameOf(module, callee)) && isSplitPath(module, callee.object);
  }
  if (node.type !== "MemberExpression" || !node.computed) return false;
  return isCertain(module, node.property) && isSplitPath(module, node.object);
}

/** A position that is written there: a number, or so many from the end. */
function isCertain(module: JavaScriptModule, index: Node): boolean {
  if (typeof constantOf(module, index) === "number") return true;
  return index.type === "BinaryExpression" && index.operator === "-" && typeof constantOf(module, index.right) === "number";
}

function isSplitPath(module: JavaScriptModule, expression: Node): boolean {
  const written = unwrap(expression);
  const node = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (node?.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  if (memberNameOf(module, node.callee) !== "split") return false;
  const [separator] = node.arguments;
  return separator !== undefined && SEPARATORS.has(constantOf(module, separator));
}
