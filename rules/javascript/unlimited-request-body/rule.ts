import type { TSESTree } from "@typescript-eslint/types";
import { optionsOf } from "../../../server/rules/call-options";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";

/** What reads bodies or messages, by the options that limit them. */
const READERS: readonly (readonly [names: RegExp, ...options: string[]])[] = [
  [/^(?:express|body-parser)\.(?:json|urlencoded|raw|text)$/, "limit"],
  [/^(?:koa-body|koa-body\.koaBody)$/, "jsonLimit", "formLimit", "textLimit"],
  [/^(?:koa-bodyparser|@koa\/bodyparser(?:\.bodyParser)?)$/, "jsonLimit", "formLimit", "textLimit", "xmlLimit"],
  [/^fastify(?:\.fastify)?$/, "bodyLimit"],
  [/^raw-body$/, "limit"],
  [/^(?:ws|ws\.(?:Server|WebSocketServer))$/, "maxPayload"],
  [/^socket\.io(?:\.Server)?$/, "maxHttpBufferSize"],
];
/** More than the memory of most servers, whatever it is called. */
const MAX_BYTES = 2 ** 30;
const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40 };

const check: CodeCheck = (context) => {
  for (const [names, ...limits] of READERS) {
    for (const { name, options } of optionsOf(context, names)) {
      for (const option of limits) {
        const property = propertyOf(options, option);
        if (property && isUnlimited(context, property.value, name)) context.report({ node: property, facts: { option } });
      }
    }
  }
};

export default check;

function isUnlimited(context: CheckContext, expression: TSESTree.Node, reader: string): boolean {
  if (/^(?:Infinity|Number\.(?:MAX_SAFE_INTEGER|MAX_VALUE|POSITIVE_INFINITY))$/.test(context.nameOf(expression) ?? "")) return true;
  const constant = context.constantOf(expression);
  // ws takes 0 for "as much as comes".
  if (typeof constant === "number") return constant >= MAX_BYTES || (constant === 0 && reader.startsWith("ws"));
  const [, number, unit = "b"] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?b)?\s*$/i.exec(typeof constant === "string" ? constant : "") ?? [];
  return number !== undefined && Number(number) * (UNITS[unit.toLowerCase()] ?? 1) >= MAX_BYTES;
}
