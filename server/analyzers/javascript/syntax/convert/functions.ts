import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { parameter, parameters } from "./bindings";
import { functionBody } from "./bodies";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { exported } from "./exported";
import { isAsync, isDeclared } from "./modifiers";
import { isComputed, typeAnnotation, typeParameters, widen } from "./names";
import type { Made, Range, Source, Tree } from "./source";

const { GetAccessor, SetAccessor, MethodDeclaration, Block } = ts.SyntaxKind;

function functionDeclaration(node: ts.FunctionDeclaration, source: Source): Tree {
  const range = source.range(node.pos, node.end);
  const { body, modifiers, asteriskToken, name, type } = node;
  const made: Made<TSESTree.FunctionDeclaration | TSESTree.TSDeclareFunction> = {
    type: body ? "FunctionDeclaration" : "TSDeclareFunction",
    range,
    async: isAsync(modifiers),
    declare: isDeclared(modifiers),
    expression: false,
    generator: !!asteriskToken,
    id: convertIfAny(name, source),
    typeParameters: typeParameters(node.typeParameters, source),
    params: parameters(node.parameters, source),
    returnType: type && typeAnnotation(type, source),
    body: body && functionBody(body, source),
    parent: undefined,
  };
  return exported(modifiers, made, source);
}

function functionExpression(node: ts.FunctionExpression, source: Source): Made<TSESTree.FunctionExpression> {
  const range = source.range(node.pos, node.end);
  const { type } = node;
  return {
    type: "FunctionExpression",
    range,
    async: isAsync(node.modifiers),
    declare: false,
    expression: false,
    generator: !!node.asteriskToken,
    id: convertIfAny(node.name, source),
    typeParameters: typeParameters(node.typeParameters, source),
    params: parameters(node.parameters, source),
    returnType: type && typeAnnotation(type, source),
    body: functionBody(node.body, source),
    parent: undefined,
  };
}

function arrowFunction(node: ts.ArrowFunction, source: Source): Made<TSESTree.ArrowFunctionExpression> {
  const range = source.range(node.pos, node.end);
  const { type, body } = node;
  return {
    type: "ArrowFunctionExpression",
    range,
    async: isAsync(node.modifiers),
    expression: body.kind !== Block,
    generator: false,
    id: null,
    typeParameters: typeParameters(node.typeParameters, source),
    params: parameters(node.parameters, source),
    returnType: type && typeAnnotation(type, source),
    body: functionBody(body, source),
    parent: undefined,
  };
}

export type MethodNode = ts.AccessorDeclaration | ts.ConstructorDeclaration | ts.MethodDeclaration;

/** The function that a method is: it begins with its parameters. */
export function methodFunction(
  node: MethodNode,
  params: readonly Tree[],
  source: Source,
): Made<TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression> {
  const { body, type, modifiers } = node;
  const isConstructor = ts.isConstructorDeclaration(node);
  const range: Range = [node.parameters.pos - 1, node.end];
  const generics = typeParameters(node.typeParameters, source);
  if (generics) widen(range, generics.range);
  return {
    type: body ? "FunctionExpression" : "TSEmptyBodyFunctionExpression",
    range,
    async: !isConstructor && isAsync(modifiers),
    declare: false,
    expression: false,
    generator: !isConstructor && !!node.asteriskToken,
    id: null,
    typeParameters: generics,
    params,
    returnType: type && typeAnnotation(type, source),
    body: body ? functionBody(body, source) : null,
    parent: undefined,
  };
}

export function kindOf({ kind }: MethodNode): "get" | "set" | undefined {
  return kind === GetAccessor ? "get" : kind === SetAccessor ? "set" : undefined;
}

/** A method among the properties of an object. */
export function objectMethod(node: ts.AccessorDeclaration | ts.MethodDeclaration, source: Source): Made<TSESTree.Property> {
  const range = source.range(node.pos, node.end);
  const { name } = node;
  return {
    type: "Property",
    range,
    computed: isComputed(name),
    key: convert(name, source),
    kind: kindOf(node) ?? "init",
    method: node.kind === MethodDeclaration,
    optional: !!node.questionToken,
    shorthand: false,
    value: methodFunction(node, listOf(node.parameters, source, parameter), source),
    parent: undefined,
  };
}

export const FUNCTIONS: Room = {
  [ts.SyntaxKind.FunctionDeclaration]: functionDeclaration,
  [ts.SyntaxKind.FunctionExpression]: functionExpression,
  [ts.SyntaxKind.ArrowFunction]: arrowFunction,
};
