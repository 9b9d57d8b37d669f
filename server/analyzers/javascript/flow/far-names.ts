import type { TSESTree } from "@typescript-eslint/types";
import { isFunction } from "../../../rules/tree-questions";
import { PROPERTY_NAME, type Taint } from "./taint";

type Node = TSESTree.Node;

/**
 * True for a name that nobody is known to have chosen, and that is used in another function than it is listed in. One that merges objects or
 * follows a path has both in itself; what functions hand on to each other is mostly the names that the program gives things.
 */
export function isFarFetched({ source }: Taint, sink: Node): boolean {
  if (source.kind !== PROPERTY_NAME) return false;
  const [listing, using] = [functionAround(source.node), functionAround(sink)];
  return listing !== using && !isAround(listing, using) && !isAround(using, listing);
}

function functionAround(node: Node): Node | undefined {
  let around: Node | undefined = node.parent;
  while (around && !isFunction(around)) around = around.parent;
  return around;
}

/** True for a function that the other is written in. */
function isAround(outer: Node | undefined, inner: Node | undefined): boolean {
  for (let node = inner; node; node = node.parent) if (node === outer) return true;
  return false;
}
