import type { TSESTree } from "@typescript-eslint/types";

type Node = TSESTree.Node;

/**
 * The names that stand for Semgrep's own syntax in a pattern that was made into plain TypeScript (see pattern-text.ts).
 * They begin like metavariables and go on in lower case, which metavariables never do.
 */
export const ELLIPSIS = "$__ellipsis";
export const DEEP = "$__deep";
const MANY = "$__many_";

/** What `$...NAME` is called in the text that the parser gets. */
export function manyName(name: string): string {
  return MANY + name;
}

/** A place in a pattern where more than one code fits. */
export type Hole =
  | { readonly kind: "metavariable"; readonly name: string }
  /** `...` or `$...NAME`: any number of items. */
  | { readonly kind: "ellipsis"; readonly name: string | undefined };

const METAVARIABLE = /^\$[A-Z_][A-Z_0-9]*$/;

/** True for `$X`, `$_` and `$REQ_2`. */
export function isMetavariable(text: string): boolean {
  return METAVARIABLE.test(text);
}

/** True for `$_`, which fits anything and remembers nothing. */
export function isAnonymous(name: string): boolean {
  return name === "$_";
}

export function holeOfName(name: string): Hole | undefined {
  if (!name.startsWith("$")) return undefined;
  if (name === ELLIPSIS) return { kind: "ellipsis", name: undefined };
  if (name.startsWith(MANY)) return { kind: "ellipsis", name: `$...${name.slice(MANY.length)}` };
  return isMetavariable(name) ? { kind: "metavariable", name } : undefined;
}

/** What the text of a string, a template's part or a JSX text stands for, where it stands for more than itself. */
export function holeOfText(text: string): Hole | undefined {
  if (text === "..." || text === ELLIPSIS) return { kind: "ellipsis", name: undefined };
  if (/^\$\.\.\.[A-Z_][A-Z_0-9]*$/.test(text)) return { kind: "ellipsis", name: text };
  return holeOfName(text);
}

/** The hole that a node of a pattern is, in any of the places where Semgrep allows one; undefined for code that means itself. */
export function holeOf(node: Node): Hole | undefined {
  switch (node.type) {
    case "Identifier":
    case "JSXIdentifier":
    case "PrivateIdentifier":
      return holeOfName(node.name);
    case "ExpressionStatement":
      return node.expression.type === "Identifier" ? holeOfName(node.expression.name) : undefined;
    case "JSXText":
      return holeOfText(node.value.trim());
    case "TSTypeReference":
      return node.typeArguments ? undefined : holeOf(node.typeName);
    case "Property":
      return node.shorthand ? ellipsisOnly(holeOf(node.key)) : undefined;
    case "PropertyDefinition":
      return node.value ? undefined : ellipsisOnly(holeOf(node.key));
    case "TSPropertySignature":
      return node.typeAnnotation ? undefined : ellipsisOnly(holeOf(node.key));
    case "JSXAttribute":
      return node.value ? undefined : ellipsisOnly(holeOf(node.name));
    case "ImportSpecifier":
      return ellipsisOnly(holeOf(node.local));
    case "SwitchCase":
      return node.test && node.consequent.length === 0 ? ellipsisOnly(holeOf(node.test)) : undefined;
    default:
      return undefined;
  }
}

/** `{ $X }` is a property named by a metavariable, not any property; `{ ... }` is any number of them. */
function ellipsisOnly(hole: Hole | undefined): Hole | undefined {
  return hole?.kind === "ellipsis" ? hole : undefined;
}

export function isEllipsis(node: Node | null | undefined): boolean {
  return node ? holeOf(node)?.kind === "ellipsis" : false;
}

/** The `P` of `<... P ...>`. */
export function deepPatternOf(node: Node): TSESTree.Expression | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== DEEP) return undefined;
  const inner = node.arguments[0];
  return inner && inner.type !== "SpreadElement" ? inner : undefined;
}
