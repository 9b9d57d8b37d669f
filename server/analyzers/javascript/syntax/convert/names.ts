import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { PATH_KEY, VARIABLE } from "../node-slots";
import { convert, listOf, type Room } from "./dispatch";
import { NONE, type Binding, type Made, type Range, type Source, type Tree } from "./source";

/** Classes, since only these have room for what is kept on a node from the moment it is made. */
export class Identifier implements Made<TSESTree.Identifier>, Binding {
  readonly type = "Identifier";
  decorators: readonly Tree[] = NONE;
  optional = false;
  typeAnnotation: unknown = undefined;
  parent: undefined = undefined;
  readonly [VARIABLE] = undefined;
  readonly [PATH_KEY] = undefined;

  constructor(
    readonly range: Range,
    readonly name: string,
  ) {}
}

export function identifier(node: ts.Identifier, source: Source): Identifier {
  return new Identifier(source.range(node.pos, node.end), node.text);
}

function privateIdentifier(node: ts.PrivateIdentifier, source: Source): Made<TSESTree.PrivateIdentifier> {
  return { type: "PrivateIdentifier", range: source.range(node.pos, node.end), name: node.text.slice(1), parent: undefined };
}

function computedName(node: ts.ComputedPropertyName, source: Source): Tree | null {
  return convert(node.expression, source);
}

export function isComputed(name: ts.PropertyName): boolean {
  return name.kind === ts.SyntaxKind.ComputedPropertyName;
}

/** What a colon or, after the parameters of a function's type, an arrow leads to; that sign belongs to it. */
export function typeAnnotation(type: ts.TypeNode, source: Source, signLength = 1): Made<TSESTree.TSTypeAnnotation> {
  const { pos, end } = type;
  return { type: "TSTypeAnnotation", range: [pos - signLength, end], typeAnnotation: convert(type, source), parent: undefined };
}

export function typeArguments(
  types: ts.NodeArray<ts.TypeNode> | undefined,
  source: Source,
): Made<TSESTree.TSTypeParameterInstantiation> | undefined {
  if (!types) return undefined;
  const range: Range = [types.pos - 1, source.endOfCloser(types.end)];
  return { type: "TSTypeParameterInstantiation", range, params: listOf(types, source, convert), parent: undefined };
}

export function typeParameters(
  parameters: ts.NodeArray<ts.TypeParameterDeclaration> | undefined,
  source: Source,
): Made<TSESTree.TSTypeParameterDeclaration> | undefined {
  if (!parameters) return undefined;
  const range: Range = [parameters.pos - 1, source.endOfCloser(parameters.end)];
  return { type: "TSTypeParameterDeclaration", range, params: listOf(parameters, source, convert), parent: undefined };
}

/** Gives a name or pattern its type, which then is part of it. */
export function annotate(binding: Binding, type: ts.TypeNode, source: Source): void {
  const annotation = typeAnnotation(type, source);
  binding.typeAnnotation = annotation;
  widen(binding.range, annotation.range);
}

/** Makes a range reach as far as another one. */
export function widen(range: Range, other: Range): void {
  if (other[0] < range[0]) range[0] = other[0];
  if (other[1] > range[1]) range[1] = other[1];
}

export const NAMES: Room = {
  [ts.SyntaxKind.Identifier]: identifier,
  [ts.SyntaxKind.PrivateIdentifier]: privateIdentifier,
  [ts.SyntaxKind.ComputedPropertyName]: computedName,
};
