import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";
import { memberOf } from "./tree-questions";

/**
 * Calls of a method of something that AngularJS hands to a function: by the parameter's name, or by the name that stands for it
 * in a list before the function or in the function's `$inject`.
 */
export function callsOfInjected(context: CheckContext, service: string, methods: readonly string[]): TSESTree.CallExpression[] {
  return context.nodes("CallExpression").filter((call) => {
    const { callee } = call;
    if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier" || !methods.includes(memberOf(callee) ?? ""))
      return false;
    const code = context.definitionOf(callee.object);
    if (!code || (code.type !== "FunctionExpression" && code.type !== "FunctionDeclaration" && code.type !== "ArrowFunctionExpression"))
      return false;
    return injectedAs(context, code, callee.object.name) === service;
  });
}

function injectedAs(context: CheckContext, code: FunctionNode, parameter: string): string | undefined {
  const position = code.params.findIndex((node) => node.type === "Identifier" && node.name === parameter);
  if (position < 0) return undefined;
  const parent = context.parentOf(code);
  const listed = parent?.type === "ArrayExpression" && parent.elements.at(-1) === code ? parent.elements : annotationsOf(context, code);
  const name = listed?.[position];
  const constant = name ? context.constantOf(name) : undefined;
  return typeof constant === "string" ? constant : parameter;
}

/** The list in `configure.$inject = ["$sceProvider"]`. */
function annotationsOf(context: CheckContext, code: FunctionNode): readonly (TSESTree.Node | null)[] | undefined {
  const { id } = code;
  if (!id) return undefined;
  for (const { left, right } of context.nodes("AssignmentExpression")) {
    if (left.type !== "MemberExpression" || memberOf(left) !== "$inject" || left.object.type !== "Identifier") continue;
    if (context.functionOf(left.object) === code && right.type === "ArrayExpression") return right.elements;
  }
  return undefined;
}
