import { optionThatIs } from "../../../server/rules/call-options";
import type { CodeCheck } from "../../../server/rules/code-rule";

const check: CodeCheck = (context) => {
  for (const object of context.nodes("ObjectExpression")) {
    const property = optionThatIs(context, object, "insecureHTTPParser", true);
    if (property) context.report({ node: property, facts: { what: "`insecureHTTPParser`" } });
  }
  for (const literal of context.nodes("Literal")) {
    if (literal.value === "--insecure-http-parser") context.report({ node: literal, facts: { what: "`--insecure-http-parser`" } });
  }
};

export default check;
