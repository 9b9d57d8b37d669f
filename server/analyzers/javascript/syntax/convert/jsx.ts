import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { PATH_KEY, VARIABLE } from "../node-slots";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { withEntities } from "./jsx-entities";
import { literalOf } from "./literals";
import { typeArguments } from "./names";
import { NONE, type Made, type Range, type Source, type Tree } from "./source";

/** What an element is called that has no name yet; scopes are resolved by a name's first letter, so there has to be one. */
const NO_NAME_YET = "unnamed";

class JSXIdentifier implements Made<TSESTree.JSXIdentifier> {
  readonly type = "JSXIdentifier";
  readonly name: string;
  parent: undefined = undefined;
  readonly [VARIABLE] = undefined;
  readonly [PATH_KEY] = undefined;

  constructor(
    readonly range: Range,
    name: string,
  ) {
    this.name = name || NO_NAME_YET;
  }
}

function jsxName({ pos, end }: ts.Node, source: Source): JSXIdentifier {
  const range = source.range(pos, end);
  return new JSXIdentifier(range, source.textOf(range));
}

function tagName(
  node: ts.JsxAttributeName | ts.JsxTagNameExpression,
  source: Source,
): JSXIdentifier | Made<TSESTree.JSXMemberExpression> | Made<TSESTree.JSXNamespacedName> {
  if (ts.isJsxNamespacedName(node)) {
    const range = source.range(node.pos, node.end);
    const namespace = jsxName(node.namespace, source);
    return { type: "JSXNamespacedName", range, namespace, name: jsxName(node.name, source), parent: undefined };
  }
  if (!ts.isPropertyAccessExpression(node)) return jsxName(node, source);
  const range = source.range(node.pos, node.end);
  const object = tagName(node.expression, source);
  return { type: "JSXMemberExpression", range, object, property: jsxName(node.name, source), parent: undefined };
}

function element(node: ts.JsxElement, source: Source): Made<TSESTree.JSXElement> {
  const range = source.range(node.pos, node.end);
  const openingElement = convert(node.openingElement, source);
  const children = listOf(node.children, source, convert);
  return { type: "JSXElement", range, openingElement, children, closingElement: convert(node.closingElement, source), parent: undefined };
}

function selfClosing(node: ts.JsxSelfClosingElement, source: Source): Made<TSESTree.JSXElement> {
  const range = source.range(node.pos, node.end);
  return {
    type: "JSXElement",
    range,
    openingElement: opening(node, true, source),
    children: NONE,
    closingElement: null,
    parent: undefined,
  };
}

function opening(node: ts.JsxOpeningLikeElement, isClosed: boolean, source: Source): Made<TSESTree.JSXOpeningElement> {
  const range = source.range(node.pos, node.end);
  return {
    type: "JSXOpeningElement",
    range,
    name: tagName(node.tagName, source),
    typeArguments: typeArguments(node.typeArguments, source),
    attributes: listOf(node.attributes.properties, source, convert),
    selfClosing: isClosed,
    parent: undefined,
  };
}

function closing(node: ts.JsxClosingElement, source: Source): Made<TSESTree.JSXClosingElement> {
  const range = source.range(node.pos, node.end);
  return { type: "JSXClosingElement", range, name: tagName(node.tagName, source), parent: undefined };
}

function fragment(node: ts.JsxFragment, source: Source): Made<TSESTree.JSXFragment> {
  const range = source.range(node.pos, node.end);
  const openingFragment = convert(node.openingFragment, source);
  const children = listOf(node.children, source, convert);
  return {
    type: "JSXFragment",
    range,
    openingFragment,
    children,
    closingFragment: convert(node.closingFragment, source),
    parent: undefined,
  };
}

function openingFragment(node: ts.Node, source: Source): Made<TSESTree.JSXOpeningFragment> {
  return { type: "JSXOpeningFragment", range: source.range(node.pos, node.end), parent: undefined };
}

function closingFragment(node: ts.Node, source: Source): Made<TSESTree.JSXClosingFragment> {
  return { type: "JSXClosingFragment", range: source.range(node.pos, node.end), parent: undefined };
}

function attribute(node: ts.JsxAttribute, source: Source): Made<TSESTree.JSXAttribute> {
  const range = source.range(node.pos, node.end);
  const { initializer } = node;
  const name = tagName(node.name, source);
  const value = initializer && ts.isStringLiteral(initializer) ? text(initializer, source) : convertIfAny(initializer, source);
  return { type: "JSXAttribute", range, name, value, parent: undefined };
}

function text(node: ts.StringLiteral, source: Source): Tree {
  const range = source.range(node.pos, node.end);
  return literalOf(range, source.textOf(range), withEntities(node.text));
}

function spreadAttribute(node: ts.JsxSpreadAttribute, source: Source): Made<TSESTree.JSXSpreadAttribute> {
  const range = source.range(node.pos, node.end);
  return { type: "JSXSpreadAttribute", range, argument: convert(node.expression, source), parent: undefined };
}

function container(node: ts.JsxExpression, source: Source): Made<TSESTree.JSXSpreadChild> | Made<TSESTree.JSXExpressionContainer> {
  const range = source.range(node.pos, node.end);
  const expression = node.expression ? convert(node.expression, source) : nothing([range[0] + 1, range[1] - 1]);
  if (node.dotDotDotToken) return { type: "JSXSpreadChild", range, expression, parent: undefined };
  return { type: "JSXExpressionContainer", range, expression, parent: undefined };
}

function nothing(range: Range): Made<TSESTree.JSXEmptyExpression> {
  return { type: "JSXEmptyExpression", range, parent: undefined };
}

/** White space between tags is text too. */
function jsxText({ pos, end }: ts.JsxText, source: Source): Made<TSESTree.JSXText> {
  const range: Range = [pos, end];
  const raw = source.textOf(range);
  return { type: "JSXText", range, raw, value: withEntities(raw), parent: undefined };
}

export const JSX: Room = {
  [ts.SyntaxKind.JsxElement]: element,
  [ts.SyntaxKind.JsxSelfClosingElement]: selfClosing,
  [ts.SyntaxKind.JsxOpeningElement]: (node: ts.JsxOpeningElement, source) => opening(node, false, source),
  [ts.SyntaxKind.JsxClosingElement]: closing,
  [ts.SyntaxKind.JsxFragment]: fragment,
  [ts.SyntaxKind.JsxOpeningFragment]: openingFragment,
  [ts.SyntaxKind.JsxClosingFragment]: closingFragment,
  [ts.SyntaxKind.JsxAttribute]: attribute,
  [ts.SyntaxKind.JsxSpreadAttribute]: spreadAttribute,
  [ts.SyntaxKind.JsxExpression]: container,
  [ts.SyntaxKind.JsxText]: jsxText,
};
