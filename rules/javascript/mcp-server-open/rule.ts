import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { optionOf, textOption } from "../../../server/rules/options";
import { memberOf } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const TRANSPORT = /^@modelcontextprotocol\/[^.]+(?:\.js)?\.(?:SSEServerTransport|(?:Node|WebStandard)?StreamableHTTPServerTransport)$/;
const APPLICATION = /^@modelcontextprotocol\/[^.]+(?:\.js)?\.createMcp(?:Express|Hono|Fastify)App$/;
/** Words by which a module shows that it looks at who asks. */
const LOOKS =
  /requireBearerAuth|bearer|authori[sz]|authenticat|passport|\bauth\b|api[-_]?key|verif(?:y|ied)\w*token|hostHeaderValidation|localhostHostValidation|originValidation|allowedHosts|allowedOrigins|enableDnsRebindingProtection|headers(?:\.|\[["'])(?:origin|host)\b|\.get\(["'](?:origin|host)["']\)|\.header\(["'](?:origin|host)["']\)/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){1,3}|::1|\[::1\])$/;
const EVERYWHERE = /^(?:0\.0\.0\.0|::|\[::\])$/;

interface Door {
  readonly node: Call;
  /** Undefined where nothing is said, which means every interface; null where it is not known. */
  readonly host: string | null | undefined;
}

/** Words without which a module has nothing to do with this. */
const CONCERNED = /@modelcontextprotocol\/|fastmcp/;

const check: CodeCheck = (context) => {
  if (!CONCERNED.test(context.document.text)) return;
  const calls = context.nodes("CallExpression", "NewExpression");
  const offersTools = calls.some((call) => call.type === "NewExpression" && TRANSPORT.test(context.nameOf(call.callee) ?? ""));
  const applications = calls.filter(({ callee }) => APPLICATION.test(context.nameOf(callee) ?? ""));
  for (const call of calls) judgeServer(context, call);
  if (!offersTools || LOOKS.test(context.document.text)) return;
  // The makers of applications check what comes in, unless they are told to be there for every network.
  if (applications.some((call) => !EVERYWHERE.test(textOption(context, call.arguments[0], "host") ?? ""))) return;
  for (const call of calls) {
    const door = doorOf(context, call);
    if (door) report(context, door);
  }
};

export default check;

function report(context: CheckContext, { node, host }: Door): void {
  if (host === null) return;
  const isLocal = host !== undefined && LOOPBACK.test(host);
  if (host !== undefined && !isLocal && !EVERYWHERE.test(host)) return;
  const where = isLocal ? `listens on ${host}` : "listens on every interface";
  context.report({
    node,
    facts: { where, who: isLocal ? "any page that its user visits" : "anybody in the same network, and any page that its user visits," },
  });
}

/** `app.listen(3000)`, `app.listen({ port: 3000, host: "0.0.0.0" })`, `serve({ fetch, hostname })`, `Bun.serve({ hostname })`. */
function doorOf(context: CheckContext, call: Call): Door | undefined {
  const [first, second] = call.arguments;
  const name = context.nameOf(call.callee);
  if (name === "Bun.serve" || name === "@hono/node-server.serve" || name === "Deno.serve") {
    return optionOf(context, first, "port") || name !== "Deno.serve" ? { node: call, host: hostIn(context, first) } : undefined;
  }
  if (name !== undefined || memberOf(call.callee) !== "listen" || !first) return undefined;
  if (context.valueOf(first).type === "ObjectExpression") return { node: call, host: hostIn(context, first) };
  const host = second && hostOf(context, second);
  if (typeof host === "string") return { node: call, host };
  const isCallback = !second || context.functionOf(second) !== undefined;
  return { node: call, host: isCallback ? undefined : null };
}

function hostIn(context: CheckContext, options: TSESTree.Node | undefined): string | null | undefined {
  const given = (optionOf(context, options, "host") ?? optionOf(context, options, "hostname"))?.value;
  if (!given) return undefined;
  return hostOf(context, given) ?? null;
}

/** A constant, or the one that stands in for a setting: `process.env.HOST || "localhost"`. */
function hostOf(context: CheckContext, expression: TSESTree.Node): string | undefined {
  const value = context.valueOf(expression);
  const host = context.constantOf(value.type === "LogicalExpression" ? value.right : value);
  return typeof host === "string" ? host : undefined;
}

/** `new FastMCP({ … })` with `start({ transportType: "httpStream", httpStream: { host: "0.0.0.0" } })`. */
function judgeServer(context: CheckContext, call: Call): void {
  if (call.callee.type !== "MemberExpression" || memberOf(call.callee) !== "start") return;
  const server = context.valueOf(call.callee.object);
  if (server.type !== "NewExpression" || context.nameOf(server.callee) !== "fastmcp.FastMCP") return;
  const host = optionOf(context, call.arguments[0], "httpStream", "host")?.value;
  const text = host && context.constantOf(host);
  if (typeof text !== "string" || !EVERYWHERE.test(text) || optionOf(context, server.arguments[0], "authenticate")) return;
  report(context, { node: call, host: text });
}
