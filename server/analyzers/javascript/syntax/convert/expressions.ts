import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert, convertAll, convertIfAny, type Room } from "./dispatch";
import { taggedTemplate } from "./literals";
import { Identifier, typeArguments } from "./names";
import { pattern } from "./objects";
import type { Made, Source, Tree } from "./source";

const { CommaToken, FirstAssignment, LastAssignment, PlusPlusToken, MinusMinusToken, ImportKeyword } = ts.SyntaxKind;
const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, BinaryExpression } = ts.SyntaxKind;
const { tokenToString } = ts;

type Operation = Made<TSESTree.AssignmentExpression> | Made<TSESTree.BinaryExpression> | Made<TSESTree.LogicalExpression>;

function binary(node: ts.BinaryExpression, source: Source): Made<TSESTree.SequenceExpression> | Operation {
  const { kind } = node.operatorToken;
  if (kind === CommaToken) return sequence(node, source);
  const range = source.range(node.pos, node.end);
  if (kind >= FirstAssignment && kind <= LastAssignment) {
    const left = pattern(node.left, source);
    return {
      type: "AssignmentExpression",
      range,
      operator: tokenToString(kind),
      left,
      right: convert(node.right, source),
      parent: undefined,
    };
  }
  const left = convert(node.left, source);
  const right = convert(node.right, source);
  if (kind === AmpersandAmpersandToken || kind === BarBarToken || kind === QuestionQuestionToken) {
    return { type: "LogicalExpression", range, operator: tokenToString(kind), left, right, parent: undefined };
  }
  return { type: "BinaryExpression", range, operator: tokenToString(kind), left, right, parent: undefined };
}

function sequence(node: ts.BinaryExpression, source: Source): Made<TSESTree.SequenceExpression> {
  const range = source.range(node.pos, node.end);
  const expressions: (Tree | null)[] = [];
  collect(node, expressions, source);
  return { type: "SequenceExpression", range, expressions, parent: undefined };
}

function collect({ left, right }: ts.BinaryExpression, expressions: (Tree | null)[], source: Source): void {
  if (isSequence(left)) collect(left, expressions, source);
  else expressions.push(convert(left, source));
  expressions.push(convert(right, source));
}

function isSequence(node: ts.Expression): node is ts.BinaryExpression {
  return node.kind === BinaryExpression && (node as ts.BinaryExpression).operatorToken.kind === CommaToken;
}

function prefixUnary(node: ts.PrefixUnaryExpression, source: Source): Tree {
  const { pos, end, operator, operand } = node;
  if (operator === PlusPlusToken || operator === MinusMinusToken) return update(node, true, source);
  return unary(pos, end, tokenToString(operator), operand, source);
}

function update(
  node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
  prefix: boolean,
  source: Source,
): Made<TSESTree.UpdateExpression> {
  const range = source.range(node.pos, node.end);
  return {
    type: "UpdateExpression",
    range,
    argument: convert(node.operand, source),
    operator: tokenToString(node.operator),
    prefix,
    parent: undefined,
  };
}

function unary(pos: number, end: number, operator: string | undefined, operand: ts.Node, source: Source): Made<TSESTree.UnaryExpression> {
  const range = source.range(pos, end);
  return { type: "UnaryExpression", range, argument: convert(operand, source), operator, prefix: true, parent: undefined };
}

function conditional(node: ts.ConditionalExpression, source: Source): Made<TSESTree.ConditionalExpression> {
  const range = source.range(node.pos, node.end);
  const test = convert(node.condition, source);
  const consequent = convert(node.whenTrue, source);
  return { type: "ConditionalExpression", range, test, consequent, alternate: convert(node.whenFalse, source), parent: undefined };
}

function newExpression(node: ts.NewExpression, source: Source): Made<TSESTree.NewExpression> {
  const range = source.range(node.pos, node.end);
  return {
    type: "NewExpression",
    range,
    callee: convert(node.expression, source),
    typeArguments: typeArguments(node.typeArguments, source),
    arguments: convertAll(node.arguments, source),
    parent: undefined,
  };
}

function yieldExpression(node: ts.YieldExpression, source: Source): Made<TSESTree.YieldExpression> {
  const range = source.range(node.pos, node.end);
  const argument = convertIfAny(node.expression, source);
  return { type: "YieldExpression", range, argument, delegate: !!node.asteriskToken, parent: undefined };
}

function awaitExpression(node: ts.AwaitExpression, source: Source): Made<TSESTree.AwaitExpression> {
  const range = source.range(node.pos, node.end);
  return { type: "AwaitExpression", range, argument: convert(node.expression, source), parent: undefined };
}

