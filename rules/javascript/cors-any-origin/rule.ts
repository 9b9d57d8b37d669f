import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { isFromRequest } from "../../../server/rules/from-request";
import { propertyOf } from "../../../server/rules/object-literal";

const CORS = /^(?:cors|@koa\/cors|koa2-cors|kcors|@fastify\/cors|fastify-cors|hono\/cors\.cors)$/;
/** Servers that take the options of the cors package among their own. */
const SERVERS = /^(?:@apollo\/server|apollo-server(?:-\w+)?)\.ApolloServer$|^(?:graphql-yoga)\.(?:GraphQLServer|createYoga|createServer)$/;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const options = corsOptions(context, call);
    const origin = options && propertyOf(options, "origin");
    // With credentials it is a matter of its own.
    if (!origin || propertyOf(options, "credentials") || isForDevelopmentOnly(context, call)) continue;
    const what = permission(context, origin.value);
    if (what !== undefined) context.report({ node: origin, facts: { what } });
  }
};

export default check;

function corsOptions(context: CheckContext, call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.ObjectExpression | undefined {
  const name = context.nameOf(call.callee) ?? "";
  const [first, second] = call.arguments;
  if (CORS.test(name)) return objectIn(context, first);
  if (first && CORS.test(context.nameOf(first) ?? "")) return objectIn(context, second);
  const options = SERVERS.test(name) ? objectIn(context, first) : undefined;
  return objectIn(context, options && propertyOf(options, "cors")?.value);
}

function objectIn(context: CheckContext, node: TSESTree.Node | undefined): TSESTree.ObjectExpression | undefined {
  const value = node && context.valueOf(node);
  return value?.type === "ObjectExpression" ? value : undefined;
}

function permission(context: CheckContext, origin: TSESTree.Node): string | undefined {
  const constant = context.constantOf(origin);
  if (constant === "*" || constant === true) return "Every origin is permitted";
  if (constant === null || constant === "null") return 'The origin "null", which every site can have, is permitted';
  return isFromRequest(context, origin) ? "The request itself names the origin that is permitted" : undefined;
}
