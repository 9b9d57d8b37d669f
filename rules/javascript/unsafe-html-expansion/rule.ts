import type { CheckContext, CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";
import { replacementsIn, type Replacement } from "../../../server/rules/replacements";

/** `<$1></$2>`: the tag as it was, and an end tag of its own. */
const EXPANSION = /^<\$\d><\/\$\d>$/;

/** In the attribute this is text; once it is expanded, the browser reads the rest as markup. */
const TEXT_IN_ATTRIBUTE = '<b title="<i x/>">';

const check: CodeCheck = (context) => {
  for (const replacement of replacementsIn(context)) {
    const { pattern } = replacement;
    if (typeof pattern === "object" && isExpansion(context, replacement) && expandsAnywhere(pattern)) {
      context.report({ node: replacement.call });
    }
  }
};

export default check;

function isExpansion(context: CheckContext, { by, call }: Replacement): boolean {
  if (by !== undefined) return EXPANSION.test(by);
  const replacer = call.arguments[1];
  return replacer !== undefined && context.originsOf(replacer).some((origin) => EXPANSION.test(String(context.constantOf(origin))));
}

function expandsAnywhere(pattern: RegExpInCode): boolean {
  return pattern.findIn(TEXT_IN_ATTRIBUTE)?.length !== 0;
}
