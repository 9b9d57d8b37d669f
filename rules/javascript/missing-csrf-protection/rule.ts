import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";
import { CHANGING, registrationsIn, runsBefore, type Registration } from "../../../server/rules/routes";
import { isInside, memberOf, packageBehind } from "../../../server/rules/tree-questions";

/** What makes requests with cookies something more than requests. */
const READS_COOKIES =
  /^(?:cookie-parser|express-session|cookie-session|client-sessions|express\.(?:cookieParser|session|cookieSession)|@fastify\/(?:cookie|session|secure-session)|fastify-(?:cookie|session|secure-session))$/;
const FASTIFY = /^(?:@fastify\/|fastify-)/;
const PROTECTS = /csrf|xsrf|same[-_]?origin|sec-fetch-site/i;
const SESSION_DATA = /^(?:cookies|signedCookies|session|user|isAuthenticated)$/;
const MAX_DEPTH = 3;

const check: CodeCheck = (context) => {
  const reported = new Set<TSESTree.Node>();
  for (const route of registrationsIn(context)) {
    const handlers = changingHandlers(context, route);
    if (!handlers?.some((handler) => usesSession(context, handler)) || isProtected(context, route)) continue;
    const before = runsBefore(context, route) ?? [];
    const middleware = [...before, route].flatMap((other) => other.handlers.filter((handler) => readsCookies(context, handler)));
    const isFastify = route.owner.maker.startsWith("fastify");
    const first = isFastify ? fastifyPlugin(context) : middleware[0];
    if (!first || reported.has(first) || isSameSite(context, first)) continue;
    // A plugin of Fastify only offers the protection; a route or a hook asks for it.
    if (!isFastify && before.some((other) => isProtected(context, other))) continue;
    reported.add(first);
    context.report({ node: first, facts: { route: describe(context, route) } });
  }
};

export default check;

/** The handlers of a route that changes something; undefined for others. */
function changingHandlers(context: CheckContext, { method, handlers }: Registration): FunctionNode[] | undefined {
  const [options] = handlers;
  const object = options && context.valueOf(options);
  if (method === "route" && object?.type === "ObjectExpression") {
    const verb = propertyOf(object, "method");
    const handler = propertyOf(object, "handler");
    const text = verb && context.constantOf(verb.value);
    const code = handler && context.functionOf(handler.value);
    return typeof text === "string" && CHANGING.has(text.toLowerCase()) && code ? [code] : undefined;
  }
  return CHANGING.has(method) ? handlers.flatMap((handler) => functionsIn(context, handler)) : undefined;
}

/** A handler, or those that a wrapper such as `catchErrors(f)` is given. */
function functionsIn(context: CheckContext, handler: TSESTree.Node): FunctionNode[] {
  const code = context.functionOf(handler);
  if (code) return [code];
  const value = context.valueOf(handler);
  return value.type === "CallExpression" ? value.arguments.flatMap((argument) => context.functionOf(argument) ?? []) : [];
}

/** True where a handler reads what belongs to the user whose browser sends the cookie, other than a captcha that nobody can guess. */
function usesSession(context: CheckContext, handler: FunctionNode): boolean {
  const [request] = handler.params;
  if (request?.type !== "Identifier") return false;
  return context.nodes("MemberExpression").some((node) => {
    if (!isInside(node, handler) || node.object.type !== "Identifier" || node.object.name !== request.name) return false;
    if (!SESSION_DATA.test(memberOf(node) ?? "")) return false;
    const parent = context.parentOf(node);
    return parent?.type !== "MemberExpression" || !/captcha/i.test(memberOf(parent) ?? "");
  });
}

function readsCookies(context: CheckContext, node: TSESTree.Node): boolean {
  return READS_COOKIES.test(packageBehind(context, node) ?? "");
}

/** Plugins of Fastify count for the whole server, wherever they are registered. */
function fastifyPlugin(context: CheckContext): TSESTree.Node | undefined {
  const calls = context.nodes("CallExpression").filter(({ callee }) => memberOf(callee) === "register" || memberOf(callee) === "addHook");
  if (
    calls.some((call) => memberOf(call.callee) === "addHook" && call.arguments.some((argument) => speaksOfProtection(context, argument, 0)))
  )
    return undefined;
  return calls
    .flatMap(({ arguments: [plugin] }) => plugin ?? [])
    .find((plugin) => {
      const name = context.nameOf(plugin) ?? "";
      return FASTIFY.test(name) && READS_COOKIES.test(name);
    });
}

function isProtected(context: CheckContext, { handlers }: Registration): boolean {
  return handlers.some((handler) => speaksOfProtection(context, handler, 0));
}

/** True where a middleware, what it was made with, or its code names a protection. */
function speaksOfProtection(context: CheckContext, node: TSESTree.Node, depth: number): boolean {
  const value = context.valueOf(node);
  const places = [node, value, context.functionOf(node)].filter((place) => place !== undefined);
  if (wordsOfProtection(context).some((word) => places.some((place) => isInside(word, place)))) return true;
  return value.type === "CallExpression" && depth < MAX_DEPTH && speaksOfProtection(context, value.callee, depth + 1);
}

const known = new WeakMap<TSESTree.Program, readonly TSESTree.Node[]>();

/** Names and texts of the module that name a protection; comments don't protect. */
function wordsOfProtection(context: CheckContext): readonly TSESTree.Node[] {
  let words = known.get(context.ast);
  if (!words) {
    words = context
      .nodes("Identifier", "Literal")
      .filter((node) =>
        PROTECTS.test(
          node.type === "Identifier" ? node.name : typeof node.value === "string" && !node.value.includes(" ") ? node.value : "",
        ),
      );
    known.set(context.ast, words);
  }
  return words;
}

/** A session whose cookie browsers do not send along with requests of other sites. */
function isSameSite(context: CheckContext, middleware: TSESTree.Node): boolean {
  return /sameSite["']?\s*:\s*(?:["'](?:lax|strict)["']|true)/i.test(textOf(context, context.valueOf(middleware)));
}

function textOf(context: CheckContext, { range }: TSESTree.Node): string {
  return context.document.textOf({ start: range[0], end: range[1] });
}

function describe(context: CheckContext, { method, path, handlers }: Registration): string {
  const object = method === "route" && handlers[0] ? context.valueOf(handlers[0]) : undefined;
  const inOptions = object?.type === "ObjectExpression" ? (propertyOf(object, "url") ?? propertyOf(object, "path"))?.value : undefined;
  const node = inOptions ?? path;
  const constant = node && context.constantOf(node);
  const verb = method === "route" || method === "all" ? "POST" : method.toUpperCase();
  return typeof constant === "string" ? `${verb} ${constant}` : `a ${verb} route`;
}
