import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { closerLength, templateElement } from "./literals";
import { isConst, isIn, isOut } from "./modifiers";
import { typeAnnotation, typeArguments } from "./names";
import type { Made, Source, Tree } from "./source";
import { typeMember } from "./type-members";

const { NullKeyword, QuestionToken, ReadonlyKeyword, Identifier, QualifiedName } = ts.SyntaxKind;

function reference(node: ts.TypeReferenceNode, source: Source): Made<TSESTree.TSTypeReference> {
  const range = source.range(node.pos, node.end);
  const typeName = convert(node.typeName, source);
  return { type: "TSTypeReference", range, typeName, typeArguments: typeArguments(node.typeArguments, source), parent: undefined };
}

function qualifiedName(node: ts.QualifiedName, source: Source): Made<TSESTree.TSQualifiedName> {
  const range = source.range(node.pos, node.end);
  const left = convert(node.left, source);
  return { type: "TSQualifiedName", range, left, right: convert(node.right, source), parent: undefined };
}

function typeParameter(node: ts.TypeParameterDeclaration, source: Source): Made<TSESTree.TSTypeParameter> {
  const range = source.range(node.pos, node.end);
  const { modifiers, constraint, default: otherwise } = node;
  return {
    type: "TSTypeParameter",
    range,
    const: isConst(modifiers),
    in: isIn(modifiers),
    out: isOut(modifiers),
    name: convert(node.name, source),
    constraint: constraint && convert(constraint, source),
    default: otherwise && convert(otherwise, source),
    parent: undefined,
  };
}

function union(node: ts.UnionTypeNode, source: Source): Made<TSESTree.TSUnionType> {
  const range = source.range(node.pos, node.end);
  return { type: "TSUnionType", range, types: listOf(node.types, source, convert), parent: undefined };
}

function intersection(node: ts.IntersectionTypeNode, source: Source): Made<TSESTree.TSIntersectionType> {
  const range = source.range(node.pos, node.end);
  return { type: "TSIntersectionType", range, types: listOf(node.types, source, convert), parent: undefined };
}

function typeLiteral(node: ts.TypeLiteralNode, source: Source): Made<TSESTree.TSTypeLiteral> {
  const range = source.range(node.pos, node.end);
  return { type: "TSTypeLiteral", range, members: listOf(node.members, source, typeMember), parent: undefined };
}

function arrayType(node: ts.ArrayTypeNode, source: Source): Made<TSESTree.TSArrayType> {
  const range = source.range(node.pos, node.end);
  return { type: "TSArrayType", range, elementType: convert(node.elementType, source), parent: undefined };
}

function tuple(node: ts.TupleTypeNode, source: Source): Made<TSESTree.TSTupleType> {
  const range = source.range(node.pos, node.end);
  return { type: "TSTupleType", range, elementTypes: listOf(node.elements, source, convert), parent: undefined };
}

function tupleMember(node: ts.NamedTupleMember, source: Source): Tree {
  const label = convert(node.name, source);
  const member: Made<TSESTree.TSNamedTupleMember> = {
    type: "TSNamedTupleMember",
    range: source.range(node.pos, node.end),
    elementType: convert(node.type, source),
    label,
    optional: !!node.questionToken,
    parent: undefined,
  };
  if (!node.dotDotDotToken) return member;
  if (label) member.range[0] = label.range[0];
  return restOf(node.pos, node.end, member, source);
}

function restType({ pos, end, type }: ts.RestTypeNode, source: Source): Tree {
  return restOf(pos, end, convert(type, source), source);
}

function restOf(pos: number, end: number, typeAnnotation: Tree | null, source: Source): Made<TSESTree.TSRestType> {
  return { type: "TSRestType", range: source.range(pos, end), typeAnnotation, parent: undefined };
}

function optionalType(node: ts.OptionalTypeNode, source: Source): Made<TSESTree.TSOptionalType> {
  const range = source.range(node.pos, node.end);
  return { type: "TSOptionalType", range, typeAnnotation: convert(node.type, source), parent: undefined };
}

