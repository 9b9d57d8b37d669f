import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";

/** A text with the expressions that it is put together of. */
export interface PatternText {
  readonly text: string;
  readonly pieces: readonly { readonly node: TSESTree.Node; readonly start: number; readonly end: number }[];
}

const MAX_DEPTH = 8;

/** The text that an expression is: a string, a template or a sum of such; undefined where a part of it is not known. */
export function patternTextOf(module: JavaScriptModule, expression: TSESTree.Node): PatternText | undefined {
  const pieces: { node: TSESTree.Node; text: string }[] = [];
  if (!collect(module, expression, pieces, 0)) return undefined;
  let text = "";
  const placed = pieces.map((piece) => {
    const start = text.length;
    text += piece.text;
    return { node: piece.node, start, end: text.length };
  });
  return { text, pieces: placed };
}

function collect(
  module: JavaScriptModule,
  expression: TSESTree.Node,
  pieces: { node: TSESTree.Node; text: string }[],
  depth: number,
): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = unwrap(expression);
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "string") pieces.push({ node, text: node.value });
      return typeof node.value === "string";
    case "TemplateLiteral":
      return node.quasis.every((quasi, index) => {
        const inner = node.expressions[index];
        pieces.push({ node, text: quasi.value.cooked ?? "" });
        return !inner || collect(module, inner, pieces, depth + 1);
      });
    case "BinaryExpression":
      return node.operator === "+" && collect(module, node.left, pieces, depth + 1) && collect(module, node.right, pieces, depth + 1);
    case "Identifier": {
      const initial = initialValueOf(module, node);
      return initial !== undefined && collect(module, initial, pieces, depth + 1);
    }
    default:
      return false;
  }
}
