import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { programRegExpMatches } from "../../../server/rules/regex";
import { registrationsIn, type Registration } from "../../../server/rules/routes";
import { isInside } from "../../../server/rules/tree-questions";

/** What serves something by itself and so guards nothing. */
const ENDPOINTS = /^(?:express\.static|serve-static|serve-index|express\.Router|http-proxy-middleware|express-http-proxy)\b/;

const check: CodeCheck = (context) => {
  const routes = registrationsIn(context).filter(({ owner }) => owner.maker.startsWith("express"));
  for (const guard of routes) {
    const expression = guard.path && expressionOf(context, guard.path);
    if (!guard.path || !expression || expression.flags.includes("i") || !isMiddleware(context, guard)) continue;
    const example = routes
      .filter(({ owner, call }) => owner.made === guard.owner.made && call.range[1] > guard.call.range[1])
      .flatMap((route) => (route.method === "use" ? [] : examplesOf(context, route)))
      .find((path) => isEvaded(expression, path));
    if (example !== undefined) context.report({ node: guard.path, facts: { example, evasion: otherCase(example) } });
  }
};

export default check;

/** The regular expression of a path, where it is known with its flags. */
function expressionOf(context: CheckContext, path: TSESTree.Node): { source: string; flags: string } | undefined {
  const node = context.valueOf(path);
  if (node.type === "Literal" && "regex" in node) return { source: node.regex.pattern, flags: node.regex.flags };
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return undefined;
  if (context.nameOf(node.callee) !== "RegExp" || !node.arguments[0]) return undefined;
  const [source, flags] = node.arguments.map((argument) => context.constantOf(argument));
  if (typeof source !== "string" || (node.arguments[1] && typeof flags !== "string")) return undefined;
  return { source, flags: typeof flags === "string" ? flags : "" };
}

/** True where requests go on to what is registered after it: every handler calls `next`, or what it is made by is not known. */
function isMiddleware(context: CheckContext, { handlers, method }: Registration): boolean {
  const last = handlers.at(-1);
  if (!last) return false;
  const code = context.functionOf(last);
  if (code) return callsNext(context, code);
  const value = context.valueOf(last);
  const name = context.nameOf(value.type === "CallExpression" ? value.callee : value);
  return (method === "use" || method === "all") && !ENDPOINTS.test(name ?? "");
}

function callsNext(context: CheckContext, code: FunctionNode): boolean {
  const next = code.params.length === 3 ? code.params[2] : undefined;
  if (next?.type !== "Identifier") return false;
  return context
    .nodes("Identifier")
    .some(({ name, range }) => name === next.name && range[0] > next.range[1] && isInside({ range } as TSESTree.Node, code));
}

/** Addresses that a route answers: its path with something for the parameters. */
function examplesOf(context: CheckContext, { path }: Registration): string[] {
  if (!path) return [];
  const value = context.valueOf(path);
  const items = value.type === "ArrayExpression" ? value.elements.filter((element) => element !== null) : [value];
  return items
    .map((item) => context.constantOf(item))
    .filter((text) => typeof text === "string")
    .flatMap((text) => {
      const filled = text.replace(/:\w+(?:\([^)]*\))?[?*+]?|\*\w*/g, (part) => (part.startsWith("*") ? "" : "1"));
      return text.includes("*") ? [filled, `${filled}1`] : [filled];
    });
}

/** True when the expression matches an address as it is written, but not in the other case, which Express takes for the same. */
function isEvaded({ source, flags }: { source: string; flags: string }, path: string): boolean {
  return programRegExpMatches(source, flags, path) === true && programRegExpMatches(source, flags, otherCase(path)) === false;
}

function otherCase(path: string): string {
  const upper = path.toUpperCase();
  return upper === path ? path.toLowerCase() : upper;
}
