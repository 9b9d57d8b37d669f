import type { CodeCheck } from "../../../server/rules/code-rule";
import { callsOfInjected } from "../../../server/rules/angularjs-injection";

const METHODS = ["resourceUrlWhitelist", "trustedResourceUrlList"];

const check: CodeCheck = (context) => {
  for (const call of callsOfInjected(context, "$sceDelegateProvider", METHODS)) {
    const [argument] = call.arguments;
    const list = argument && context.valueOf(argument);
    for (const element of list?.type === "ArrayExpression" ? list.elements : []) {
      const pattern = element ? context.constantOf(element) : undefined;
      const what = typeof pattern === "string" ? openingIn(pattern) : undefined;
      if (what === undefined) continue;
      context.report({ node: call, facts: { pattern: String(pattern), what } });
      break;
    }
  }
};

export default check;

/** What else than it looks like a pattern lets through, in words. `*` matches within a host or path, `**` anything. */
function openingIn(pattern: string): string | undefined {
  if (pattern === "self") return undefined;
  const [, scheme, host = ""] = /^(.*?):\/\/([^/?#]*)/.exec(pattern) ?? [];
  if (scheme === undefined) return /^\*\*?/.test(pattern) ? "any address" : undefined;
  if (scheme.includes("*")) return "javascript: addresses";
  if (host.includes("**")) return "any host";
  if (/\*$/.test(host)) return "hosts under any top-level domain";
  return undefined;
}
