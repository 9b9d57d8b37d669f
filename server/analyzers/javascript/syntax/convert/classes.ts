import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { parameters } from "./bindings";
import { statementsOf } from "./bodies";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { exported } from "./exported";
import { kindOf, methodFunction } from "./functions";
import { literalOf } from "./literals";
import { accessibilityOf, decoratorsIn, isAbstract, isAccessor, isDeclared, isOverride, isReadonly, isStatic } from "./modifiers";
import { Identifier, isComputed, typeAnnotation, typeArguments, typeParameters } from "./names";
import { NONE, type Made, type Range, type Source, type Tree } from "./source";

const { ExtendsKeyword, ImplementsKeyword, SemicolonClassElement, StringLiteral } = ts.SyntaxKind;

type Method = TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition;
type Property =
  TSESTree.AccessorProperty | TSESTree.PropertyDefinition | TSESTree.TSAbstractAccessorProperty | TSESTree.TSAbstractPropertyDefinition;

function classDeclaration(node: ts.ClassDeclaration, source: Source): Tree {
  return exported(node.modifiers, classOf(node, "ClassDeclaration", source), source);
}

function classExpression(node: ts.ClassExpression, source: Source): Tree {
  return exported(node.modifiers, classOf(node, "ClassExpression", source), source);
}

function classOf(
  node: ts.ClassLikeDeclaration,
  type: "ClassDeclaration" | "ClassExpression",
  source: Source,
): Made<TSESTree.ClassDeclaration | TSESTree.ClassExpression> {
  const range = source.range(node.pos, node.end);
  const { modifiers, members, heritageClauses, end } = node;
  const base = heritageClauses?.find(({ token }) => token === ExtendsKeyword)?.types[0];
  const promised = heritageClauses?.find(({ token }) => token === ImplementsKeyword)?.types;
  const body: Made<TSESTree.ClassBody> = {
    type: "ClassBody",
    range: [members.pos - 1, end],
    body: listOf(
      members.filter(({ kind }) => kind !== SemicolonClassElement),
      source,
      convert,
    ),
    parent: undefined,
  };
  return {
    type,
    range,
    abstract: isAbstract(modifiers),
    declare: isDeclared(modifiers),
    decorators: decoratorsIn(modifiers, source),
    id: convertIfAny(node.name, source),
    typeParameters: typeParameters(node.typeParameters, source),
    superClass: convertIfAny(base?.expression, source),
    superTypeArguments: typeArguments(base?.typeArguments, source),
    implements: promised ? listOf(promised, source, promise) : NONE,
    body,
    parent: undefined,
  };
}

function promise(node: ts.ExpressionWithTypeArguments, source: Source): Made<TSESTree.TSClassImplements> {
  const range = source.range(node.pos, node.end);
  const expression = convert(node.expression, source);
  return { type: "TSClassImplements", range, expression, typeArguments: typeArguments(node.typeArguments, source), parent: undefined };
}

function property(node: ts.PropertyDeclaration, source: Source): Made<Property> {
  const range = source.range(node.pos, node.end);
  const { name, modifiers, type } = node;
  const isBodiless = isAbstract(modifiers);
  return {
    type: typeOf(isBodiless, isAccessor(modifiers)),
    range,
    accessibility: accessibilityOf(modifiers),
    computed: isComputed(name),
    declare: isDeclared(modifiers),
    decorators: decoratorsIn(modifiers, source),
    definite: !!node.exclamationToken,
    key: convert(name, source),
    optional: !!node.questionToken,
    override: isOverride(modifiers),
    readonly: isReadonly(modifiers),
    static: isStatic(modifiers),
    typeAnnotation: type && typeAnnotation(type, source),
    value: isBodiless ? null : convertIfAny(node.initializer, source),
    parent: undefined,
  };
}

function typeOf(isBodiless: boolean, hasAccessors: boolean): `${Property["type"]}` {
  if (hasAccessors) return isBodiless ? "TSAbstractAccessorProperty" : "AccessorProperty";
  return isBodiless ? "TSAbstractPropertyDefinition" : "PropertyDefinition";
}

function method(node: ts.AccessorDeclaration | ts.MethodDeclaration, source: Source): Made<Method> {
  const range = source.range(node.pos, node.end);
  const { name, modifiers } = node;
  return {
    type: isAbstract(modifiers) ? "TSAbstractMethodDefinition" : "MethodDefinition",
    range,
    accessibility: accessibilityOf(modifiers),
    computed: isComputed(name),
    decorators: decoratorsIn(modifiers, source),
    key: convert(name, source),
    kind: kindOf(node) ?? (isConstructor(name) && !isStatic(modifiers) ? "constructor" : "method"),
    optional: !!node.questionToken,
    override: isOverride(modifiers),
    static: isStatic(modifiers),
    value: methodFunction(node, parameters(node.parameters, source), source),
    parent: undefined,
  };
}

function isConstructor(name: ts.PropertyName): boolean {
  return name.kind === StringLiteral && name.text === "constructor";
}

function constructorMethod(node: ts.ConstructorDeclaration, source: Source): Made<Method> {
  const range = source.range(node.pos, node.end);
  const { modifiers } = node;
  const isPlain = isStatic(modifiers);
  return {
    type: isAbstract(modifiers) ? "TSAbstractMethodDefinition" : "MethodDefinition",
    range,
    accessibility: accessibilityOf(modifiers),
    computed: false,
    decorators: NONE,
    key: constructorName(modifiers?.end ?? node.pos, source),
    kind: isPlain ? "method" : "constructor",
    optional: false,
    override: false,
    static: isPlain,
    value: methodFunction(node, parameters(node.parameters, source), source),
    parent: undefined,
  };
}

/** The word itself, for which TypeScript has no node; it may stand in quotes. */
function constructorName(pos: number, source: Source): Tree {
  const start = source.startAt(pos);
  const range: Range = [start, source.endOfToken(start)];
  const raw = source.textOf(range);
  return raw.startsWith('"') || raw.startsWith("'") ? literalOf(range, raw, "constructor") : new Identifier(range, "constructor");
}

function staticBlock(node: ts.ClassStaticBlockDeclaration, source: Source): Made<TSESTree.StaticBlock> {
  const range = source.range(node.pos, node.end);
  return { type: "StaticBlock", range, body: statementsOf(node.body.statements, source), parent: undefined };
}

export const CLASSES: Room = {
  [ts.SyntaxKind.ClassDeclaration]: classDeclaration,
  [ts.SyntaxKind.ClassExpression]: classExpression,
  [ts.SyntaxKind.PropertyDeclaration]: property,
  [ts.SyntaxKind.MethodDeclaration]: method,
  [ts.SyntaxKind.GetAccessor]: method,
  [ts.SyntaxKind.SetAccessor]: method,
  [ts.SyntaxKind.Constructor]: constructorMethod,
  [ts.SyntaxKind.ClassStaticBlockDeclaration]: staticBlock,
};
