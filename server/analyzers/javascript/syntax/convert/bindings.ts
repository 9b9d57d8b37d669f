import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { accessibilityOf, decoratorsIn, isOverride, isReadonly, isStatic } from "./modifiers";
import { annotate, Identifier, isComputed } from "./names";
import { NONE, type Binding, type Made, type Range, type Source, type Tree } from "./source";

/** What a declaration binds: a name or a pattern. */
export function bindingName(name: ts.BindingName, type: ts.TypeNode | undefined, source: Source): Tree {
  const binding = convert(name, source) as Binding;
  if (type) annotate(binding, type, source);
  return binding;
}

export function restElement(range: Range, argument: Tree | null): Made<TSESTree.RestElement> {
  return {
    type: "RestElement",
    range,
    argument,
    decorators: NONE,
    optional: false,
    typeAnnotation: undefined,
    value: undefined,
    parent: undefined,
  };
}

export function withDefault(range: Range, left: Tree | null, right: Tree | null): Made<TSESTree.AssignmentPattern> {
  return {
    type: "AssignmentPattern",
    range,
    decorators: NONE,
    left,
    optional: false,
    right,
    typeAnnotation: undefined,
    parent: undefined,
  };
}

export function arrayPatternOf(range: Range, elements: readonly (Tree | null)[]): Made<TSESTree.ArrayPattern> {
  return { type: "ArrayPattern", range, decorators: NONE, elements, optional: false, typeAnnotation: undefined, parent: undefined };
}

export function objectPatternOf(range: Range, properties: readonly (Tree | null)[]): Made<TSESTree.ObjectPattern> {
  return { type: "ObjectPattern", range, decorators: NONE, optional: false, properties, typeAnnotation: undefined, parent: undefined };
}

function arrayBinding(node: ts.ArrayBindingPattern, source: Source): Tree {
  return arrayPatternOf(source.range(node.pos, node.end), listOf(node.elements, source, arrayItem));
}

function arrayItem(node: ts.ArrayBindingElement, source: Source): Tree | null {
  if (!ts.isBindingElement(node)) return null;
  const { pos, end, name, initializer, dotDotDotToken } = node;
  if (initializer) return withDefault(source.range(pos, end), convert(name, source), convert(initializer, source));
  return dotDotDotToken ? restElement(source.range(pos, end), convert(name, source)) : convert(name, source);
}

function objectBinding(node: ts.ObjectBindingPattern, source: Source): Tree {
  return objectPatternOf(source.range(node.pos, node.end), listOf(node.elements, source, objectItem));
}

function objectItem(
  { pos, end, name, propertyName, initializer, dotDotDotToken }: ts.BindingElement,
  source: Source,
): Made<TSESTree.Property> | Tree {
  const range = source.range(pos, end);
  const key = convert(propertyName ?? name, source);
  if (dotDotDotToken) {
    const rest = restElement(range, key);
    // What is typed before it is put right.
    if (initializer) rest.value = defaultOf(name, initializer, source);
    return rest;
  }
  return {
    type: "Property",
    range,
    computed: propertyName !== undefined && isComputed(propertyName),
    key,
    kind: "init",
    method: false,
    optional: false,
    shorthand: !propertyName,
    value: initializer ? defaultOf(name, initializer, source) : convert(name, source),
    parent: undefined,
  };
}

function defaultOf(name: ts.BindingName, initializer: ts.Expression, source: Source): Tree {
  return withDefault([source.range(name.pos, name.end)[0], initializer.end], convert(name, source), convert(initializer, source));
}

export function parameters(nodes: readonly ts.ParameterDeclaration[], source: Source): readonly Tree[] {
  return nodes.length === 0 ? NONE : listOf(nodes, source, decoratedParameter);
}

function decoratedParameter(node: ts.ParameterDeclaration, source: Source): Tree {
  const made = parameter(node, source) as Binding;
  if (node.modifiers) made.decorators = decoratorsIn(node.modifiers, source);
  return made;
}

/** A parameter without its decorators. */
export function parameter(node: ts.ParameterDeclaration, source: Source): Made<TSESTree.TSParameterProperty> | Tree {
  const { pos, end, name, type, initializer, questionToken, dotDotDotToken, modifiers } = node;
  let declared: Binding;
  let made: Tree;
  if (dotDotDotToken) {
    declared = made = restElement(source.range(pos, end), convert(name, source)) as Binding & Tree;
  } else {
    // The parameters of a type as comments for documentation have it are types alone.
    declared = made = isNamed(node) ? (convert(name, source) as Binding) : new Identifier([pos, pos], "");
    if (initializer) made = withDefault([declared.range[0], initializer.end], declared, convert(initializer, source));
  }
  if (type) annotate(declared, type, source);
  if (questionToken) {
    if (questionToken.end > declared.range[1]) declared.range[1] = questionToken.end;
    declared.optional = true;
  }
  if (!modifiers?.some(ts.isModifier)) return made;
  return {
    type: "TSParameterProperty",
    range: source.range(pos, end),
    accessibility: accessibilityOf(modifiers),
    decorators: NONE,
    override: isOverride(modifiers),
    parameter: made,
    readonly: isReadonly(modifiers),
    static: isStatic(modifiers),
    parent: undefined,
  };
}

function isNamed(node: { readonly name?: ts.BindingName }): boolean {
  return node.name !== undefined;
}

function variableDeclaration(node: ts.VariableDeclaration, source: Source): Made<TSESTree.VariableDeclarator> {
  const range = source.range(node.pos, node.end);
  const { name, type, initializer, exclamationToken } = node;
  const id = bindingName(name, type, source);
  return {
    type: "VariableDeclarator",
    range,
    definite: !!exclamationToken,
    id,
    init: convertIfAny(initializer, source),
    parent: undefined,
  };
}

export const BINDINGS: Room = {
  [ts.SyntaxKind.ArrayBindingPattern]: arrayBinding,
  [ts.SyntaxKind.ObjectBindingPattern]: objectBinding,
  [ts.SyntaxKind.Parameter]: parameter,
  [ts.SyntaxKind.VariableDeclaration]: variableDeclaration,
};
