import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { isNode } from "../../syntax/tree";
import type { Compile, Matcher, Matching, Next } from "./matching";
import { isEllipsis } from "../syntax/placeholders";
import { compileItems, matchInOrder } from "./sequences";

type Node = TSESTree.Node;

/** Matches one property of a node. */
type PartMatcher = (code: unknown, at: number, match: Matching, next: Next) => boolean;

/** Words and signs that tell nodes of one type apart. */
const TELLING = ["operator", "prefix", "kind", "name", "raw", "value"] as const;

/** Marks that the code may have although the pattern does not name them. */
const MARKS = ["async", "generator", "static", "await", "abstract", "readonly", "declare", "const", "definite", "override"] as const;

/** Parts that the code may have although the pattern does not: types, decorators, `else`, `catch`, a superclass. */
const MAY_BE_LEFT_OUT = new Set([
  ...["typeAnnotation", "returnType", "typeParameters", "typeArguments", "superTypeArguments", "decorators", "implements", "superClass"],
  ...["alternate", "handler", "finalizer", "param", "attributes", "extends"],
]);

/**
 * Matches a node of the pattern with one of the same type, part by part: the way for all syntax that Semgrep has no
 * equivalence for. `...` stands for any part, or for any number of items in a list.
 */
export function compileStructure(pattern: Node, compile: Compile): Matcher {
  const record = pattern as unknown as Record<string, unknown>;
  const parts = (visitorKeys[pattern.type] ?? [])
    .map((key) => ({ key, match: compilePart(key, record[key], compile) }))
    .filter((part): part is { key: string; match: PartMatcher } => part.match !== undefined);
  const told = TELLING.filter((key) => typeof record[key] === "string" || typeof record[key] === "boolean");
  const marked = MARKS.filter((key) => record[key] === true);
  return (code, match, next) => {
    if (code.type !== pattern.type) return false;
    const given = code as unknown as Record<string, unknown>;
    if (!told.every((key) => given[key] === record[key]) || !marked.every((key) => given[key] === true)) return false;
    const fromPart = (index: number): boolean => {
      const part = parts[index];
      return part ? part.match(given[part.key], code.range[1], match, () => fromPart(index + 1)) : next();
    };
    return fromPart(0);
  };
}

/** Undefined for a part that may be anything. */
function compilePart(key: string, value: unknown, compile: Compile): PartMatcher | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0 && MAY_BE_LEFT_OUT.has(key)) return undefined;
    const items = compileItems(value as (Node | null)[], compile);
    return (code, at, match, next) => Array.isArray(code) && matchInOrder(items, code as (Node | null)[], at, match, next);
  }
  if (!isNode(value)) return MAY_BE_LEFT_OUT.has(key) ? undefined : (code, _at, _match, next) => !isNode(code) && next();
  if (isEllipsis(value)) return undefined;
  const inner = compile(value);
  return (code, _at, match, next) => isNode(code) && inner(code, match, next);
}
