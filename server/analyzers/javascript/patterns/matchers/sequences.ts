import type { TSESTree } from "@typescript-eslint/types";
import type { Compile, Matcher, Matching, Next } from "./matching";
import { holeOf } from "../syntax/placeholders";

type Node = TSESTree.Node;

/** One item of a list in a pattern. */
export type Item = { readonly match: Matcher } | { readonly ellipsis: string | undefined } | { readonly isElision: true };

/** Items of a list: an ellipsis where the pattern has one, the item's own matcher elsewhere. */
export function compileItems(patterns: readonly (Node | null)[], compile: Compile): Item[] {
  return patterns.map((pattern) => {
    if (!pattern) return { isElision: true };
    const hole = holeOf(pattern);
    return hole?.kind === "ellipsis" ? { ellipsis: hole.name } : { match: compile(pattern) };
  });
}

/** Matches a list in its order; an ellipsis takes as few items as it can, then more. */
export function matchInOrder(items: readonly Item[], codes: readonly (Node | null)[], at: number, match: Matching, next: Next): boolean {
  return fromItem(0, 0);

  function fromItem(item: number, code: number): boolean {
    match.step();
    const current = items[item];
    if (!current) return code === codes.length && next();
    const node = codes[code];
    if ("isElision" in current) return node === null && fromItem(item + 1, code + 1);
    if ("match" in current) {
      return node ? current.match(node, match, () => fromItem(item + 1, code + 1)) : false;
    }
    const name = current.ellipsis;
    const isLast = item === items.length - 1;
    for (let end = isLast ? codes.length : code; end <= codes.length; end++) {
      const goOn = (): boolean => fromItem(item + 1, end);
      if (name === undefined ? goOn() : match.bindNodes(name, present(codes.slice(code, end)), at, goOn)) return true;
    }
    return false;
  }
}

/**
 * Matches every item of the pattern with another item of the code in any order; what the code has besides does not matter,
 * as in Semgrep's objects, classes, attributes and imports.
 */
export function matchSubset(matchers: readonly Matcher[], codes: readonly Node[], match: Matching, next: Next): boolean {
  const taken = new Set<number>();
  return fromItem(0);

  function fromItem(item: number): boolean {
    const current = matchers[item];
    if (!current) return next();
    for (const [index, node] of codes.entries()) {
      if (taken.has(index)) continue;
      match.step();
      taken.add(index);
      const done = current(node, match, () => fromItem(item + 1));
      taken.delete(index);
      if (done) return true;
    }
    return false;
  }
}

/** The matchers of an unordered list, without its ellipses: there they say nothing. */
export function compileSubset(patterns: readonly Node[], compile: Compile): Matcher[] {
  return patterns.filter((pattern) => holeOf(pattern)?.kind !== "ellipsis").map(compile);
}

function present(nodes: readonly (Node | null)[]): Node[] {
  return nodes.filter((node) => node !== null);
}
