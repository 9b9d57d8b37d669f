import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { NAME, PATH_KEY } from "../node-slots";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { typeArguments } from "./names";
import type { Made, Range, Source, Tree } from "./source";

const { PropertyAccessExpression, ElementAccessExpression, CallExpression, NonNullExpression, ImportKeyword, MetaProperty } = ts.SyntaxKind;

/** TypeScript marks all links of a chain from the first `?.` on. */
const IN_CHAIN = ts.NodeFlags.OptionalChain;

class MemberExpression implements Made<TSESTree.MemberExpression> {
  readonly type = "MemberExpression";
  parent: undefined = undefined;
  readonly [PATH_KEY] = undefined;
  readonly [NAME] = undefined;

  constructor(
    readonly range: Range,
    readonly object: Tree | null,
    readonly property: Tree | null,
    readonly computed: boolean,
    readonly optional: boolean,
  ) {}
}

class Call implements Made<TSESTree.CallExpression> {
  readonly type = "CallExpression";
  readonly arguments: readonly (Tree | null)[];
  parent: undefined = undefined;
  readonly [PATH_KEY] = undefined;

  constructor(
    readonly range: Range,
    readonly callee: Tree | null,
    readonly typeArguments: Tree | undefined,
    passed: readonly (Tree | null)[],
    readonly optional: boolean,
  ) {
    this.arguments = passed;
  }
}

/** The outermost link of a chain stands in a node of its own. */
function chain(link: Tree): Made<TSESTree.ChainExpression> {
  const { range } = link;
  return { type: "ChainExpression", range: [range[0], range[1]], expression: link, parent: undefined };
}

/** What the next link of a chain is attached to. */
function before(node: ts.Expression, source: Source): Tree | null {
  switch (node.kind) {
    case PropertyAccessExpression:
      return bareMember(node as ts.PropertyAccessExpression, source);
    case ElementAccessExpression:
      return bareElement(node as ts.ElementAccessExpression, source);
    case CallExpression:
      return node.flags & IN_CHAIN ? bareCall(node as ts.CallExpression, source) : convert(node, source);
    case NonNullExpression:
      return bareNonNull(node as ts.NonNullExpression, source);
    default:
      return convert(node, source);
  }
}

function bareMember(node: ts.PropertyAccessExpression, source: Source): MemberExpression {
  const range = source.range(node.pos, node.end);
  const { expression } = node;
  const object = node.flags & IN_CHAIN ? before(expression, source) : convert(expression, source);
  return new MemberExpression(range, object, convert(node.name, source), false, node.questionDotToken !== undefined);
}

function bareElement(node: ts.ElementAccessExpression, source: Source): MemberExpression {
  const range = source.range(node.pos, node.end);
  const { expression } = node;
  const object = node.flags & IN_CHAIN ? before(expression, source) : convert(expression, source);
  return new MemberExpression(range, object, convert(node.argumentExpression, source), true, node.questionDotToken !== undefined);
}

function bareCall(node: ts.CallExpression, source: Source): Call {
  const range = source.range(node.pos, node.end);
  const { expression } = node;
  const callee = node.flags & IN_CHAIN ? before(expression, source) : convert(expression, source);
  const generics = typeArguments(node.typeArguments, source);
  return new Call(range, callee, generics, listOf(node.arguments, source, convert), node.questionDotToken !== undefined);
}

function bareNonNull(node: ts.NonNullExpression, source: Source): Made<TSESTree.TSNonNullExpression> {
  const range = source.range(node.pos, node.end);
  return { type: "TSNonNullExpression", range, expression: before(node.expression, source), parent: undefined };
}

function member(node: ts.PropertyAccessExpression, source: Source): Tree {
  const link = bareMember(node, source);
  return node.flags & IN_CHAIN ? chain(link) : link;
}

function element(node: ts.ElementAccessExpression, source: Source): Tree {
  const link = bareElement(node, source);
  return node.flags & IN_CHAIN ? chain(link) : link;
}

function call(node: ts.CallExpression, source: Source): Tree {
  const { kind } = node.expression;
  if (kind === ImportKeyword) return importExpression(node, null, source);
  if (kind === MetaProperty && isDeferredImport(node.expression as ts.MetaProperty)) return importExpression(node, "defer", source);
  const link = bareCall(node, source);
  return node.flags & IN_CHAIN ? chain(link) : link;
}

function nonNull(node: ts.NonNullExpression, source: Source): Tree {
  const link = bareNonNull(node, source);
  let start = node.expression;
  // A `!` is marked only where a link follows it.
  while (start.kind === NonNullExpression) start = (start as ts.NonNullExpression).expression;
  return start.flags & IN_CHAIN ? chain(link) : link;
}

function isDeferredImport({ keywordToken, name }: ts.MetaProperty): boolean {
  return keywordToken === ImportKeyword && name.text === "defer";
}

function importExpression(node: ts.CallExpression, phase: "defer" | null, source: Source): Made<TSESTree.ImportExpression, "attributes"> {
  const range = source.range(node.pos, node.end);
  const [from, options] = node.arguments;
  return {
    type: "ImportExpression",
    range,
    options: convertIfAny(options, source),
    phase,
    source: convertIfAny(from, source),
    parent: undefined,
  };
}

export const CHAINS: Room = {
  [PropertyAccessExpression]: member,
  [ElementAccessExpression]: element,
  [CallExpression]: call,
  [NonNullExpression]: nonNull,
};
