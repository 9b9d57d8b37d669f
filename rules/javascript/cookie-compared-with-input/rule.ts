import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";

type Node = TSESTree.Node;
type Kind = "cookie" | "input";

const EQUALITY = new Set(["===", "==", "!==", "!="]);

/** What handlers call the request, or what it hangs on. */
const REQUEST = /^_?(?:req|request|ctx|context)$/;

const KINDS: Readonly<Record<string, Kind>> = {
  cookies: "cookie",
  query: "input",
  params: "input",
  body: "input",
  url: "input",
  originalUrl: "input",
  headers: "input",
};

/** Values that are meant to be sent twice, or that nobody can guess. */
const TOKEN = /csrf|xsrf|token|state|nonce|auth|signature|secret|hash|digest|session|sid$/i;

const check: CodeCheck = (context) => {
  if (!/\bcookies\b/.test(context.document.text)) return;
  for (const comparison of context.nodes("BinaryExpression")) {
    if (!EQUALITY.has(comparison.operator)) continue;
    const left = requestValueOf(context, comparison.left);
    const right = left && requestValueOf(context, comparison.right);
    if (!left || !right || left.kind === right.kind || TOKEN.test(left.text) || TOKEN.test(right.text)) continue;
    const [cookie, input] = left.kind === "cookie" ? [left, right] : [right, left];
    context.report({ node: comparison, facts: { cookie: cookie.text, input: input.text } });
  }
};

export default check;

/** The part of a request that a value is, when all that is known of it says so. */
function requestValueOf(context: CheckContext, expression: Node): { kind: Kind; text: string } | undefined {
  const values = context.originsOf(expression).map((origin) => partOfRequest(context, origin));
  const [first] = values;
  return first && values.every((value) => value?.kind === first.kind) ? first : undefined;
}

/** `req.cookies.user`, `ctx.request.query.user` */
function partOfRequest(context: CheckContext, expression: Node): { kind: Kind; text: string } | undefined {
  const names: string[] = [];
  let current = expression;
  while (current.type === "MemberExpression") {
    const { property } = current;
    names.unshift(!current.computed && property.type === "Identifier" ? property.name : String(context.constantOf(property) ?? ""));
    current = current.object;
  }
  if (current.type !== "Identifier" || !REQUEST.test(current.name) || context.nameOf(current) !== undefined) return undefined;
  const name = names[0] === "request" ? names[1] : names[0];
  const kind = name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  return kind && { kind, text: context.document.textOf({ start: expression.range[0], end: expression.range[1] }) };
}
