import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf } from "../../../server/rules/object-literal";
import { isFunction, memberOf } from "../../../server/rules/tree-questions";

/** What renews or ends a session is right to take a token that has run out. */
const TAKES_OLD_TOKENS = /refresh|renew|expired?|logout|log_?out|sign_?out|revoke|invalidate|blacklist/i;

const LOOKS_UP = /^(?:find|get|load|lookup)(?=$|[A-Z])/;

const check: CodeCheck = (context) => {
  if (comparesEnd(context)) return;
  for (const property of context.nodes("Property")) {
    if (keyOf(property) !== "ignoreExpiration" || context.parentOf(property)?.type !== "ObjectExpression") continue;
    if (context.constantOf(property.value) !== true || isForDevelopmentOnly(context, property)) continue;
    if (readsStored(context, property.parent)) continue;
    if (!namesAround(context, property).some((name) => TAKES_OLD_TOKENS.test(name))) context.report({ node: property });
  }
};

export default check;

/** `if (claims.exp < now)`: the code looks at the end itself. */
function comparesEnd(context: CheckContext): boolean {
  return context.nodes("BinaryExpression").some(({ operator, left, right }) => {
    return /^[<>]=?$/.test(operator) && [left, right].some((side) => endOf(side));
  });
}

function endOf(side: TSESTree.Node): boolean {
  if (side.type === "BinaryExpression") return endOf(side.left) || endOf(side.right);
  return memberOf(side) === "exp";
}

/** True for options of a call that looks a token up in a store of its own: what it has found, it can look at. */
function readsStored(context: CheckContext, options: TSESTree.Node): boolean {
  const call = context.parentOf(options);
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false;
  return LOOKS_UP.test(memberOf(call.callee) ?? "");
}

/** Names of the functions, methods, classes and variables around a node. */
function namesAround(context: CheckContext, node: TSESTree.Node): string[] {
  const names: string[] = [];
  for (let outer = context.parentOf(node); outer; outer = context.parentOf(outer)) {
    const key =
      outer.type === "VariableDeclarator" ||
      outer.type === "ClassDeclaration" ||
      (isFunction(outer) && outer.type !== "ArrowFunctionExpression")
        ? outer.id
        : outer.type === "MethodDefinition" || outer.type === "PropertyDefinition" || outer.type === "Property"
          ? outer.key
          : undefined;
    if (key?.type === "Identifier") names.push(key.name);
    const called = outer.type === "CallExpression" ? outer.arguments[0] : undefined;
    const path = called && context.constantOf(called);
    if (typeof path === "string") names.push(path);
  }
  return names;
}