function indexedAccess(node: ts.IndexedAccessTypeNode, source: Source): Made<TSESTree.TSIndexedAccessType> {
  const range = source.range(node.pos, node.end);
  const objectType = convert(node.objectType, source);
  return { type: "TSIndexedAccessType", range, objectType, indexType: convert(node.indexType, source), parent: undefined };
}

function conditionalType(node: ts.ConditionalTypeNode, source: Source): Made<TSESTree.TSConditionalType> {
  const range = source.range(node.pos, node.end);
  return {
    type: "TSConditionalType",
    range,
    checkType: convert(node.checkType, source),
    extendsType: convert(node.extendsType, source),
    trueType: convert(node.trueType, source),
    falseType: convert(node.falseType, source),
    parent: undefined,
  };
}

function inferType(node: ts.InferTypeNode, source: Source): Made<TSESTree.TSInferType> {
  const range = source.range(node.pos, node.end);
  return { type: "TSInferType", range, typeParameter: convert(node.typeParameter, source), parent: undefined };
}

function typeOperator(node: ts.TypeOperatorNode, source: Source): Made<TSESTree.TSTypeOperator> {
  const range = source.range(node.pos, node.end);
  const operator = ts.tokenToString(node.operator);
  return { type: "TSTypeOperator", range, operator, typeAnnotation: convert(node.type, source), parent: undefined };
}

function literalType(node: ts.LiteralTypeNode, source: Source): Made<TSESTree.TSNullKeyword> | Made<TSESTree.TSLiteralType> {
  const range = source.range(node.pos, node.end);
  const { literal } = node;
  if (literal.kind === NullKeyword) return { type: "TSNullKeyword", range, parent: undefined };
  return { type: "TSLiteralType", range, literal: convert(literal, source), parent: undefined };
}

function templateType(node: ts.TemplateLiteralTypeNode, source: Source): Made<TSESTree.TSTemplateLiteralType> {
  const range = source.range(node.pos, node.end);
  const { head, templateSpans } = node;
  const quasis = [templateElement(head, source, 2, false)];
  const types = listOf(templateSpans, source, ({ type }) => convert(type, source));
  for (const { literal } of templateSpans) quasis.push(templateElement(literal, source, closerLength(literal), false));
  return { type: "TSTemplateLiteralType", range, quasis, types, parent: undefined };
}

function mappedType(node: ts.MappedTypeNode, source: Source): Made<TSESTree.TSMappedType, "typeParameter"> {
  const range = source.range(node.pos, node.end);
  const { typeParameter, nameType, questionToken, readonlyToken, type } = node;
  return {
    type: "TSMappedType",
    range,
    constraint: convertIfAny(typeParameter.constraint, source),
    key: convert(typeParameter.name, source),
    nameType: convertIfAny(nameType, source),
    optional: questionToken ? questionToken.kind === QuestionToken || ts.tokenToString(questionToken.kind) : false,
    readonly: readonlyToken && (readonlyToken.kind === ReadonlyKeyword || ts.tokenToString(readonlyToken.kind)),
    typeAnnotation: type && convert(type, source),
    parent: undefined,
  };
}

function predicate(node: ts.TypePredicateNode, source: Source): Made<TSESTree.TSTypePredicate> {
  const range = source.range(node.pos, node.end);
  const { type, assertsModifier } = node;
  const parameterName = convert(node.parameterName, source);
  let annotation: Made<TSESTree.TSTypeAnnotation> | null = null;
  // `is` is no sign that would belong to the type.
  if (type) annotation = { ...typeAnnotation(type, source), range: source.range(type.pos, type.end) };
  return { type: "TSTypePredicate", range, asserts: !!assertsModifier, parameterName, typeAnnotation: annotation, parent: undefined };
}

