import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { isFunction, memberOf } from "../../../server/rules/tree-questions";

const check: CodeCheck = (context) => {
  for (const property of context.nodes("Property")) {
    const operator = property.computed && property.key.type === "Literal" ? property.key.value : keyOf(property);
    const code = operator === "$where" ? property.value : operator === "$function" ? bodyOf(context, property.value) : undefined;
    if (code && isBuilt(context, code)) report(context, code, String(operator));
  }
  for (const call of context.nodes("CallExpression")) {
    const [code] = call.arguments;
    if (memberOf(call.callee) === "$where" && code && isBuilt(context, code)) report(context, code, "$where");
  }
};

export default check;

function report(context: CheckContext, node: TSESTree.Node, operator: string): void {
  context.report({ node, facts: { operator, code: context.document.text.slice(...node.range) } });
}

function bodyOf(context: CheckContext, expression: TSESTree.Node): TSESTree.Node | undefined {
  const object = context.valueOf(expression);
  return object.type === "ObjectExpression" ? propertyOf(object, "body")?.value : undefined;
}

/** Text that is put together, not a function and not a text that is written out. */
function isBuilt(context: CheckContext, expression: TSESTree.Node): boolean {
  const node = context.valueOf(expression);
  if (isFunction(node) || context.constantOf(node) !== undefined) return false;
  if (node.type === "TemplateLiteral") return node.expressions.some((part) => context.constantOf(part) === undefined);
  return node.type === "BinaryExpression" && node.operator === "+";
}