function tagged(node: ts.TaggedTemplateExpression, source: Source): Made<TSESTree.TaggedTemplateExpression> {
  const range = source.range(node.pos, node.end);
  return {
    type: "TaggedTemplateExpression",
    range,
    tag: convert(node.tag, source),
    typeArguments: typeArguments(node.typeArguments, source),
    quasi: taggedTemplate(node.template, source),
    parent: undefined,
  };
}

function metaProperty(node: ts.MetaProperty, source: Source): Made<TSESTree.MetaProperty> {
  const range = source.range(node.pos, node.end);
  const keyword = node.keywordToken === ImportKeyword ? "import" : "new";
  const meta = new Identifier([range[0], range[0] + keyword.length], keyword);
  return { type: "MetaProperty", range, meta, property: convert(node.name, source), parent: undefined };
}

function decorator(node: ts.Decorator, source: Source): Made<TSESTree.Decorator> {
  const range = source.range(node.pos, node.end);
  return { type: "Decorator", range, expression: convert(node.expression, source), parent: undefined };
}

function thisExpression(node: ts.Node, source: Source): Made<TSESTree.ThisExpression> {
  return { type: "ThisExpression", range: source.range(node.pos, node.end), parent: undefined };
}

function superExpression(node: ts.Node, source: Source): Made<TSESTree.Super> {
  return { type: "Super", range: source.range(node.pos, node.end), parent: undefined };
}

function as(node: ts.AsExpression, source: Source): Made<TSESTree.TSAsExpression> {
  const range = source.range(node.pos, node.end);
  const expression = convert(node.expression, source);
  return { type: "TSAsExpression", range, expression, typeAnnotation: convert(node.type, source), parent: undefined };
}

function satisfiesExpression(node: ts.SatisfiesExpression, source: Source): Made<TSESTree.TSSatisfiesExpression> {
  const range = source.range(node.pos, node.end);
  const expression = convert(node.expression, source);
  return { type: "TSSatisfiesExpression", range, expression, typeAnnotation: convert(node.type, source), parent: undefined };
}

function typeAssertion(node: ts.TypeAssertion, source: Source): Made<TSESTree.TSTypeAssertion> {
  const range = source.range(node.pos, node.end);
  const type = convert(node.type, source);
  return { type: "TSTypeAssertion", range, expression: convert(node.expression, source), typeAnnotation: type, parent: undefined };
}

function instantiation(node: ts.ExpressionWithTypeArguments, source: Source): Made<TSESTree.TSInstantiationExpression> {
  const range = source.range(node.pos, node.end);
  const expression = convert(node.expression, source);
  return {
    type: "TSInstantiationExpression",
    range,
    expression,
    typeArguments: typeArguments(node.typeArguments, source),
    parent: undefined,
  };
}

export const EXPRESSIONS: Room = {
  [BinaryExpression]: binary,
  [ts.SyntaxKind.PrefixUnaryExpression]: prefixUnary,
  [ts.SyntaxKind.PostfixUnaryExpression]: (node: ts.PostfixUnaryExpression, source) => update(node, false, source),
  [ts.SyntaxKind.DeleteExpression]: ({ pos, end, expression }: ts.DeleteExpression, source) =>
    unary(pos, end, "delete", expression, source),
  [ts.SyntaxKind.VoidExpression]: ({ pos, end, expression }: ts.VoidExpression, source) => unary(pos, end, "void", expression, source),
  [ts.SyntaxKind.TypeOfExpression]: ({ pos, end, expression }: ts.TypeOfExpression, source) =>
    unary(pos, end, "typeof", expression, source),
  [ts.SyntaxKind.ConditionalExpression]: conditional,
  [ts.SyntaxKind.NewExpression]: newExpression,
  [ts.SyntaxKind.YieldExpression]: yieldExpression,
  [ts.SyntaxKind.AwaitExpression]: awaitExpression,
  [ts.SyntaxKind.TaggedTemplateExpression]: tagged,
  [ts.SyntaxKind.MetaProperty]: metaProperty,
  [ts.SyntaxKind.Decorator]: decorator,
  [ts.SyntaxKind.ThisKeyword]: thisExpression,
  [ts.SyntaxKind.SuperKeyword]: superExpression,
  [ts.SyntaxKind.ParenthesizedExpression]: (node: ts.ParenthesizedExpression, source) => convert(node.expression, source),
  [ts.SyntaxKind.AsExpression]: as,
  [ts.SyntaxKind.SatisfiesExpression]: satisfiesExpression,
  [ts.SyntaxKind.TypeAssertionExpression]: typeAssertion,
  [ts.SyntaxKind.ExpressionWithTypeArguments]: instantiation,
};