function typeQuery(node: ts.TypeQueryNode, source: Source): Made<TSESTree.TSTypeQuery> {
  const range = source.range(node.pos, node.end);
  const exprName = queried(node.exprName, source);
  return { type: "TSTypeQuery", range, exprName, typeArguments: typeArguments(node.typeArguments, source), parent: undefined };
}

/** What `typeof` asks of: only there, `this` may stand where else a name does. */
function queried(name: ts.EntityName, source: Source): Made<TSESTree.ThisExpression> | Made<TSESTree.TSQualifiedName> | Tree | null {
  const { pos, end } = name;
  if (name.kind === Identifier && name.text === "this") {
    return { type: "ThisExpression", range: source.range(pos, end), parent: undefined };
  }
  if (name.kind !== QualifiedName) return convert(name, source);
  const range = source.range(pos, end);
  const left = queried(name.left, source);
  return { type: "TSQualifiedName", range, left, right: convert(name.right, source), parent: undefined };
}

/** Types that are a word. */
function keyword(type: `TS${string}Keyword` | "TSThisType"): (node: ts.Node, source: Source) => Tree {
  return (node, source) => ({ type, range: source.range(node.pos, node.end), parent: undefined });
}

export const TYPES: Room = {
  [ts.SyntaxKind.TypeReference]: reference,
  [QualifiedName]: qualifiedName,
  [ts.SyntaxKind.TypeParameter]: typeParameter,
  [ts.SyntaxKind.UnionType]: union,
  [ts.SyntaxKind.IntersectionType]: intersection,
  [ts.SyntaxKind.TypeLiteral]: typeLiteral,
  [ts.SyntaxKind.ArrayType]: arrayType,
  [ts.SyntaxKind.TupleType]: tuple,
  [ts.SyntaxKind.NamedTupleMember]: tupleMember,
  [ts.SyntaxKind.RestType]: restType,
  [ts.SyntaxKind.OptionalType]: optionalType,
  [ts.SyntaxKind.IndexedAccessType]: indexedAccess,
  [ts.SyntaxKind.ConditionalType]: conditionalType,
  [ts.SyntaxKind.InferType]: inferType,
  [ts.SyntaxKind.TypeOperator]: typeOperator,
  [ts.SyntaxKind.LiteralType]: literalType,
  [ts.SyntaxKind.TemplateLiteralType]: templateType,
  [ts.SyntaxKind.MappedType]: mappedType,
  [ts.SyntaxKind.TypePredicate]: predicate,
  [ts.SyntaxKind.TypeQuery]: typeQuery,
  [ts.SyntaxKind.ParenthesizedType]: (node: ts.ParenthesizedTypeNode, source) => convert(node.type, source),
  [ts.SyntaxKind.ThisType]: keyword("TSThisType"),
  [ts.SyntaxKind.AnyKeyword]: keyword("TSAnyKeyword"),
  [ts.SyntaxKind.BigIntKeyword]: keyword("TSBigIntKeyword"),
  [ts.SyntaxKind.BooleanKeyword]: keyword("TSBooleanKeyword"),
  [ts.SyntaxKind.NeverKeyword]: keyword("TSNeverKeyword"),
  [ts.SyntaxKind.NumberKeyword]: keyword("TSNumberKeyword"),
  [ts.SyntaxKind.ObjectKeyword]: keyword("TSObjectKeyword"),
  [ts.SyntaxKind.StringKeyword]: keyword("TSStringKeyword"),
  [ts.SyntaxKind.SymbolKeyword]: keyword("TSSymbolKeyword"),
  [ts.SyntaxKind.UnknownKeyword]: keyword("TSUnknownKeyword"),
  [ts.SyntaxKind.VoidKeyword]: keyword("TSVoidKeyword"),
  [ts.SyntaxKind.UndefinedKeyword]: keyword("TSUndefinedKeyword"),
  [ts.SyntaxKind.IntrinsicKeyword]: keyword("TSIntrinsicKeyword"),
};
