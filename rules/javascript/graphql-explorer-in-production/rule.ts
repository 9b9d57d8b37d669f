import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf } from "../../../server/rules/object-literal";
import { objectBehind } from "../../../server/rules/options";

/** What takes the options of a server, and where they are among its arguments. */
const SERVERS =
  /^(?:@apollo\/server|apollo-server(?:-\w+)?)\.ApolloServer$|^@nestjs\/graphql\.GraphQLModule\.forRoot$|^(?:express-graphql\.graphqlHTTP|express-graphql|koa-graphql\.graphqlHTTP|graphql-yoga\.(?:createYoga|createServer|GraphQLServer))$/;
const PLUGINS = /^(?:mercurius|@as-integrations\/fastify)$/;
const OPTIONS = new Set(["introspection", "playground", "graphiql"]);

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const options = optionsOf(context, call);
    if (!options || isForDevelopmentOnly(context, call)) continue;
    for (const property of options.properties) {
      if (property.type !== "Property" || !OPTIONS.has(keyOf(property) ?? "")) continue;
      const { value } = property;
      if (context.constantOf(value) !== true || isForDevelopmentOnly(context, property)) continue;
      const better = value.type === "Literal" ? { $BETTER: productionTest(context) } : {};
      context.report({ node: value, facts: { option: `${keyOf(property) ?? ""}: true`, ...better } });
    }
  }
};

export default check;

function optionsOf(context: CheckContext, call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.ObjectExpression | undefined {
  const [first, second] = call.arguments;
  if (SERVERS.test(context.nameOf(call.callee) ?? "")) return objectBehind(context, first);
  return first && PLUGINS.test(context.nameOf(first) ?? "") ? objectBehind(context, second) : undefined;
}

/** In the quotes that the file uses. */
function productionTest(context: CheckContext): string {
  const first = context.nodes("Literal").find(({ value }) => typeof value === "string");
  const quote = first?.raw.startsWith("'") === true ? "'" : '"';
  return `process.env.NODE_ENV !== ${quote}production${quote}`;
}
