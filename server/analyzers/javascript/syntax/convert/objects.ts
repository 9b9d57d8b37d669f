import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { arrayPatternOf, objectPatternOf, restElement, withDefault } from "./bindings";
import { convert, listOf, type Room } from "./dispatch";
import { objectMethod } from "./functions";
import { isComputed } from "./names";
import type { Made, Source, Tree } from "./source";

const { ArrayLiteralExpression, ObjectLiteralExpression, PropertyAssignment, SpreadAssignment, SpreadElement } = ts.SyntaxKind;
const { BinaryExpression, FirstAssignment, LastAssignment, MethodDeclaration, GetAccessor, SetAccessor } = ts.SyntaxKind;

/** An expression where something is assigned to it, so that literals are patterns. */
export function pattern(node: ts.Node, source: Source): Tree | null {
  switch (node.kind) {
    case ArrayLiteralExpression:
      return arrayPatternOf(source.range(node.pos, node.end), listOf((node as ts.ArrayLiteralExpression).elements, source, pattern));
    case ObjectLiteralExpression:
      return objectPatternOf(
        source.range(node.pos, node.end),
        listOf((node as ts.ObjectLiteralExpression).properties, source, patternProperty),
      );
    case BinaryExpression:
      return assignedByDefault(node as ts.BinaryExpression, source);
    case SpreadElement:
      return restElement(source.range(node.pos, node.end), pattern((node as ts.SpreadElement).expression, source));
    default:
      return convert(node, source);
  }
}

function assignedByDefault(node: ts.BinaryExpression, source: Source): Tree | null {
  const { kind } = node.operatorToken;
  if (kind < FirstAssignment || kind > LastAssignment) return convert(node, source);
  return withDefault(source.range(node.pos, node.end), pattern(node.left, source), convert(node.right, source));
}

function patternProperty(node: ts.ObjectLiteralElementLike, source: Source): Tree | null {
  switch (node.kind) {
    case PropertyAssignment:
      return propertyOf(node, pattern(node.initializer, source), source);
    case SpreadAssignment:
      return restElement(source.range(node.pos, node.end), pattern(node.expression, source));
    default:
      return property(node, source);
  }
}

function property(node: ts.ObjectLiteralElementLike, source: Source): Tree | null {
  switch (node.kind) {
    case MethodDeclaration:
    case GetAccessor:
    case SetAccessor:
      return objectMethod(node, source);
    default:
      return convert(node, source);
  }
}

function arrayLiteral(node: ts.ArrayLiteralExpression, source: Source): Made<TSESTree.ArrayExpression> {
  const range = source.range(node.pos, node.end);
  return { type: "ArrayExpression", range, elements: listOf(node.elements, source, convert), parent: undefined };
}

function objectLiteral(node: ts.ObjectLiteralExpression, source: Source): Made<TSESTree.ObjectExpression> {
  const range = source.range(node.pos, node.end);
  return { type: "ObjectExpression", range, properties: listOf(node.properties, source, property), parent: undefined };
}

function propertyAssignment(node: ts.PropertyAssignment, source: Source): Made<TSESTree.Property> {
  const range = source.range(node.pos, node.end);
  const { name } = node;
  return {
    type: "Property",
    range,
    computed: isComputed(name),
    key: convert(name, source),
    kind: "init",
    method: false,
    optional: false,
    shorthand: false,
    value: convert(node.initializer, source),
    parent: undefined,
  };
}

function propertyOf({ pos, end, name }: ts.PropertyAssignment, value: Tree | null, source: Source): Made<TSESTree.Property> {
  return {
    type: "Property",
    range: source.range(pos, end),
    computed: isComputed(name),
    key: convert(name, source),
    kind: "init",
    method: false,
    optional: false,
    shorthand: false,
    value,
    parent: undefined,
  };
}

function shorthand(node: ts.ShorthandPropertyAssignment, source: Source): Made<TSESTree.Property> {
  const { pos, end, name, objectAssignmentInitializer } = node;
  const value = convert(name, source);
  return {
    type: "Property",
    range: source.range(pos, end),
    computed: false,
    key: convert(name, source),
    kind: "init",
    method: false,
    optional: false,
    shorthand: true,
    value: objectAssignmentInitializer ? withDefault(source.range(pos, end), value, convert(objectAssignmentInitializer, source)) : value,
    parent: undefined,
  };
}

function spread(node: ts.SpreadAssignment | ts.SpreadElement, source: Source): Made<TSESTree.SpreadElement> {
  const range = source.range(node.pos, node.end);
  return { type: "SpreadElement", range, argument: convert(node.expression, source), parent: undefined };
}

export const OBJECTS: Room = {
  [ArrayLiteralExpression]: arrayLiteral,
  [ObjectLiteralExpression]: objectLiteral,
  [PropertyAssignment]: propertyAssignment,
  [ts.SyntaxKind.ShorthandPropertyAssignment]: shorthand,
  [SpreadAssignment]: spread,
  [SpreadElement]: spread,
  [ts.SyntaxKind.OmittedExpression]: () => null,
};
