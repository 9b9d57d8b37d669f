import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import { callOfArgument, hasFixedPositions, isCall, type Call } from "./lists";
import { printLiteral, styleOf } from "./style";
import type { Transform } from "./transform";

/**
 * Replaces one argument of the call that was found (or whose argument was) by a constant: `argument` counts from 0, `value` is
 * a text, number, true, false, null, or a list or mapping of them. Only constants are replaced; one that a variable holds is
 * replaced there when nothing else uses it.
 */
export const replaceArgument: Transform = (recipe) => {
  const index = recipe.integer("argument", 0);
  const value = recipe.literal("value");
  recipe.end();
  return ({ module, node }) => {
    const call = node && callAt(module, node);
    const argument = call && hasFixedPositions(call, index) ? call.arguments[index] : undefined;
    const target = argument && literalBehind(module, argument);
    if (!target) return [];
    const isSingle = target.type === "Literal" && target.raw.startsWith("'");
    const isDouble = target.type === "Literal" && target.raw.startsWith('"');
    const quote = isSingle ? "'" : isDouble ? '"' : styleOf(module).quote;
    return [{ edits: [{ span: spanOf(target), newText: printLiteral(value, quote) }] }];
  };
};

/** The call at a node, around an argument, or inside of a statement. */
export function callAt(module: JavaScriptModule, node: TSESTree.Node): Call | undefined {
  let inner = unwrap(node);
  if (inner.type === "ExpressionStatement") inner = unwrap(inner.expression);
  if (inner.type === "AwaitExpression") inner = unwrap(inner.argument);
  return isCall(inner) ? inner : callOfArgument(module, node)?.call;
}

function literalBehind(module: JavaScriptModule, argument: TSESTree.Node): TSESTree.Node | undefined {
  const node = unwrap(argument);
  if (isLiteral(node)) return node;
  const initial = node.type === "Identifier" ? initialValueOf(module, node) : undefined;
  if (!initial || !isLiteral(initial)) return undefined;
  const reads = module.variableOf(node)?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.length === 1 ? initial : node;
}

function isLiteral(node: TSESTree.Node): boolean {
  return node.type === "Literal" || (node.type === "TemplateLiteral" && node.expressions.length === 0);
}
