import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { nameOf } from "../../analyzers/javascript/program/names";
import { unwrap } from "../../analyzers/javascript/syntax/tree";

/** A constant, or a choice among constants. */
export function isStatic(module: JavaScriptModule, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "ConditionalExpression") return isStatic(module, node.consequent) && isStatic(module, node.alternate);
  return constantOf(module, node) !== undefined;
}

const NUMBER_FUNCTIONS = new Set(["Number", "parseInt", "parseFloat", "Number.parseInt", "Number.parseFloat", "Date.now"]);

/** Certainly a number, whatever it is made from. */
export function isNumeric(module: JavaScriptModule, expression: TSESTree.Node): boolean {
  const node = definitionOf(module, expression);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number";
    case "UnaryExpression":
      return node.operator === "+" || node.operator === "-" || node.operator === "~";
    case "BinaryExpression":
      if (node.operator === "+") return isNumeric(module, node.left) && isNumeric(module, node.right);
      return ["-", "*", "/", "%", "**", "|", "&", "^", "<<", ">>", ">>>"].includes(node.operator);
    case "LogicalExpression":
      return isNumeric(module, node.left) && isNumeric(module, node.right);
    case "ConditionalExpression":
      return isNumeric(module, node.consequent) && isNumeric(module, node.alternate);
    case "CallExpression": {
      const name = nameOf(module, node.callee);
      return name !== undefined && (NUMBER_FUNCTIONS.has(name) || name.startsWith("Math."));
    }
    default:
      return false;
  }
}

/** The value that a variable was given once and for all; any other expression as it is. */
export function definitionOf(module: JavaScriptModule, expression: TSESTree.Node): TSESTree.Node {
  const node = unwrap(expression);
  const initial = node.type === "Identifier" ? initialValueOf(module, node) : undefined;
  return initial ? unwrap(initial) : node;
}

/** The list in `list.join(separator)`. */
export function joinedListOf(
  module: JavaScriptModule,
  expression: TSESTree.Node,
): { list: TSESTree.Expression; separator: unknown } | undefined {
  const node = unwrap(expression);
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression" || node.callee.computed) return undefined;
  if (node.callee.property.type !== "Identifier" || node.callee.property.name !== "join" || node.arguments.length > 1) return undefined;
  const [separator] = node.arguments;
  return { list: node.callee.object, separator: separator ? constantOf(module, separator) : "," };
}

/** The last part of what is called: `escape` for `mysql.escape(x)`. */
export function calledNameOf(expression: TSESTree.Node): string | undefined {
  const node = unwrap(expression);
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const name = callee.type === "MemberExpression" && !callee.computed ? callee.property : callee;
  return name.type === "Identifier" ? name.name : undefined;
}

/** The expressions that a choice (`a ? b : c`, `a || b`, `a ?? b`) may come out as, or the expression itself. */
export function choicesOf(expression: TSESTree.Node): TSESTree.Node[] {
  const node = unwrap(expression);
  if (node.type === "ConditionalExpression") return [...choicesOf(node.consequent), ...choicesOf(node.alternate)];
  if (node.type === "LogicalExpression") return [...choicesOf(node.left), ...choicesOf(node.right)];
  return [node];
}
