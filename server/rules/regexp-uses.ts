import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, RegExpInCode, RegExpUse } from "./code-rule";

const CHANGES: ReadonlySet<string> = new Set<RegExpUse["method"]>(["replace", "replaceAll", "split"]);

/** True when an expression is in use and every use in sight cuts or rewrites text, so that nothing is decided by it. */
export function isOnlyForChanging(regExp: RegExpInCode): boolean {
  return regExp.uses.length > 0 && regExp.uses.every(({ method }) => CHANGES.has(method));
}

/** True when an expression is in use and only takes parts out of texts, which does not decide what is let through. */
export function isForReading(context: CheckContext, { uses }: RegExpInCode): boolean {
  return uses.length > 0 && uses.every((use) => !use.method.startsWith("replace") && !isCheck(context, use));
}

/** True when a use decides yes or no; false when it takes parts out of the text, or its result goes out of sight. */
export function isCheck(context: CheckContext, use: RegExpUse): boolean {
  if (use.method === "test" || use.method === "search") return true;
  if (CHANGES.has(use.method)) return false;
  const parent = outerParent(context, use.call);
  if (parent?.type === "ExpressionStatement") return true;
  if (isDecision(context, use.call)) return true;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  const { name } = parent.id;
  const others = context
    .nodes("Identifier")
    .filter((node) => node.name === name && node !== parent.id && context.valueOf(node) === use.call);
  return others.length > 0 && others.every((node) => isDecision(context, node));
}

/** True when an expression is looked at for being there or not: in a condition, negated, or compared with null or a number. */
export function isDecision(context: CheckContext, expression: TSESTree.Node): boolean {
  let current = expression;
  for (;;) {
    const parent = context.parentOf(current);
    switch (parent?.type) {
      case "ChainExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
        break;
      case "LogicalExpression":
        if (parent.operator === "&&" && parent.left === current) return true;
        break;
      case "UnaryExpression":
        return parent.operator === "!";
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
      case "ConditionalExpression":
        return parent.test === current;
      case "BinaryExpression": {
        const other = parent.left === current ? parent.right : parent.left;
        const constant = context.constantOf(other);
        return constant === null || typeof constant === "number" || (other.type === "Identifier" && other.name === "undefined");
      }
      case "CallExpression":
        return parent.arguments[0] === current && context.nameOf(parent.callee) === "Boolean";
      default:
        return false;
    }
    current = parent;
  }
}

function outerParent(context: CheckContext, node: TSESTree.Node): TSESTree.Node | undefined {
  let parent = context.parentOf(node);
  while (parent?.type === "ChainExpression" || parent?.type === "TSNonNullExpression") parent = context.parentOf(parent);
  return parent;
}
