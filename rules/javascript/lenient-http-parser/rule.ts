import type { TSESTree } from "@typescript-eslint/types";
import { optionThatIs } from "../../../server/rules/call-options";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";

const check: CodeCheck = (context) => {
  for (const object of context.nodes("ObjectExpression")) {
    const property = optionThatIs(context, object, "insecureHTTPParser", true);
    if (property) context.report({ node: property, facts: { what: "`insecureHTTPParser`" } });
  }
  for (const literal of context.nodes("Literal")) {
    if (literal.value === "--insecure-http-parser" && !isListed(context, literal))
      context.report({ node: literal, facts: { what: "`--insecure-http-parser`" } });
  }
};

export default check;

/** Nobody starts a program with so many: the list says what there is. */
const MANY = 12;

function isListed(context: CheckContext, literal: TSESTree.Node): boolean {
  const list = context.parentOf(literal);
  return list?.type === "ArrayExpression" && list.elements.length >= MANY;
}
