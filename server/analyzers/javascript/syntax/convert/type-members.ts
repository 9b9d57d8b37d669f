import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { parameters } from "./bindings";
import { convert, listOf, type Room } from "./dispatch";
import { accessibilityOf, isAbstract, isReadonly, isStatic } from "./modifiers";
import { isComputed, typeAnnotation, typeParameters } from "./names";
import type { Made, Source, Tree } from "./source";

const { GetAccessor, SetAccessor, MethodSignature } = ts.SyntaxKind;

/** A member of an interface or of a type that is written out. */
export function typeMember(node: ts.TypeElement, source: Source): Tree | null {
  switch (node.kind) {
    case GetAccessor:
    case SetAccessor:
      return method(node as ts.AccessorDeclaration, source);
    default:
      return convert(node, source);
  }
}

function method(node: ts.AccessorDeclaration | ts.MethodSignature, source: Source): Made<TSESTree.TSMethodSignature> {
  const range = source.range(node.pos, node.end);
  const { name, modifiers, type, kind } = node;
  return {
    type: "TSMethodSignature",
    range,
    accessibility: accessibilityOf(modifiers),
    computed: isComputed(name),
    key: convert(name, source),
    kind: kind === MethodSignature ? "method" : kind === GetAccessor ? "get" : "set",
    optional: !!node.questionToken,
    params: parameters(node.parameters, source),
    readonly: isReadonly(modifiers),
    returnType: type && typeAnnotation(type, source),
    static: isStatic(modifiers),
    typeParameters: typeParameters(node.typeParameters, source),
    parent: undefined,
  };
}

function property(node: ts.PropertySignature, source: Source): Made<TSESTree.TSPropertySignature> {
  const range = source.range(node.pos, node.end);
  const { name, modifiers, type } = node;
  return {
    type: "TSPropertySignature",
    range,
    accessibility: accessibilityOf(modifiers),
    computed: isComputed(name),
    key: convert(name, source),
    optional: !!node.questionToken,
    readonly: isReadonly(modifiers),
    static: isStatic(modifiers),
    typeAnnotation: type && typeAnnotation(type, source),
    parent: undefined,
  };
}

function indexSignature(node: ts.IndexSignatureDeclaration, source: Source): Made<TSESTree.TSIndexSignature> {
  const range = source.range(node.pos, node.end);
  // Broken code has some without a type.
  const { modifiers, type } = node as { modifiers?: ts.NodeArray<ts.ModifierLike>; type?: ts.TypeNode };
  return {
    type: "TSIndexSignature",
    range,
    accessibility: accessibilityOf(modifiers),
    parameters: listOf(node.parameters, source, convert),
    readonly: isReadonly(modifiers),
    static: isStatic(modifiers),
    typeAnnotation: type && typeAnnotation(type, source),
    parent: undefined,
  };
}

function callSignature(node: ts.CallSignatureDeclaration, source: Source): Made<TSESTree.TSCallSignatureDeclaration> {
  return { type: "TSCallSignatureDeclaration", ...signature(node, source, 1) };
}

function constructSignature(node: ts.ConstructSignatureDeclaration, source: Source): Made<TSESTree.TSConstructSignatureDeclaration> {
  return { type: "TSConstructSignatureDeclaration", ...signature(node, source, 1) };
}

function functionType(node: ts.FunctionTypeNode, source: Source): Made<TSESTree.TSFunctionType> {
  return { type: "TSFunctionType", ...signature(node, source, 2) };
}

function constructorType(node: ts.ConstructorTypeNode, source: Source): Made<TSESTree.TSConstructorType> {
  return { type: "TSConstructorType", abstract: isAbstract(node.modifiers), ...signature(node, source, 2) };
}

type Signature = ts.CallSignatureDeclaration | ts.ConstructorTypeNode | ts.ConstructSignatureDeclaration | ts.FunctionTypeNode;

function signature(node: Signature, source: Source, signLength: number): Omit<Made<TSESTree.TSFunctionType>, "type"> {
  const { type } = node;
  return {
    range: source.range(node.pos, node.end),
    typeParameters: typeParameters(node.typeParameters, source),
    params: parameters(node.parameters, source),
    returnType: type && typeAnnotation(type, source, signLength),
    parent: undefined,
  };
}

export const TYPE_MEMBERS: Room = {
  [MethodSignature]: method,
  [ts.SyntaxKind.PropertySignature]: property,
  [ts.SyntaxKind.IndexSignature]: indexSignature,
  [ts.SyntaxKind.CallSignature]: callSignature,
  [ts.SyntaxKind.ConstructSignature]: constructSignature,
  [ts.SyntaxKind.FunctionType]: functionType,
  [ts.SyntaxKind.ConstructorType]: constructorType,
};
