import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFunction, memberOf } from "./tree-questions";

const REQUEST = /^_?(?:req|request|ctx|context|event)$/;
const MAX_DEPTH = 8;

/** True for what is read from a request, also through variables and what parses it: `url.parse(req.url, true).query.origin`. */
export function isFromRequest(context: CheckContext, expression: TSESTree.Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = context.valueOf(expression);
  const recurse = (inner: TSESTree.Node): boolean => isFromRequest(context, inner, depth + 1);
  switch (node.type) {
    case "MemberExpression":
      return isRequest(context, node.object) ? memberOf(node) !== "app" : recurse(node.object);
    case "CallExpression":
      return node.arguments.some(recurse) || (node.callee.type === "MemberExpression" && recurse(node.callee));
    case "NewExpression":
      return node.arguments.some(recurse);
    case "LogicalExpression":
      return recurse(node.left);
    case "TemplateLiteral":
      return node.expressions.length === 1 && node.expressions.some(recurse);
    default:
      return false;
  }
}

function isRequest(context: CheckContext, node: TSESTree.Node): boolean {
  return node.type === "Identifier" && REQUEST.test(node.name) && isFunction(context.definitionOf(node));
}
