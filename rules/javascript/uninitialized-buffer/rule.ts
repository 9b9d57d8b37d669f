import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

const UNSAFE = /^(?:buffer\.)?(?:Buffer\.allocUnsafe(?:Slow)?|SlowBuffer)$/;
/** Methods that only read, and give away what they read. */
const READS =
  /^(?:toString|toJSON|equals|compare|indexOf|lastIndexOf|includes|read\w+|length|byteLength|at|values|entries|keys|every|some|join)$/;
/** What hands memory to somebody else, without writing to it. */
const SENDS = /^(?:send|end|write|json|push|emit|log)$/;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const name = context.nameOf(call.callee);
    if (name === undefined || !UNSAFE.test(name) || isEmpty(context, call)) continue;
    const shown = nameOfUnwritten(context, call);
    if (shown !== undefined) context.report({ node: call, facts: { name: shown, method: name.replace("buffer.", "") } });
  }
};

export default check;

function isEmpty(context: CheckContext, { arguments: [size] }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return size === undefined || context.constantOf(size) === 0;
}

/** What to call memory that is read and never written as far as the code shows; undefined where it may be written. */
function nameOfUnwritten(context: CheckContext, made: TSESTree.Node): string | undefined {
  const parent = context.parentOf(made);
  if (parent && isRead(context, made, parent)) return "This buffer";
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return undefined;
  const { id } = parent;
  const uses = context.nodes("Identifier").filter((node) => node !== id && node.name === id.name && context.definitionOf(node) === parent);
  const isUnwritten = uses.length > 0 && uses.every((use) => isRead(context, use, context.parentOf(use)));
  return isUnwritten ? id.name : undefined;
}

/** `memory.toString()`, `response.end(memory)`. */
function isRead(context: CheckContext, node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean {
  if (parent?.type === "MemberExpression" && parent.object === node) return READS.test(memberOf(parent) ?? "");
  if (parent?.type !== "CallExpression" || !parent.arguments.some((argument) => argument === node)) return false;
  return SENDS.test(memberOf(parent.callee) ?? "") && context.nameOf(parent.callee) === undefined;
}
