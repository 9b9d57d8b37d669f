import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { chainTo, replacementsIn, type Replacement } from "../../../server/rules/replacements";

type Node = TSESTree.Node;

/** `title="` before a value. */
const ATTRIBUTE = /([\w:-]*)\s*=\s*(["'])$/;

/** In attributes that hold code the browser reads entities before it runs them. */
const HANDLER = /^on\w+$/i;

/** Calls that leave the signs of a text as they are. */
const KEEPS_SIGNS = new Set(["trim", "join", "toString", "toLowerCase", "toUpperCase", "slice", "substring"]);

const check: CodeCheck = (context) => {
  const replacements = new Map(replacementsIn(context).map((replacement) => [replacement.call as Node, replacement]));
  if (replacements.size === 0) return;
  for (const whole of context.nodes("BinaryExpression", "TemplateLiteral")) {
    for (const { before, value } of valuesIn(context, whole)) {
      const [, name = "", quote] = ATTRIBUTE.exec(before) ?? [];
      const replacement = quote === undefined ? undefined : replacements.get(escapedValue(context, value));
      if (!replacement || quote === undefined) continue;
      const missing = missingSigns(replacement, HANDLER.test(name) ? [quote, "&"] : [quote]);
      if (missing !== "") context.report({ node: value, facts: { signs: missing } });
    }
  }
};

export default check;

/** The values of a template or a sum, each with the constant text that stands directly before it. */
function valuesIn(context: CheckContext, whole: TSESTree.BinaryExpression | TSESTree.TemplateLiteral): { before: string; value: Node }[] {
  if (whole.type === "TemplateLiteral") {
    return whole.expressions.map((value, index) => ({ before: whole.quasis[index]?.value.cooked ?? "", value }));
  }
  if (whole.operator !== "+") return [];
  const nearest = whole.left.type === "BinaryExpression" && whole.left.operator === "+" ? whole.left.right : whole.left;
  const before = context.constantOf(nearest);
  return typeof before === "string" ? [{ before, value: whole.right }] : [];
}

/** The replacement that a value comes from, seen through variables and calls that keep its signs. */
function escapedValue(context: CheckContext, value: Node): Node {
  let current = context.valueOf(value);
  while (current.type === "CallExpression" && current.callee.type === "MemberExpression") {
    const { property, object } = current.callee;
    if (property.type !== "Identifier" || !KEEPS_SIGNS.has(property.name)) break;
    current = context.valueOf(object);
  }
  return current;
}

/** The signs that are needed and not escaped, where tags are. */
function missingSigns(replacement: Replacement, needed: readonly string[]): string {
  const chain = chainTo(replacement);
  const isForHtml = chain.some((step) => step.pattern !== undefined && finds(step, "<"));
  return isForHtml ? needed.filter((sign) => !chain.some((step) => finds(step, sign))).join(" and ") : "";
}

/** Also where what it finds is not known. */
function finds({ pattern, isGlobal }: Replacement, sign: string): boolean {
  if (isGlobal === false) return false;
  if (typeof pattern !== "object") return pattern === undefined || pattern.includes(sign);
  return pattern.findIn(sign)?.length !== 0;
}
