import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";

/** What connects with options that hold a password. */
const CLIENTS =
  /^(?:mysql2?(?:\/promise)?\.create(?:Connection|Pool|PoolCluster)|mariadb\.create(?:Connection|Pool)|pg\.(?:native\.)?(?:Client|Pool)|pg-promise|postgres|mssql\.(?:connect|ConnectionPool)|tedious\.Connection|oracledb\.(?:getConnection|createPool)|sequelize(?:-typescript)?(?:\.Sequelize)?|typeorm\.(?:DataSource|createConnection|createConnections)|knex(?:\.knex)?|ioredis(?:\.Redis|\.Cluster)?|redis\.createClient|mongoose\.(?:connect|createConnection)|mongodb\.MongoClient|nano|neo4j-driver\.auth\.basic|@clickhouse\/client\.createClient|cassandra-driver\.Client)$/;
/** Objects in the options in which the password may stand. */
const INSIDE = ["connection", "auth", "credentials", "authentication", "options", "replication", "master"];
const PASSWORD = ["password", "pass", "passwd", "pwd"];
const LOCAL = /localhost|127\.0\.0\.1|::1|host\.docker\.internal|\.sock$/i;
const MAX_DEPTH = 3;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const name = context.nameOf(call.callee);
    if (name === undefined || !CLIENTS.test(name)) continue;
    const what = `The connection that \`${context.document.text.slice(...call.callee.range)}\` makes`;
    const positional = emptyArgument(context, name, call.arguments);
    if (positional) context.report({ node: positional, facts: { what } });
    for (const argument of call.arguments) {
      const found = emptyPassword(context, argument, []);
      if (found) context.report({ node: found, facts: { what } });
    }
  }
};

export default check;

/**
 * The empty text that options give as the password of an account which is not on this machine.
 * @param around the options that these are a part of
 */
function emptyPassword(
  context: CheckContext,
  expression: TSESTree.Node,
  around: readonly TSESTree.ObjectExpression[],
): TSESTree.Node | undefined {
  const options = context.valueOf(expression);
  if (options.type !== "ObjectExpression" || around.length > MAX_DEPTH) return undefined;
  const all = [...around, options];
  const password = PASSWORD.flatMap((name) => propertyOf(options, name) ?? [])[0];
  if (password) return context.constantOf(password.value) === "" && !isLocal(context, all) ? password.value : undefined;
  return INSIDE.flatMap((name) => propertyOf(options, name) ?? [])
    .map(({ value }) => emptyPassword(context, value, all))
    .find((found) => found !== undefined);
}

/** `new Sequelize("shop", "root", "", { host })` */
function emptyArgument(context: CheckContext, name: string, args: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const [database, user, password, given] = args;
  if (!/^sequelize/.test(name) || !database || !user || !password || context.constantOf(password) !== "") return undefined;
  const options = given && context.valueOf(given);
  return options?.type === "ObjectExpression" && isLocal(context, [options]) ? undefined : password;
}

/** True where the server is this machine; without a host it is. */
function isLocal(context: CheckContext, all: readonly TSESTree.ObjectExpression[]): boolean {
  const names = ["host", "hostname", "server", "socketPath", "url", "uri", "connectString"];
  const hosts = all.flatMap((options) => names.flatMap((name) => propertyOf(options, name) ?? []));
  return hosts.length === 0 || hosts.some(({ value }) => LOCAL.test(String(context.constantOf(value) ?? defaultOf(context, value) ?? "")));
}

/** The constant that `process.env.DB_HOST || "localhost"` falls back to. */
function defaultOf(context: CheckContext, expression: TSESTree.Node): ReturnType<CheckContext["constantOf"]> {
  const value = context.valueOf(expression);
  return value.type === "LogicalExpression" ? context.constantOf(value.right) : undefined;
}
