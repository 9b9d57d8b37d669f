import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { childrenOf, isNode } from "../syntax/tree";

type Node = TSESTree.Node;

/** Where nodes say where they are, or what they stand in. */
const PLACES: ReadonlySet<string> = new Set(["range", "loc", "parent"]);
/** Their text is looked at as a whole, whatever is inside of them. */
const READ_AS_TEXT: ReadonlySet<string> = new Set(["BinaryExpression", "LogicalExpression", "ConditionalExpression", "UnaryExpression"]);

/** True for the same code but for white space, and for comments that do not stand inside of an expression. */
export function isSameCode(node: Node, module: JavaScriptModule, other: Node, otherModule: JavaScriptModule): boolean {
  if (node.type === other.type && textOf(node, module) === textOf(other, otherModule)) return true;
  return isSame(node, other, { module, otherModule, withBodies: true });
}

/** The same for what is outside of the bodies of functions. */
export function isSameOutside(node: Node, module: JavaScriptModule, other: Node, otherModule: JavaScriptModule): boolean {
  return isSame(node, other, { module, otherModule, withBodies: false });
}

interface Comparison {
  readonly module: JavaScriptModule;
  readonly otherModule: JavaScriptModule;
  readonly withBodies: boolean;
}

function isSame(a: unknown, b: unknown, comparison: Comparison): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof RegExp || b instanceof RegExp)
    return a instanceof RegExp && b instanceof RegExp && a.source === b.source && a.flags === b.flags;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, (b as unknown[])[index], comparison));
  }
  const isBodyLess = !comparison.withBodies && isNode(a) && isFunction(a);
  const keys = Object.keys(a).filter((key) => !PLACES.has(key) && !(isBodyLess && key === "body"));
  if (keys.length !== Object.keys(b).filter((key) => !PLACES.has(key) && !(isBodyLess && key === "body")).length) return false;
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>];
  if (!keys.every((key) => isSame(one[key], two[key], comparison))) return false;
  if (!isNode(a) || !isNode(b) || !isExpression(a) || (containsFunction(a) && !(comparison.withBodies && READ_AS_TEXT.has(a.type))))
    return true;
  return squeezed(textOf(a, comparison.module)) === squeezed(textOf(b, comparison.otherModule));
}

function isExpression({ type }: Node): boolean {
  return /Expression$|Element$|Literal$|Fragment$/.test(type) && type !== "FunctionExpression" && type !== "ArrowFunctionExpression";
}

function isFunction({ type }: Node): boolean {
  return type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";
}

function containsFunction(node: Node): boolean {
  return childrenOf(node).some((child) => isFunction(child) || containsFunction(child));
}

function textOf(node: Node, module: JavaScriptModule): string {
  return module.document.text.slice(node.range[0], node.range[1]);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

/** A node's text without the bodies of the functions in it. */
export function textOutside(node: Node, module: JavaScriptModule): string {
  let text = "";
  let from = node.range[0];
  const leaveOut = (inner: Node): void => {
    if (isFunction(inner) && "body" in inner && isNode(inner.body)) {
      text += module.document.text.slice(from, inner.body.range[0]);
      from = inner.body.range[1];
    } else for (const child of childrenOf(inner)) leaveOut(child);
  };
  leaveOut(node);
  return text + module.document.text.slice(from, node.range[1]);
}

/**
 * True for a statement that gives importers functions or nothing: whoever does not run these sees nothing of what they do. Not so with
 * whatever names the module's exports or `this`, through which data may be left for others.
 */
export function isOnlyCode(statement: Node | undefined): boolean {
  return statement !== undefined && givesOnlyCode(statement, false) && !reachesFurther(statement);
}

function givesOnlyCode(statement: Node, isExported: boolean): boolean {
  switch (statement.type) {
    case "FunctionDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "ImportDeclaration":
      return true;
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return statement.declaration ? givesOnlyCode(statement.declaration, true) : true;
    case "VariableDeclaration":
      return (
        statement.kind === "const" &&
        statement.declarations.every(({ init }) => init && (isFunction(init) || (!isExported && isRequireCall(init))))
      );
    case "ExpressionStatement":
      if (statement.expression.type === "AssignmentExpression")
        return exportedTarget(statement) !== undefined && isFunction(statement.expression.right);
      return statement.expression.type === "CallExpression";
    default:
      return isExported && isFunction(statement);
  }
}

/** The left side of `exports.name = …`. */
function exportedTarget(statement: Node): Node | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return undefined;
  const { left } = statement.expression;
  const isDirect =
    left.type === "MemberExpression" && !left.computed && left.object.type === "Identifier" && left.object.name === "exports";
  return isDirect ? left : undefined;
}

function isRequireCall(node: Node): boolean {
  return node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
}

function reachesFurther(statement: Node): boolean {
  const left = exportedTarget(statement);
  const isImport = statement.type === "VariableDeclaration" && statement.declarations.every(({ init }) => init && isRequireCall(init));
  const stack: Node[] = [statement];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node === left) continue;
    if (node.type === "ThisExpression" || node.type === "ImportExpression" || node.type === "Super") return true;
    if (node.type === "Identifier" && FURTHER.has(node.name) && !(isImport && node.name === "require")) return true;
    stack.push(...childrenOf(node));
  }
  return false;
}

const FURTHER: ReadonlySet<string> = new Set(["exports", "module", "require", "globalThis", "window", "self", "global", "eval"]);
