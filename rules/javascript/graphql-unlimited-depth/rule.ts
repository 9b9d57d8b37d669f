import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isOpen, propertyOf } from "../../../server/rules/object-literal";
import { objectBehind } from "../../../server/rules/options";

/** Where servers take their options, and under which names they take what limits a query. */
const SERVERS: readonly (readonly [calls: RegExp, limits: readonly string[]])[] = [
  [/^(?:@apollo\/server|apollo-server(?:-\w+)?)\.ApolloServer$/, ["validationRules", "plugins", "documentStore", "persistedQueries"]],
  [/^express-graphql(?:\.graphqlHTTP)?$|^koa-graphql\.graphqlHTTP$/, ["validationRules"]],
  [/^graphql-http\/lib\/use\/\w+\.createHandler$/, ["validationRules"]],
  [/^graphql-yoga\.(?:createYoga|createServer)$/, ["plugins", "validationRules"]],
  [/^@nestjs\/graphql\.GraphQLModule\.forRoot$/, ["validationRules", "plugins", "queryDepth"]],
];
const PLUGINS: readonly (readonly [plugin: RegExp, limits: readonly string[]])[] = [[/^mercurius$/, ["queryDepth", "validationRules"]]];
/** Libraries that limit queries, however they are put to work. */
const LIMITS = /depth-?limit|complexity|graphql-armor|cost-analysis|stellate|trusted-?documents/i;

const check: CodeCheck = (context) => {
  if (LIMITS.test(context.document.text)) return;
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const [options, limits] = settingsOf(context, call) ?? [];
    if (options && limits && !isOpen(options) && !limits.some((name) => propertyOf(options, name))) context.report({ node: call });
  }
};

export default check;

function settingsOf(
  context: CheckContext,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): readonly [TSESTree.ObjectExpression | undefined, readonly string[]] | undefined {
  const [first, second] = call.arguments;
  const name = context.nameOf(call.callee) ?? "";
  const server = SERVERS.find(([calls]) => calls.test(name));
  if (server) return [objectBehind(context, first), server[1]];
  const plugin = first && PLUGINS.find(([known]) => known.test(context.nameOf(first) ?? ""));
  return plugin ? [objectBehind(context, second), plugin[1]] : undefined;
}
