import type { TSESTree } from "@typescript-eslint/types";
import { childrenOf, unwrap } from "../../syntax/tree";
import { isStatement } from "./code-index";
import { isFunction } from "./functions";
import type { Matcher, Matching, Next } from "./matching";

type Node = TSESTree.Node;

/** `<... P ...>`: P matches the code or anything in it. */
export function compileDeep(inner: Matcher): Matcher {
  return (code, match, next) => (isStatement(code) ? inConditions(inner, code, match, next) : anywhereIn(inner, code, match, next));
}

/** In a statement `<... P ...>` speaks of its own expressions, not of the statements in it, which are asked for themselves. */
function inConditions(inner: Matcher, code: Node, match: Matching, next: Next): boolean {
  return childrenOf(code).some((child) => {
    if (isStatement(child) || child.type === "CatchClause" || child.type === "SwitchCase") return false;
    return anywhereIn(inner, child, match, next);
  });
}

/** Blocks are left out: what stands in a function's body is not a part of the expression that the function is in. */
function anywhereIn(inner: Matcher, code: Node, match: Matching, next: Next): boolean {
  return someNode(
    code,
    (node) => (node.type === "BlockStatement" || node.type === "ClassBody" ? [] : childrenOf(node)),
    (node) => {
      match.step();
      return inner(node, match, next);
    },
  );
}

/** `foo()` as a statement also matches `x = foo()`, `await foo()`, `bar(foo())` and `foo().then(…)`. */
export function implicitlyIn(inner: Matcher, code: Node, match: Matching, next: Next): boolean {
  return someNode(code, implicitParts, (node) => {
    match.step();
    return inner(node, match, next);
  });
}

/** Everything in an expression, but not in functions that it contains. */
export function withinExpression(inner: Matcher, code: Node, match: Matching, next: Next): boolean {
  return someNode(
    code,
    (node) => (isFunction(node) ? [] : childrenOf(node)),
    (node) => {
      match.step();
      return inner(node, match, next);
    },
  );
}

function implicitParts(node: Node): readonly Node[] {
  const code = unwrap(node);
  switch (code.type) {
    case "AssignmentExpression":
      return [code.right];
    case "CallExpression":
      return [code.callee, ...code.arguments];
    case "MemberExpression":
      return [code.object];
    case "AwaitExpression":
    case "SpreadElement":
      return [code.argument];
    case "YieldExpression":
      return code.argument ? [code.argument] : [];
    case "ArrayExpression":
      return code.elements.filter((element) => element !== null);
    case "ObjectExpression":
      return code.properties.map((property) => (property.type === "Property" ? property.value : property.argument));
    default:
      return [];
  }
}

/** Outer nodes before inner ones, in text order, without recursion. */
function someNode(root: Node, partsOf: (node: Node) => readonly Node[], test: (node: Node) => boolean): boolean {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (test(node)) return true;
    const parts = partsOf(node);
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (part) stack.push(part);
    }
  }
  return false;
}
