import { memberOf } from "../../../server/rules/tree-questions";
import type { CodeCheck } from "../../../server/rules/code-rule";

const SERVERS = /^ws(?:\.(?:Server|WebSocketServer))?$/;

const check: CodeCheck = (context) => {
  const servers = context.nodes("NewExpression").filter(({ callee }) => SERVERS.test(context.nameOf(callee) ?? ""));
  if (servers.length === 0) return;
  const members = context.nodes("MemberExpression");
  const readsCookies = members.some((node) => memberOf(node) === "cookie" && memberOf(node.object) === "headers");
  const words = new Set([...context.nodes("Identifier").map(({ name }) => name), ...context.nodes("Literal").map(({ value }) => value)]);
  // A function that looks at connections before they are made is somewhere else, or the origin is named here.
  const looksAtOrigin = [...words].some((word) => typeof word === "string" && /origin|verifyClient|csrf/i.test(word));
  if (!readsCookies || looksAtOrigin) return;
  for (const node of servers) context.report({ node });
};

export default check;
