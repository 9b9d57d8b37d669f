import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { propertyOf } from "../../../server/rules/object-literal";

/** Protections by the names of their options, and what comes of switching them off. */
const PROTECTIONS: readonly (readonly [option: string, consequence: string])[] = [
  ["contentSecurityPolicy", "an injected script runs without hindrance"],
  ["frameguard", "other sites can show these pages in a frame"],
  ["xFrameOptions", "other sites can show these pages in a frame"],
  ["hsts", "browsers go on trying plain HTTP first"],
  ["strictTransportSecurity", "browsers go on trying plain HTTP first"],
];

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [argument] = call.arguments;
    if (!argument || context.nameOf(call.callee) !== "helmet") continue;
    const options = context.valueOf(argument);
    if (options.type !== "ObjectExpression" || isForDevelopmentOnly(context, call)) continue;
    const off = PROTECTIONS.filter(([option]) => {
      const property = propertyOf(options, option);
      return property !== undefined && (context.constantOf(property.value) === false || isForgotten(context, property.value));
    });
    const [first] = off;
    if (first) context.report({ node: call, facts: { options: off.map(([option]) => option).join(" and "), consequence: first[1] } });
  }
};

export default check;

/** `hsts: { maxAge: 0 }` tells browsers to forget what they were told. */
function isForgotten(context: CheckContext, expression: TSESTree.Node): boolean {
  const options = context.valueOf(expression);
  const maxAge = options.type === "ObjectExpression" ? propertyOf(options, "maxAge") : undefined;
  return maxAge !== undefined && context.constantOf(maxAge.value) === 0;
}
