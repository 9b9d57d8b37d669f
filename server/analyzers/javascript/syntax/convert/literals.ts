import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert, listOf, type Room } from "./dispatch";
import { NONE, type Made, type Range, type Source, type Tree } from "./source";

type Literal = Made<TSESTree.Literal>;

function stringLiteral(node: ts.StringLiteral, source: Source): Literal {
  const range = source.range(node.pos, node.end);
  return { type: "Literal", range, raw: source.textOf(range), value: node.text, parent: undefined };
}

function numericLiteral(node: ts.NumericLiteral, source: Source): Literal {
  const range = source.range(node.pos, node.end);
  return { type: "Literal", range, raw: source.textOf(range), value: Number(node.text), parent: undefined };
}

function bigIntLiteral(node: ts.BigIntLiteral, source: Source): Literal & Made<TSESTree.BigIntLiteral> {
  const range = source.range(node.pos, node.end);
  const raw = source.textOf(range);
  // TypeScript has it in decimals, without separators, and makes do with what is not a number.
  const value = BigInt(node.text.slice(0, -1));
  return { type: "Literal", range, bigint: String(value), raw, value, parent: undefined };
}

function regularExpression(node: ts.RegularExpressionLiteral, source: Source): Literal & Made<TSESTree.RegExpLiteral> {
  const { text } = node;
  const end = text.lastIndexOf("/");
  const regex = { flags: text.slice(end + 1), pattern: text.slice(1, end) };
  return { type: "Literal", range: source.range(node.pos, node.end), raw: text, regex, value: expressionOf(regex), parent: undefined };
}

function expressionOf({ pattern, flags }: { readonly pattern: string; readonly flags: string }): RegExp | null {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return null;
  }
}

function trueLiteral(node: ts.Node, source: Source): Literal {
  return { type: "Literal", range: source.range(node.pos, node.end), raw: "true", value: true, parent: undefined };
}

function falseLiteral(node: ts.Node, source: Source): Literal {
  return { type: "Literal", range: source.range(node.pos, node.end), raw: "false", value: false, parent: undefined };
}

function nullLiteral(node: ts.Node, source: Source): Literal {
  return { type: "Literal", range: source.range(node.pos, node.end), raw: "null", value: null, parent: undefined };
}

/** Escapes that a tag gets to see as they are written, and that are a mistake everywhere else. */
const WRONG_ESCAPE = /\\u(?![\da-fA-F]{4}|\{)|\\x(?![\da-fA-F]{2})/;

/** A stretch of a template between its holes, `closerLength` is that of the backtick or of the sign that opens a hole. */
export function templateElement(
  { pos, end, text }: ts.LiteralLikeNode,
  source: Source,
  closerLength: 1 | 2,
  isTagged: boolean,
): Made<TSESTree.TemplateElement> {
  const range = source.range(pos, end);
  const raw = source.text.slice(range[0] + 1, end - closerLength);
  const cooked = isTagged && WRONG_ESCAPE.test(raw) ? null : text;
  return { type: "TemplateElement", range, tail: closerLength === 1, value: { cooked, raw }, parent: undefined };
}

function plainTemplate(node: ts.NoSubstitutionTemplateLiteral, source: Source, isTagged = false): Made<TSESTree.TemplateLiteral> {
  const range = source.range(node.pos, node.end);
  const quasis = [templateElement(node, source, 1, isTagged)];
  return { type: "TemplateLiteral", range, expressions: NONE, quasis, parent: undefined };
}

function template(node: ts.TemplateExpression, source: Source, isTagged = false): Made<TSESTree.TemplateLiteral> {
  const range = source.range(node.pos, node.end);
  const { head, templateSpans } = node;
  const quasis = [templateElement(head, source, 2, isTagged)];
  const expressions = listOf(templateSpans, source, ({ expression }) => convert(expression, source));
  for (const { literal } of templateSpans) quasis.push(templateElement(literal, source, closerLength(literal), isTagged));
  return { type: "TemplateLiteral", range, expressions, quasis, parent: undefined };
}

/** Of what follows a hole. */
export function closerLength(literal: ts.TemplateMiddle | ts.TemplateTail): 1 | 2 {
  return literal.kind === ts.SyntaxKind.TemplateTail ? 1 : 2;
}

/** The template that belongs to a tag. */
export function taggedTemplate(node: ts.TemplateLiteral, source: Source): Tree {
  return ts.isTemplateExpression(node) ? template(node, source, true) : plainTemplate(node, source, true);
}

/** A string as something else than an expression would have it. */
export function literalOf(range: Range, raw: string, value: string): Literal {
  return { type: "Literal", range, raw, value, parent: undefined };
}

export const LITERALS: Room = {
  [ts.SyntaxKind.StringLiteral]: stringLiteral,
  [ts.SyntaxKind.NumericLiteral]: numericLiteral,
  [ts.SyntaxKind.BigIntLiteral]: bigIntLiteral,
  [ts.SyntaxKind.RegularExpressionLiteral]: regularExpression,
  [ts.SyntaxKind.TrueKeyword]: trueLiteral,
  [ts.SyntaxKind.FalseKeyword]: falseLiteral,
  [ts.SyntaxKind.NullKeyword]: nullLiteral,
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral]: (node: ts.NoSubstitutionTemplateLiteral, source) => plainTemplate(node, source),
  [ts.SyntaxKind.TemplateExpression]: (node: ts.TemplateExpression, source) => template(node, source),
};
