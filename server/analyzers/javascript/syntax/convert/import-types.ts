import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { convert, convertIfAny, listOf, type Room } from "./dispatch";
import { Identifier, typeArguments } from "./names";
import type { Made, Range, Source, Tree } from "./source";

const TYPEOF = "typeof";

function importType(node: ts.ImportTypeNode, source: Source): Made<TSESTree.TSTypeQuery> | Tree {
  const { pos, end, argument, attributes, qualifier, isTypeOf } = node;
  const range = source.range(pos, end);
  const made: Made<TSESTree.TSImportType, "argument"> = {
    type: "TSImportType",
    range: isTypeOf ? [source.startAt(range[0] + TYPEOF.length), end] : range,
    options: attributes ? options(attributes, argument.end, source) : null,
    qualifier: convertIfAny(qualifier, source),
    source: ts.isLiteralTypeNode(argument) ? convert(argument.literal, source) : undefined,
    typeArguments: typeArguments(node.typeArguments, source) ?? null,
    parent: undefined,
  };
  if (!isTypeOf) return made;
  return { type: "TSTypeQuery", range, exprName: made, typeArguments: undefined, parent: undefined };
}

/** `{ with: { … } }`, of which TypeScript has a node for what is inside alone; ESTree has it as the object that it looks like. */
function options(attributes: ts.ImportAttributes, endOfArgument: number, source: Source): Tree {
  const opening = source.startAt(source.startAt(endOfArgument) + 1);
  const start = source.startAt(opening + 1);
  const range: Range = [start, source.endOfToken(start)];
  const name = source.textOf(range) === "assert" ? "assert" : "with";
  const { pos, end, elements } = attributes;
  const inside = object(source.range(pos, end), listOf(elements, source, attribute));
  let closing = source.startAt(end);
  if (source.text[closing] === ",") closing = source.startAt(closing + 1);
  return object([opening, source.endOfToken(closing)], [property([start, end], new Identifier(range, name), inside)]);
}

function attribute(node: ts.ImportAttribute, source: Source): Tree {
  return property(source.range(node.pos, node.end), convert(node.name, source), convert(node.value, source));
}

function object(range: Range, properties: readonly Tree[]): Made<TSESTree.ObjectExpression> {
  return { type: "ObjectExpression", range, properties, parent: undefined };
}

function property(range: Range, key: Tree | null, value: Tree | null): Made<TSESTree.Property> {
  return {
    type: "Property",
    range,
    computed: false,
    key,
    kind: "init",
    method: false,
    optional: false,
    shorthand: false,
    value,
    parent: undefined,
  };
}

export const IMPORT_TYPES: Room = { [ts.SyntaxKind.ImportType]: importType };
