import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFunction, isInside } from "./tree-questions";

type Surroundings = Pick<CheckContext, "parentOf" | "nodes" | "constantOf" | "valueOf">;

/** More values than that tell one input from most others. */
const MAX_VALUES = 0x1_00_00;
const MAX_DEPTH = 4;

/**
 * True where the function that hashes gives no more than a small number, to choose one of some buckets: `sum % 32`. That tells next to
 * nothing about the input, and two inputs that have the same are what it is made for.
 */
export function isFolded(context: Surroundings, hashing: TSESTree.Node): boolean {
  let around = context.parentOf(hashing);
  while (around && !isFunction(around)) around = context.parentOf(around);
  if (!around) return false;
  const code = around;
  const returned =
    code.body.type === "BlockStatement"
      ? context.nodes("ReturnStatement").flatMap((statement) => (isInside(statement, code) ? (statement.argument ?? []) : []))
      : [code.body];
  return returned.length > 0 && returned.every((value) => isSmall(context, value));
}

function isSmall(context: Surroundings, expression: TSESTree.Node, depth = 0): boolean {
  const node = context.valueOf(expression);
  if (depth > MAX_DEPTH) return false;
  if (node.type === "CallExpression") {
    const { callee, arguments: args } = node;
    if (callee.type === "MemberExpression") return isSmall(context, callee.object, depth + 1);
    return callee.type === "Identifier" && callee.name === "String" && args[0] !== undefined && isSmall(context, args[0], depth + 1);
  }
  if (node.type !== "BinaryExpression" || (node.operator !== "%" && node.operator !== "&")) return false;
  const limit = context.constantOf(node.right);
  return typeof limit === "number" && limit > 0 && limit <= MAX_VALUES;
}
