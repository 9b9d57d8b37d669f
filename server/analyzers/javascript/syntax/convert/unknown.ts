import ts from "typescript";
import { convert } from "./dispatch";
import { typeAnnotation } from "./names";
import type { Source, Tree } from "./source";

/** What TypeScript keeps on its nodes for itself, and parts of a node that are not in the tree. */
const LEFT_OUT = new Set([
  ...["emitNode", "end", "flags", "flowNode", "id", "jsDoc", "kind", "localSymbol", "locals", "modifierFlagsCache", "nextContainer"],
  ...["original", "parent", "pos", "symbol", "transformFlags", "type", "heritageClauses", "illegalDecorators", "modifiers"],
]);

/** What ESTree has no node for, as in broken code, under a name of its own with all that is in it: that may still be of interest. */
export function unknownNode(node: ts.Node & { readonly type?: ts.TypeNode }, source: Source): Tree {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (LEFT_OUT.has(key)) continue;
    if (Array.isArray(value)) made[key] = value.map((item: unknown) => (isNode(item) ? convert(item, source) : item));
    else made[key] = isNode(value) ? convert(value, source) : value;
  }
  if (node.type) made["typeAnnotation"] = typeAnnotation(node.type, source);
  const type = `TS${ts.SyntaxKind[node.kind]}`;
  return { ...made, type, range: source.range(node.pos, node.end), parent: undefined } as Tree;
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === "object" && value !== null && typeof (value as { kind?: unknown }).kind === "number";
}
