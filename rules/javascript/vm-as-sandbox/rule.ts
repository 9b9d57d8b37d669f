import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";

const VM2 = /^vm2\.(?:VM|NodeVM)$/;
const RUNS = /^vm\.(?:runInNewContext|runInContext)$/;
const SANDBOX = /sandbox|untrusted|user.?(?:code|script)|plugin/i;

const check: CodeCheck = (context) => {
  for (const made of context.nodes("NewExpression")) {
    const name = context.nameOf(made.callee) ?? "";
    if (VM2.test(name)) context.report({ node: made, facts: { what: `\`${name}\`` } });
  }
  for (const call of context.nodes("CallExpression")) {
    const name = context.nameOf(call.callee) ?? "";
    if (!RUNS.test(name) || !isSandbox(context, call)) continue;
    context.report({ node: call, facts: { what: `\`${name}\`` } });
  }
};

export default check;

/** Code that is not the program's own, in what the program calls a sandbox. */
function isSandbox(context: CheckContext, { arguments: [code, global] }: TSESTree.CallExpression): boolean {
  if (!code || !global || context.constantOf(code) !== undefined) return false;
  return [code, global].some((node) => SANDBOX.test(context.document.text.slice(...node.range)));
}
