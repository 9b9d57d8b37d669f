import type { TSESTree } from "@typescript-eslint/types";
import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

const SERVERS = /^(?:https?|http2)\.(?:createServer|createSecureServer|Server)$/;
const LIMITS = ["headersTimeout", "requestTimeout"];

const check: CodeCheck = (context) => {
  for (const { options } of optionsOf(context, SERVERS)) {
    for (const option of LIMITS) {
      const property = optionThatIs(context, options, option, 0);
      if (property) context.report({ node: property, facts: { option } });
    }
  }
  for (const assignment of context.nodes("AssignmentExpression")) {
    const option = memberOf(assignment.left) ?? "";
    if (!LIMITS.includes(option) || context.constantOf(assignment.right) !== 0) continue;
    if (assignment.left.type === "MemberExpression" && isServer(context, assignment.left.object))
      context.report({ node: assignment, facts: { option } });
  }
};

export default check;

/** A server of Node, or something that is called so: `app.listen()` returns one as well. */
function isServer(context: CheckContext, expression: TSESTree.Node): boolean {
  const node = context.valueOf(expression);
  if (node.type === "CallExpression" || node.type === "NewExpression") {
    return SERVERS.test(context.nameOf(node.callee) ?? "") || memberOf(node.callee) === "listen";
  }
  const name = node.type === "Identifier" ? node.name : (memberOf(node) ?? "");
  return /server$/i.test(name);
}
