import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { keyOf } from "../../../server/rules/object-literal";
import { registrationsIn, runsBefore, type Registration } from "../../../server/rules/routes";
import { isInside, memberOf, packageBehind } from "../../../server/rules/tree-questions";
import { wordsOf } from "../../../server/rules/words";

const LIMITERS =
  /^(?:express-rate-limit|rate-limiter-flexible|express-brute|express-limiter|express-slow-down|express-throttle|@fastify\/rate-limit|fastify-rate-limit|koa-ratelimit|koa2-ratelimit|koa-rate-limit|hono-rate-limiter|limiter|bottleneck|@nestjs\/throttler|@upstash\/ratelimit|restify\.(?:plugins\.)?throttle)\b/;
const LIMITS = /rate.?limit|limiter|throttl|brute.?force|slow.?down/i;

/** What costs so much that it must not be had as often as somebody likes. */
const COSTLY: readonly (readonly [name: RegExp, words: string])[] = [
  [/^(?:fs|fs\/promises|graceful-fs|fs-extra)\.(?!constants|existsSync)/, "uses the file system"],
  [/^(?:child_process|execa|cross-spawn|shelljs)\b/, "starts a process"],
  [/^(?:bcrypt(?:js)?|argon2|crypto\.(?:scrypt|pbkdf2))/, "computes the hash of a password"],
];
const DATABASES =
  /^(?:mysql2?|pg|pg-promise|mongodb|mongoose|redis|ioredis|sqlite3|better-sqlite3|mssql|knex|sequelize|typeorm|@prisma\/client)\b/;
const QUERIES = /^(?:query|execute|find\w*|aggregate|insert\w*|update\w*|delete\w*|create|save|all|get|run|raw|exec)$/;
const SENDS_FILE = /^(?:sendFile|sendfile|download)$/;
const AUTHENTICATES = /^(?:log|sign)in$|^(?:authenticate|authorize|authorise)$/;
const MAX_DEPTH = 6;

const check: CodeCheck = (context) => {
  for (const route of registrationsIn(context)) {
    if (!/^(?:get|post|put|patch|delete|del|all)$/.test(route.method) || route.path === undefined) continue;
    const costly = firstCostly(context, route);
    if (costly === undefined) continue;
    const before = runsBefore(context, route);
    if (!before || before.some((other) => isLimited(context, other)) || isLimited(context, route) || isGivenToLimiter(context, route))
      continue;
    const { callee } = route.call;
    context.report({ node: callee.type === "MemberExpression" ? callee.property : callee, facts: { what: costly } });
  }
};

export default check;

function firstCostly(context: CheckContext, { handlers }: Registration): string | undefined {
  return handlers
    .flatMap((handler) => functionsIn(context, handler))
    .map((code) => costOf(context, code, 0, new Set()))
    .find((words) => words !== undefined);
}

/** A handler, or those that a wrapper such as `asyncHandler(f)` is given. */
function functionsIn(context: CheckContext, handler: TSESTree.Node): FunctionNode[] {
  const direct = context.functionOf(handler);
  if (direct) return [direct];
  const value = context.valueOf(handler);
  return value.type === "CallExpression" ? value.arguments.flatMap((argument) => context.functionOf(argument) ?? []) : [];
}

function costOf(context: CheckContext, code: FunctionNode, depth: number, seen: Set<FunctionNode>): string | undefined {
  if (depth > MAX_DEPTH || seen.has(code)) return undefined;
  seen.add(code);
  for (const call of context.nodes("CallExpression")) {
    if (!isInside(call, code)) continue;
    const words = costOfCall(context, call);
    if (words !== undefined) return words;
    const called = context.functionOf(call.callee);
    const inner = called && costOf(context, called, depth + 1, seen);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function costOfCall(context: CheckContext, call: TSESTree.CallExpression): string | undefined {
  const name = context.nameOf(call.callee);
  const method = memberOf(call.callee) ?? (call.callee.type === "Identifier" ? call.callee.name : undefined);
  if (method === undefined) return undefined;
  const known = COSTLY.find(([pattern]) => pattern.test(name ?? ""));
  if (known) return known[1];
  if (SENDS_FILE.test(method)) return "reads a file";
  if (call.callee.type === "MemberExpression" && QUERIES.test(method) && DATABASES.test(packageBehind(context, call.callee.object) ?? ""))
    return "asks a database";
  return isAuthentication(method) ? "authenticates somebody" : undefined;
}

function isAuthentication(method: string): boolean {
  const words = wordsOf(method);
  if (words.some((word) => AUTHENTICATES.test(word)) || /^(?:log|sign)in/i.test(method)) return !/page|form|view|error|url/i.test(method);
  return words.includes("verify") && words.some((word) => /^(?:user|password|credentials|token|login)$/.test(word));
}

/** True where something that limits requests is among what is registered. */
function isLimited(context: CheckContext, { handlers }: Registration): boolean {
  return handlers.some((handler) => limits(context, handler, 0));
}

function limits(context: CheckContext, node: TSESTree.Node, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (LIMITERS.test(packageBehind(context, node) ?? "") || namesLimit(node)) return true;
  const value = context.valueOf(node);
  if (value.type === "ObjectExpression")
    return value.properties.some(
      (property) => property.type === "Property" && (LIMITS.test(keyOf(property) ?? "") || limits(context, property.value, depth + 1)),
    );
  if (value.type === "CallExpression")
    return namesLimit(value.callee) || value.arguments.some((argument) => limits(context, argument, depth + 1));
  const code = context.functionOf(node);
  return (
    code !== undefined &&
    depth < 2 &&
    context.nodes("CallExpression").some((call) => isInside(call, code) && limits(context, call.callee, depth + 1))
  );
}

function namesLimit(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return LIMITS.test(node.name);
  return node.type === "MemberExpression" && (LIMITS.test(memberOf(node) ?? "") || namesLimit(node.object));
}

/** `limiter(app)`: some limiters are given the application. */
function isGivenToLimiter(context: CheckContext, route: Registration): boolean {
  return context
    .nodes("CallExpression")
    .some(
      (call) =>
        call.range[0] < route.call.range[0] &&
        LIMITERS.test(packageBehind(context, call.callee) ?? "") &&
        call.arguments.some((argument) => context.valueOf(argument) === route.owner.made),
    );
}
