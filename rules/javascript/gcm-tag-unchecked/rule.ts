import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

const AUTHENTICATED = /-(?:gcm|ocb|ccm)$|^chacha20-poly1305$/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [algorithm] = call.arguments;
    if (!algorithm || context.nameOf(call.callee) !== "crypto.createDecipheriv") continue;
    const mode = context.constantOf(algorithm);
    if (typeof mode !== "string" || !AUTHENTICATED.test(mode)) continue;
    const decipher = variableOf(context, call);
    if (decipher ? !isChecked(context, decipher) : isReadAtOnce(context, call)) context.report({ node: call, facts: { mode } });
  }
};

export default check;

function variableOf(context: CheckContext, call: TSESTree.CallExpression): TSESTree.Identifier | undefined {
  let outer = context.parentOf(call);
  while (outer?.type === "TSAsExpression" || outer?.type === "TSNonNullExpression") outer = context.parentOf(outer);
  return outer?.type === "VariableDeclarator" && outer.id.type === "Identifier" ? outer.id : undefined;
}

/** `createDecipheriv(…).update(…)`: nobody can set a tag any more. */
function isReadAtOnce(context: CheckContext, call: TSESTree.CallExpression): boolean {
  const member = context.parentOf(call);
  return member?.type === "MemberExpression" && member.object === call && memberOf(member) === "update";
}

/** True where a tag is set, or where somebody else is given the decipher, who may do it. */
function isChecked(context: CheckContext, variable: TSESTree.Identifier): boolean {
  const definition = context.definitionOf(variable);
  let isRead = false;
  for (const use of context.nodes("Identifier")) {
    if (use === variable || use.name !== variable.name || context.definitionOf(use) !== definition) continue;
    const parent = context.parentOf(use);
    if (parent?.type !== "MemberExpression" || parent.object !== use) return true;
    const method = memberOf(parent);
    if (method === undefined || /^set_?auth_?tag$/i.test(method)) return true;
    if (method === "pipe" || method === "on" || method === "once") return true;
    isRead ||= method === "update";
  }
  return !isRead;
}
