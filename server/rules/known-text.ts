import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";

/** Stands for each part of a text that is not known. */
export const UNKNOWN = "\0";

const MAX_DEPTH = 8;

/** The text that an expression makes, as far as it is known: {@link UNKNOWN} for a part of it, or for all of it. */
export function knownText(context: CheckContext, expression: TSESTree.Node, depth = 0): string {
  if (depth > MAX_DEPTH) return UNKNOWN;
  const node = context.valueOf(expression);
  const constant = context.constantOf(node);
  if (constant !== undefined) return String(constant);
  const partOf = (part: TSESTree.Node): string => knownText(context, part, depth + 1);
  if (node.type === "BinaryExpression" && node.operator === "+") return partOf(node.left) + partOf(node.right);
  if (node.type !== "TemplateLiteral") return UNKNOWN;
  return node.quasis
    .map(({ value }, index) => (value.cooked ?? "") + (index < node.expressions.length ? partOf(node.expressions[index] ?? node) : ""))
    .join("");
}
