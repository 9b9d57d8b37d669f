import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { functionAround, memberOf } from "./tree-questions";

/** What registers handlers: an application, a router, a server. */
export interface RouteOwner {
  /** The call that makes it. */
  readonly made: TSESTree.CallExpression | TSESTree.NewExpression;
  /** By what it was made: "express", "express.Router". */
  readonly maker: string;
}

/** A call such as `app.use("/api", limiter, api)` or `router.post("/login", login)`. */
export interface Registration {
  readonly call: TSESTree.CallExpression;
  readonly owner: RouteOwner;
  /** `use`, `get`, `register` … */
  readonly method: string;
  /** What was given for the path, where something was. */
  readonly path: TSESTree.Node | undefined;
  /** Handlers, middleware, and options in between; lists count as their elements. */
  readonly handlers: readonly TSESTree.Node[];
}

const MAKERS =
  /^(?:express|express\.Router|express\.default|connect|polka|restana|fastify|fastify\.fastify|restify\.createServer|koa|@koa\/router|koa-router|hapi\.Server|@hapi\/hapi\.[sS]erver|hapi\.server|hono\.Hono)$/;

const VERBS = new Set(["get", "post", "put", "patch", "delete", "del", "all", "head", "options", "opts"]);
const OTHERS = new Set(["use", "register", "route", "pre", "param"]);

/** Methods whose handlers run for the routes after them as well. */
const FOR_ALL = new Set(["use", "register", "pre"]);

/** Methods that change something. */
export const CHANGING = new Set(["post", "put", "patch", "delete", "del", "all"]);

const known = new WeakMap<TSESTree.Program, readonly Registration[]>();

/** All registrations of handlers in a module, in the order in which they run, of owners that the module makes itself. */
export function registrationsIn(context: CheckContext): readonly Registration[] {
  let found = known.get(context.ast);
  if (!found) known.set(context.ast, (found = findRegistrations(context)));
  return found;
}

function findRegistrations(context: CheckContext): readonly Registration[] {
  const found: Registration[] = [];
  for (const call of context.nodes("CallExpression")) {
    const method = memberOf(call.callee);
    if (method === undefined || call.callee.type !== "MemberExpression" || (!VERBS.has(method) && !OTHERS.has(method))) continue;
    const owner = ownerOf(context, call.callee.object);
    if (!owner) continue;
    const onRoute = routeCall(context, call.callee.object);
    const [first] = call.arguments;
    const isPath = !onRoute && first !== undefined && isPathLike(context, first);
    const rest = isPath ? call.arguments.slice(1) : call.arguments;
    const handlers = rest.flatMap((argument) => elementsOf(context, argument));
    found.push({ call, owner, method, path: isPath ? first : onRoute?.arguments[0], handlers });
  }
  // Of a chain, what is called first ends first.
  return found.sort((a, b) => a.call.range[1] - b.call.range[1]);
}

/**
 * What runs before a route of its owner, and before the owner itself where the module mounts it; undefined for a router of which nobody
 * here says where it is mounted, so that anything may run before it.
 */
export function runsBefore(context: CheckContext, route: Registration, depth = 0): readonly Registration[] | undefined {
  const all = registrationsIn(context);
  const before = all.filter(
    ({ owner, call, method }) => owner.made === route.owner.made && call.range[1] < route.call.range[1] && FOR_ALL.has(method),
  );
  if (!/[rR]outer/.test(route.owner.maker)) return before;
  const mount = depth < 4 ? all.find((other) => other.owner.made !== route.owner.made && mounts(context, other, route.owner)) : undefined;
  const outer = mount && runsBefore(context, mount, depth + 1);
  return outer && [...outer, ...before];
}

/** True where a router, or what a function that makes it returns, is handed to another's `use`. */
function mounts(context: CheckContext, registration: Registration, owner: RouteOwner): boolean {
  return registration.handlers.some((handler) => {
    if (ownerOf(context, handler)?.made === owner.made) return true;
    const value = context.valueOf(handler);
    const maker = value.type === "CallExpression" ? context.functionOf(value.callee) : undefined;
    return maker !== undefined && functionAround(context, owner.made) === maker;
  });
}

/** The application or router that an expression is, also at the beginning of a chain: `express().get(…).post(…)`. */
export function ownerOf(context: CheckContext, expression: TSESTree.Node): RouteOwner | undefined {
  let node = context.valueOf(expression);
  for (let depth = 0; depth < 200; depth++) {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
    const maker = context.nameOf(node.callee);
    if (maker !== undefined) return MAKERS.test(maker) ? { made: node, maker } : undefined;
    if (node.callee.type !== "MemberExpression") return undefined;
    const method = memberOf(node.callee);
    if (method === undefined || (!VERBS.has(method) && !OTHERS.has(method))) return undefined;
    node = context.valueOf(node.callee.object);
  }
  return undefined;
}

/** The `app.route("/path")` that a chain of handlers begins with. */
function routeCall(context: CheckContext, receiver: TSESTree.Node): TSESTree.CallExpression | undefined {
  let node = context.valueOf(receiver);
  while (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
    if (memberOf(node.callee) === "route" && node.arguments.length === 1 && isPathLike(context, node.arguments[0] ?? node)) return node;
    node = context.valueOf(node.callee.object);
  }
  return undefined;
}

function isPathLike(context: CheckContext, node: TSESTree.Node): boolean {
  const value = context.valueOf(node);
  if (typeof context.constantOf(value) === "string" || value.type === "TemplateLiteral" || value.type === "BinaryExpression") return true;
  if (value.type === "Literal") return "regex" in value;
  if (value.type === "ArrayExpression") return value.elements.some((element) => element !== null && isPathLike(context, element));
  return value.type === "NewExpression" && context.nameOf(value.callee) === "RegExp";
}

function elementsOf(context: CheckContext, node: TSESTree.Node): TSESTree.Node[] {
  const value = context.valueOf(node);
  if (value.type !== "ArrayExpression") return [node];
  return value.elements.flatMap((element) => (element === null ? [] : elementsOf(context, element)));
}
