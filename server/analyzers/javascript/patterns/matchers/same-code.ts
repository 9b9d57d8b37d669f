import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import type { JavaScriptModule } from "../../program/module";
import { isNode, unwrap } from "../../syntax/tree";

type Node = TSESTree.Node;

/** What tells two nodes of one type apart besides their children. */
const TELLING = ["name", "operator", "kind", "computed", "prefix", "async", "generator", "delegate", "static", "optional"] as const;

/**
 * True when two pieces of a module are the same code: white space, comments, quotes, casts and `?.` do not count, and two identifiers
 * are the same when they have the same name and do not name different variables. Walks without recursion, so depth does not matter.
 */
export function isSameCode(module: JavaScriptModule, left: Node, right: Node): boolean {
  const pairs: [Node, Node][] = [[left, right]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const a = unwrap(pair[0]);
    const b = unwrap(pair[1]);
    if (a === b) continue;
    const text = plainTextOf(a);
    if (text !== undefined) {
      if (text !== plainTextOf(b)) return false;
      continue;
    }
    if (a.type !== b.type || !haveSameFacts(module, a, b)) return false;
    for (const key of visitorKeys[a.type] ?? []) {
      if (key === "typeAnnotation" && a.type === "Identifier") continue;
      if (!pushPairs(pairs, childAt(a, key), childAt(b, key))) return false;
    }
  }
  return true;
}

function childAt(node: Node, key: string): unknown {
  return (node as unknown as Record<string, unknown>)[key];
}

function pushPairs(pairs: [Node, Node][], left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => pushPairs(pairs, item, right[index]));
  }
  if (!isNode(left) || !isNode(right)) return !isNode(left) && !isNode(right);
  pairs.push([left, right]);
  return true;
}

/** The text of a string however it is quoted. */
function plainTextOf(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

function haveSameFacts(module: JavaScriptModule, a: Node, b: Node): boolean {
  if (a.type === "Literal" && b.type === "Literal") return a.raw === b.raw;
  if (a.type === "TemplateElement" && b.type === "TemplateElement") return a.value.raw === b.value.raw;
  if (a.type === "JSXText" && b.type === "JSXText") return a.value.trim() === b.value.trim();
  if (a.type === "Identifier" && b.type === "Identifier") {
    const first = module.variableOf(a);
    const second = module.variableOf(b);
    // A property or a label has no variable and is the same as whatever has its name.
    if (first && second && first !== second) return false;
  }
  return TELLING.every((key) => (childAt(a, key) ?? false) === (childAt(b, key) ?? false) || isNode(childAt(a, key)));
}
