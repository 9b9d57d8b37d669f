import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { functionAround, memberOf } from "./tree-questions";

type Node = TSESTree.Node;

/** Functions that turn text, numbers or bytes into bytes without adding anything of their own. */
const MAKERS = /^(?:Buffer|TextEncoder|Uint(?:8|16|32)Array(?:\.from)?|Buffer\.from|Buffer\.concat|atob|btoa|String|ArrayBuffer|DataView)$/;
const EMPTY_MAKERS = /^(?:Buffer\.alloc|Uint(?:8|16|32)Array|ArrayBuffer)$/;
const RANDOM_MAKERS = /random/i;
/** Methods that give another form of the same bytes. */
const FORMS = new Set(["slice", "subarray", "substring", "substr", "toString", "buffer", "encode", "trim", "padEnd", "padStart", "repeat"]);
/** Calls that only read what they are given. */
const READERS = /(?:^|\.|_)(?:create(?:De)?[cC]ipheriv|(?:en|de)crypt\w*|concat|from|log|easy|start|toString|secretbox|box|after)$/;
const READING_METHODS = new Set(["toString", "slice", "subarray", "equals", "length", "byteLength", "buffer"]);
const MAX_DEPTH = 6;

/** What says that bytes are no constant of this file but the same all the same. */
export type Fixedness = "constant" | "setting" | "once";

/**
 * How an expression gives the same bytes each time that it is evaluated: written in the code, read from an environment variable, or
 * made when the module is loaded although `use` runs again and again. Undefined where it may give others.
 * @param parsers further functions that make bytes of what they are given, as names
 */
export function fixednessOf(context: CheckContext, expression: Node, use: Node, parsers: RegExp, depth = 0): Fixedness | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const constant = context.constantOf(expression);
  if (typeof constant === "string") return constant === "" ? undefined : "constant";
  if (typeof constant === "number") return "constant";
  const node = context.valueOf(expression);
  const recurse = (inner: Node): Fixedness | undefined => fixednessOf(context, inner, use, parsers, depth + 1);
  switch (node.type) {
    case "ArrayExpression":
      return worst(node.elements.map((element) => element && recurse(element)));
    case "MemberExpression":
      if (context.nameOf(node)?.startsWith("process.env.") === true) return "setting";
      return FORMS.has(memberOf(node) ?? "") ? recurse(node.object) : undefined;
    case "LogicalExpression":
      return worst([recurse(node.left), recurse(node.right)]);
    case "TSNonNullExpression":
    case "TSAsExpression":
      return recurse(node.expression);
    case "CallExpression":
    case "NewExpression":
      return fixednessOfCall(context, expression, node, use, parsers, recurse);
    default:
      return undefined;
  }
}

function fixednessOfCall(
  context: CheckContext,
  expression: Node,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  use: Node,
  parsers: RegExp,
  recurse: (inner: Node) => Fixedness | undefined,
): Fixedness | undefined {
  const name = context.nameOf(call.callee);
  const [first] = call.arguments;
  if (name === undefined) {
    const { callee } = call;
    if (callee.type !== "MemberExpression" || !FORMS.has(memberOf(callee) ?? "")) return undefined;
    const encoder = context.valueOf(callee.object);
    const isEncoder = encoder.type === "NewExpression" && context.nameOf(encoder.callee) === "TextEncoder";
    return isEncoder ? first && recurse(first) : recurse(callee.object);
  }
  const length = first && context.constantOf(first);
  if (EMPTY_MAKERS.test(name) && typeof length === "number") return isWritten(context, expression) ? undefined : "constant";
  if (MAKERS.test(name) || parsers.test(name)) return first && !isWritten(context, expression) ? recurse(first) : undefined;
  const isMadeOnce = RANDOM_MAKERS.test(name) && first !== undefined && call.type === "CallExpression";
  return isMadeOnce && !functionAround(context, call) && runsAgain(context, use) && !isReassigned(context, expression) ? "once" : undefined;
}

function worst(all: readonly (Fixedness | null | undefined)[]): Fixedness | undefined {
  if (all.length === 0 || all.some((one) => !one)) return undefined;
  return all.find((one) => one === "setting" || one === "once") ?? "constant";
}

/** Inside a function that somebody else may call, as opposed to one that is called where it is written. */
function runsAgain(context: CheckContext, use: Node): boolean {
  const around = functionAround(context, use);
  if (!around) return false;
  if (around.type !== "FunctionDeclaration") {
    const parent = context.parentOf(around);
    return !(parent?.type === "CallExpression" && parent.callee === around);
  }
  return around.id?.name !== "main";
}

function isReassigned(context: CheckContext, expression: Node): boolean {
  return expression.type === "Identifier" && context.valueOf(expression) === expression;
}

/** True where something may fill a variable's bytes: whatever is done with it other than reading it in ways that are known. */
function isWritten(context: CheckContext, expression: Node): boolean {
  if (expression.type !== "Identifier") return false;
  const definition = context.definitionOf(expression);
  return context.nodes("Identifier").some((use) => {
    if (use === expression || use.name !== expression.name || context.definitionOf(use) !== definition) return false;
    return !isRead(context, use);
  });
}

function isRead(context: CheckContext, use: TSESTree.Identifier): boolean {
  const parent = context.parentOf(use);
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id === use;
    case "MemberExpression":
      return parent.property === use || READING_METHODS.has(memberOf(parent) ?? "");
    case "ArrayExpression":
    case "Property":
      return true;
    case "CallExpression": {
      const callee = parent.callee.type === "MemberExpression" ? memberOf(parent.callee) : context.nameOf(parent.callee);
      return READERS.test(callee ?? "");
    }
    default:
      return false;
  }
}
