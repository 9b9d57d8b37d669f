import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf } from "../../../server/rules/object-literal";

const PACKAGES = /apollo|^@nestjs\/graphql|graphql/;

const check: CodeCheck = (context) => {
  for (const property of context.nodes("Property")) {
    if (keyOf(property) !== "csrfPrevention" || context.constantOf(property.value) !== false) continue;
    if (context.parentOf(property)?.type === "ObjectExpression" && usesApollo(context) && !isForDevelopmentOnly(context, property))
      context.report({ node: property });
  }
};

export default check;

function usesApollo(context: CheckContext): boolean {
  const isApollo = (node: TSESTree.ImportDeclaration): boolean => PACKAGES.test(node.source.value);
  return (
    context.nodes("ImportDeclaration").some(isApollo) ||
    context.nodes("CallExpression", "NewExpression").some(({ callee }) => PACKAGES.test(context.nameOf(callee) ?? ""))
  );
}
