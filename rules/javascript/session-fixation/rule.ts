import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { registrationsIn } from "../../../server/rules/routes";
import { functionAround, isFunction, isInside, memberOf } from "../../../server/rules/tree-questions";
import { wordsOf } from "../../../server/rules/words";

const REQUEST = /^_?req(?:uest)?$/;
/** Properties of a session that say who somebody is. */
const IDENTITY =
  /^(?:user|userid|username|uid|account|accountid|member|customer|customerid|auth|authenticated|loggedin|login|logged|admin|passport)$/;
const LOGIN = /log[-_ ]?in|sign[-_ ]?in|logon|authenticat/i;
/** What gives the session a new name, or keeps none that could be set before. */
const RENEWS = /^(?:regenerate|regenerateSession|regenerateAsync|renew|logIn|authenticate|rotate)$/;
const IN_THE_COOKIE = /^(?:cookie-session|client-sessions|iron-session|@fastify\/secure-session)$/;

const check: CodeCheck = (context) => {
  if (importsOne(context, IN_THE_COOKIE)) return;
  // What a login stores is stored in one session: one repair, before the first of it, mends all.
  const told = new Set<FunctionNode>();
  for (const assignment of context.nodes("AssignmentExpression")) {
    const property = identityStored(context, assignment);
    if (property === undefined) continue;
    const handler = handlerAround(context, assignment);
    if (!handler || told.has(handler) || !isLogin(context, assignment, handler) || isRenewed(context, handler)) continue;
    told.add(handler);
    context.report({ node: assignment, facts: { property } });
  }
};

export default check;

/** The property of the request's session that says from now on who its user is. */
function identityStored(context: CheckContext, { left, right, operator }: TSESTree.AssignmentExpression): string | undefined {
  if (operator !== "=" || left.type !== "MemberExpression" || memberOf(left.object) !== "session") return undefined;
  const owner = left.object.type === "MemberExpression" ? left.object.object : undefined;
  const property = memberOf(left);
  if (owner?.type !== "Identifier" || !REQUEST.test(owner.name) || property === undefined) return undefined;
  const words = wordsOf(property);
  if (!words.some((word) => IDENTITY.test(word)) && !IDENTITY.test(property.toLowerCase())) return undefined;
  const constant = context.constantOf(right);
  const isEnd = constant === null || constant === false || constant === "" || (right.type === "Identifier" && right.name === "undefined");
  return isEnd || (right.type === "UnaryExpression" && right.operator === "void") ? undefined : property;
}

/** The outermost function around a node that takes a request. */
function handlerAround(context: CheckContext, node: TSESTree.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let around = functionAround(context, node); around; around = functionAround(context, around)) {
    if (around.params.some((parameter) => parameter.type === "Identifier" && REQUEST.test(parameter.name))) found = around;
  }
  return found;
}

/** True where names on the way from the handler to the node, or the path that it is registered under, speak of a login. */
function isLogin(context: CheckContext, node: TSESTree.Node, handler: FunctionNode): boolean {
  const registration = registrationsIn(context).find(({ handlers }) => handlers.some((given) => context.functionOf(given) === handler));
  const path = registration?.path && context.constantOf(registration.path);
  if (typeof path === "string" && LOGIN.test(path)) return true;
  for (let current: TSESTree.Node | undefined = node; current && isInside(current, handler); current = context.parentOf(current)) {
    if (isFunction(current) && LOGIN.test(nameOf(context, current))) return true;
    if (current.type === "CallExpression" && LOGIN.test(calledName(current))) return true;
  }
  const parent = context.parentOf(handler);
  return parent?.type === "CallExpression" && parent.arguments.some((argument) => LOGIN.test(String(context.constantOf(argument) ?? "")));
}

function calledName({ callee }: TSESTree.CallExpression): string {
  return callee.type === "Identifier" ? callee.name : (memberOf(callee) ?? "");
}

/** What a function is called where it is declared, assigned or stored. */
function nameOf(context: CheckContext, code: FunctionNode): string {
  if (code.id) return code.id.name;
  const parent = context.parentOf(code);
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : "";
    case "AssignmentExpression":
      return memberOf(parent.left) ?? (parent.left.type === "Identifier" ? parent.left.name : "");
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return parent.key.type === "Identifier" ? parent.key.name : "";
    default:
      return "";
  }
}

function isRenewed(context: CheckContext, handler: FunctionNode): boolean {
  return context.nodes("CallExpression").some((call) => isInside(call, handler) && RENEWS.test(calledName(call)));
}

function importsOne(context: CheckContext, names: RegExp): boolean {
  return (
    context.nodes("ImportDeclaration").some(({ source }) => names.test(source.value)) ||
    context.nodes("CallExpression").some((call) => names.test(context.nameOf(call) ?? ""))
  );
}
