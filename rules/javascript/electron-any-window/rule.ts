import type { TSESTree } from "@typescript-eslint/types";
import { optionThatIs } from "../../../server/rules/call-options";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { functionAround, memberOf } from "../../../server/rules/tree-questions";

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [argument] = call.arguments;
    if (memberOf(call.callee) !== "setWindowOpenHandler" || !argument) continue;
    const handler = context.functionOf(argument);
    if (handler && allowsAll(context, handler)) context.report({ node: call });
  }
};

export default check;

/** True for a function with a single answer, which is yes. */
function allowsAll(context: CheckContext, handler: FunctionNode): boolean {
  if (handler.body.type !== "BlockStatement") return isYes(context, handler.body);
  const returned = context.nodes("ReturnStatement").filter((statement) => functionAround(context, statement) === handler);
  const [only] = returned;
  return returned.length === 1 && !!only?.argument && isYes(context, only.argument);
}

function isYes(context: CheckContext, expression: TSESTree.Node): boolean {
  const answer = context.valueOf(expression);
  return answer.type === "ObjectExpression" && optionThatIs(context, answer, "action", "allow") !== undefined;
}
