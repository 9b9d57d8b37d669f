import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { keyOf } from "../../../server/rules/object-literal";
import { registrationsIn } from "../../../server/rules/routes";
import { isFunction, memberOf } from "../../../server/rules/tree-questions";

const SERVER = /^https?\.createServer$/;
/** Packages that set the header, or take care of what reaches the browser. */
const PROTECTING =
  /^(?:helmet|frameguard|lusca|koa-helmet|@fastify\/helmet|fastify-helmet|x-frame-options|hapi-xss|blankie|hood|iron-router|nuxt-security)\b/;
const HEADER = /^(?:x-frame-options|content-security-policy)$/i;
const SETS = /^(?:set|header|setHeader|append|appendHeader|writeHead|headers|setHeaders)$/;
/** What another file registers may set it as well. */
const SOUNDS_PROTECTING = /secur|header|helmet|frame|csp|middleware|protect/i;

const check: CodeCheck = (context) => {
  const servers = serversIn(context);
  if (servers.length === 0 || isProtected(context)) return;
  for (const node of servers) context.report({ node });
};

export default check;

/** Servers and applications with handlers that are written here, so that what they answer with is known. */
function serversIn(context: CheckContext): TSESTree.Node[] {
  const found = new Set<TSESTree.Node>();
  for (const { owner, handlers } of registrationsIn(context)) {
    const isApplication = !/[rR]outer/.test(owner.maker);
    const isWritten = handlers.some(
      (handler) => context.functionOf(handler) !== undefined || context.valueOf(handler).type === "ObjectExpression",
    );
    if (isApplication && isWritten) found.add(owner.made);
  }
  for (const call of context.nodes("CallExpression")) {
    const handles = call.arguments.some((argument) => isFunction(argument) && argument.params.length >= 2);
    if (SERVER.test(context.nameOf(call.callee) ?? "") && handles) found.add(call);
  }
  return [...found];
}

function isProtected(context: CheckContext): boolean {
  for (const { source } of context.nodes("ImportDeclaration")) if (protects(source.value)) return true;
  for (const call of context.nodes("CallExpression")) {
    const [first, second] = call.arguments;
    const constant = first && context.constantOf(first);
    const isImport = call.callee.type === "Identifier" && call.callee.name === "require";
    if (isImport && typeof constant === "string" && protects(constant)) return true;
    if (second && typeof constant === "string" && HEADER.test(constant) && SETS.test(memberOf(call.callee) ?? "")) return true;
  }
  return context
    .nodes("Property")
    .some((property) => HEADER.test(keyOf(property) ?? "") || /^(?:xframe|frameOptions)$/i.test(keyOf(property) ?? ""));
}

function protects(specifier: string): boolean {
  return PROTECTING.test(specifier) || (specifier.startsWith(".") && SOUNDS_PROTECTING.test(specifier));
}
