import type { TSESTree } from "@typescript-eslint/types";
import { ruleRegExp } from "../../../rules/regex";
import type { JavaScriptModule } from "../program/module";
import { spanOf } from "../syntax/tree";

type Node = TSESTree.Node;

const patterns = new Map<string, RegExp>();

/**
 * True where code only stands in for something better that the place may lack: it runs where a condition that asks for
 * the better one does not hold, or after it failed. The better one is told by its name, as the text of the condition has it.
 */
export function isFallback(module: JavaScriptModule, node: Node, better: string): boolean {
  let pattern = patterns.get(better);
  if (!pattern) patterns.set(better, (pattern = ruleRegExp(better)));
  const names = (asked: Node): boolean => pattern.test(module.document.textOf(spanOf(asked)));
  let inner = node;
  for (let outer = module.tree.parentOf(node); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    const asked = askedBefore(outer, inner);
    if (asked.some(names)) return true;
  }
  return false;
}

/** What did not hold, or failed, before control comes to `inner`. */
function askedBefore(outer: Node, inner: Node): Node[] {
  switch (outer.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return inner === outer.test ? [] : [outer.test];
    case "LogicalExpression":
      return inner === outer.right && outer.operator !== "&&" ? [outer.left] : [];
    case "TryStatement":
      return inner === outer.handler ? [outer.block] : [];
    case "BlockStatement":
      return outer.body.slice(0, outer.body.indexOf(inner as TSESTree.Statement)).flatMap(leaving);
    default:
      return [];
  }
}

/** The condition of a statement that leaves the block where it holds: `if (better) return better();`. */
function leaving(statement: Node): Node[] {
  if (statement.type !== "IfStatement" || statement.alternate) return [];
  const { consequent } = statement;
  const last = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  return last?.type === "ReturnStatement" ? [statement.test] : [];
}
