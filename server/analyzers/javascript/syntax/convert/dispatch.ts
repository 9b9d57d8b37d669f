import ts from "typescript";
import { NONE, type Source, type Tree } from "./source";

/** Makes a node of one of TypeScript's, with all that is in it. */
export type Convert<N extends ts.Node> = (node: N, source: Source) => Tree | null;

/** Who converts what. */
export type Room = Readonly<Partial<Record<ts.SyntaxKind, Convert<never>>>>;

/**
 * Small functions that each see one kind of node, and no switch: engines are quick with functions to which everything that comes looks alike,
 * and slow with long ones.
 */
const TABLE: Convert<ts.Node>[] = [];

/** Rooms convert each other's nodes, so that they know this table and not each other. */
export function furnish(rooms: readonly Room[], others: Convert<ts.Node>): void {
  for (let kind = 0; kind < ts.SyntaxKind.Count; kind++) TABLE.push(others);
  for (const room of rooms) {
    for (const [kind, converts] of Object.entries(room)) TABLE[Number(kind)] = converts as Convert<ts.Node>;
  }
}

export function convert(node: ts.Node, source: Source): Tree | null {
  return (TABLE[node.kind] as Convert<ts.Node>)(node, source);
}

export function convertIfAny(node: ts.Node | undefined, source: Source): Tree | null {
  return node ? convert(node, source) : null;
}

export function convertAll(nodes: readonly ts.Node[] | undefined, source: Source): readonly (Tree | null)[] {
  return nodes ? listOf(nodes, source, convert) : NONE;
}

/** Lists are mostly short, and these are made at their size at once. */
export function listOf<N, T>(nodes: readonly N[], source: Source, make: (node: N, source: Source) => T): T[] {
  switch (nodes.length) {
    case 0:
      return [];
    case 1:
      return [make(nodes[0] as N, source)];
    case 2:
      return [make(nodes[0] as N, source), make(nodes[1] as N, source)];
    case 3:
      return [make(nodes[0] as N, source), make(nodes[1] as N, source), make(nodes[2] as N, source)];
    default:
      return nodes.map((node) => make(node, source));
  }
}
