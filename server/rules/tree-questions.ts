import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";

/** The name of the property that a member expression reads, as far as it is written out. */
export function memberOf(node: TSESTree.Node): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  if (!node.computed) return node.property.name;
  return node.property.type === "Literal" && typeof node.property.value === "string" ? node.property.value : undefined;
}

/** The names that lead to a function or a value, from the outside: "db", "redis" and "get" of `db.redis.get(key)`. */
export function namesAlong(node: TSESTree.Node): string[] {
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "MemberExpression":
      return [...namesAlong(node.object), memberOf(node) ?? ""];
    case "CallExpression":
      return namesAlong(node.callee);
    default:
      return [];
  }
}

export function isFunction(node: TSESTree.Node | undefined): node is FunctionNode {
  return node?.type === "FunctionDeclaration" || node?.type === "FunctionExpression" || node?.type === "ArrowFunctionExpression";
}

/** The innermost function around a node. */
export function functionAround(context: Pick<CheckContext, "parentOf">, node: TSESTree.Node): FunctionNode | undefined {
  let current = context.parentOf(node);
  while (current && !isFunction(current)) current = context.parentOf(current);
  return current;
}

export function isInside(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** True when a node runs as part of a function's own code, not inside of a function within it. */
export function isOwnCode(context: CheckContext, node: TSESTree.Node, around: FunctionNode): boolean {
  return functionAround(context, node) === around;
}

/**
 * The package whose thing an expression is or was made by: `pg` for `new Pool()`, `(await open()).db`, `createPool()`
 * after an import from there.
 */
export function packageBehind(context: CheckContext, expression: TSESTree.Node, depth = 0): string | undefined {
  if (depth > 8) return undefined;
  const node = context.valueOf(expression);
  const name = context.nameOf(node);
  if (name !== undefined) return name;
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return packageBehind(context, node.callee, depth + 1);
    case "MemberExpression":
      return packageBehind(context, node.object, depth + 1);
    case "AwaitExpression":
      return packageBehind(context, node.argument, depth + 1);
    default:
      return undefined;
  }
}
