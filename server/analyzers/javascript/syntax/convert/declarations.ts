import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { statementsOf } from "./bodies";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { exported } from "./exported";
import { isConst, isDeclared } from "./modifiers";
import { Identifier, typeArguments, typeParameters } from "./names";
import { NONE, type Made, type Source, type Tree } from "./source";
import { typeMember } from "./type-members";

const { ExtendsKeyword, ModuleDeclaration, StringLiteral } = ts.SyntaxKind;
const { GlobalAugmentation, Namespace } = ts.NodeFlags;

function typeAlias(node: ts.TypeAliasDeclaration, source: Source): Tree {
  const made: Made<TSESTree.TSTypeAliasDeclaration> = {
    type: "TSTypeAliasDeclaration",
    range: source.range(node.pos, node.end),
    declare: isDeclared(node.modifiers),
    id: convert(node.name, source),
    typeParameters: typeParameters(node.typeParameters, source),
    typeAnnotation: convert(node.type, source),
    parent: undefined,
  };
  return exported(node.modifiers, made, source);
}

function interfaceDeclaration(node: ts.InterfaceDeclaration, source: Source): Tree {
  const range = source.range(node.pos, node.end);
  const { members, heritageClauses, modifiers, end } = node;
  const bases = heritageClauses?.flatMap(({ token, types }) => (token === ExtendsKeyword ? types : []));
  const body: Made<TSESTree.TSInterfaceBody> = {
    type: "TSInterfaceBody",
    range: [members.pos - 1, end],
    body: listOf(members, source, typeMember),
    parent: undefined,
  };
  const made: Made<TSESTree.TSInterfaceDeclaration> = {
    type: "TSInterfaceDeclaration",
    range,
    declare: isDeclared(modifiers),
    id: convert(node.name, source),
    typeParameters: typeParameters(node.typeParameters, source),
    extends: bases ? listOf(bases, source, base) : NONE,
    body,
    parent: undefined,
  };
  return exported(modifiers, made, source);
}

function base(node: ts.ExpressionWithTypeArguments, source: Source): Made<TSESTree.TSInterfaceHeritage> {
  const range = source.range(node.pos, node.end);
  const expression = convert(node.expression, source);
  return { type: "TSInterfaceHeritage", range, expression, typeArguments: typeArguments(node.typeArguments, source), parent: undefined };
}

function enumDeclaration(node: ts.EnumDeclaration, source: Source): Tree {
  const range = source.range(node.pos, node.end);
  const { members, modifiers, end } = node;
  const body: Made<TSESTree.TSEnumBody> = {
    type: "TSEnumBody",
    range: [members.pos - 1, end],
    members: listOf(members, source, convert),
    parent: undefined,
  };
  const made: Made<TSESTree.TSEnumDeclaration, "members"> = {
    type: "TSEnumDeclaration",
    range,
    const: isConst(modifiers),
    declare: isDeclared(modifiers),
    id: convert(node.name, source),
    body,
    parent: undefined,
  };
  return exported(modifiers, made, source);
}

function enumMember(node: ts.EnumMember, source: Source): Made<TSESTree.TSEnumMember, "computed"> {
  const range = source.range(node.pos, node.end);
  const { initializer } = node;
  const id = convert(node.name, source);
  return { type: "TSEnumMember", range, id, initializer: initializer && convert(initializer, source), parent: undefined };
}

function moduleDeclaration(node: ts.ModuleDeclaration, source: Source): Tree {
  const { name, flags, modifiers } = node;
  const isGlobal = (flags & GlobalAugmentation) !== 0;
  const range = source.range(node.pos, node.end);
  const isNamed = !isGlobal && name.kind !== StringLiteral;
  let id: Tree | null = isNamed ? nameOf(name, source) : convert(name, source);
  let innermost = node;
  // Each word of `namespace a.b.c` is a module in the one before.
  while (isNamed && innermost.body?.kind === ModuleDeclaration) {
    innermost = innermost.body;
    id = qualified(id, nameOf(innermost.name, source));
  }
  const made: Made<TSESTree.TSModuleDeclaration> = {
    type: "TSModuleDeclaration",
    range,
    body: convertIfAny(innermost.body, source) ?? (isGlobal || isNamed ? null : undefined),
    declare: isDeclared(modifiers),
    global: isGlobal,
    id,
    kind: isGlobal ? "global" : isNamed && flags & Namespace ? "namespace" : "module",
    parent: undefined,
  };
  return exported(modifiers, made, source);
}

function nameOf({ pos, end, text }: ts.ModuleName, source: Source): Tree {
  return new Identifier(source.range(pos, end), text);
}

function qualified(left: Tree | null, right: Tree): Made<TSESTree.TSQualifiedName> {
  return { type: "TSQualifiedName", range: [left?.range[0] ?? right.range[0], right.range[1]], left, right, parent: undefined };
}

function moduleBlock(node: ts.ModuleBlock, source: Source): Made<TSESTree.TSModuleBlock> {
  const range = source.range(node.pos, node.end);
  return { type: "TSModuleBlock", range, body: statementsOf(node.statements, source), parent: undefined };
}

export const DECLARATIONS: Room = {
  [ts.SyntaxKind.TypeAliasDeclaration]: typeAlias,
  [ts.SyntaxKind.InterfaceDeclaration]: interfaceDeclaration,
  [ts.SyntaxKind.EnumDeclaration]: enumDeclaration,
  [ts.SyntaxKind.EnumMember]: enumMember,
  [ModuleDeclaration]: moduleDeclaration,
  [ts.SyntaxKind.ModuleBlock]: moduleBlock,
};
