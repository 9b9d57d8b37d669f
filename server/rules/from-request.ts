import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFunction, memberOf } from "./tree-questions";

const REQUEST = /^_?(?:req|request)$/;
/** What holds a request beside other things, and under which names. */
const HOLDER = /^_?(?:ctx|context|event|evt)$/;
const HELD =
  /^(?:req|request|node|url|href|origin|path|params|body|headers?|cookies|host(?:name)?|ip|get|searchParams|rawPath)$|query|parameters$/i;
const MAX_DEPTH = 8;

/** True for what is read from a request, also through variables and what parses it: `url.parse(req.url, true).query.origin`. */
export function isFromRequest(context: CheckContext, expression: TSESTree.Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = context.valueOf(expression);
  const recurse = (inner: TSESTree.Node): boolean => isFromRequest(context, inner, depth + 1);
  switch (node.type) {
    case "MemberExpression":
      return isOfRequest(context, node.object, memberOf(node)) || recurse(node.object);
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

function isOfRequest(context: CheckContext, owner: TSESTree.Node, member: string | undefined): boolean {
  if (owner.type !== "Identifier" || !isFunction(context.definitionOf(owner))) return false;
  if (REQUEST.test(owner.name)) return member !== "app";
  return HOLDER.test(owner.name) && (member === undefined || HELD.test(member));
}
