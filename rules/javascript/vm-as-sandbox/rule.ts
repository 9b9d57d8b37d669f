import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

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
    context.report({ node: call, facts: { what: `\`${name}\`` }, isDoubtful: isCompiled(context, call.arguments[0]) });
  }
};

export default check;

/** Code that is not the program's own, in what the program calls a sandbox. */
function isSandbox(context: CheckContext, { arguments: [code, global] }: TSESTree.CallExpression): boolean {
  if (!code || !global || context.constantOf(code) !== undefined || isOwnFile(context, code)) return false;
  return [code, global].some((node) => SANDBOX.test(context.document.text.slice(...node.range)));
}

const COMPILES = /^(?:compile|transpile|transform|bundle|generate)/;

/** What a compiler made of a template or another language is as trusted as that is: whoever renders it meant to run it. */
function isCompiled(context: CheckContext, code: TSESTree.Node | undefined): boolean {
  const made = code && context.valueOf(code);
  if (made?.type !== "CallExpression") return false;
  return COMPILES.test(memberOf(made.callee) ?? (made.callee.type === "Identifier" ? made.callee.name : ""));
}

const READS = /^(?:fs|fs-extra|graceful-fs)\.(?:promises\.)?readFile(?:Sync)?$|^fs\/promises\.readFile$/;
const PUTS_TOGETHER = /^path\.(?:join|resolve)$|^require\.resolve$|^url\.(?:fileURLToPath|URL)$|^URL$|^String$/;
const OWN_FOLDER = /^(?:__dirname|__filename|import\.meta\.(?:url|dirname|filename))$/;
const MAX_DEPTH = 6;

/** Read from a file that lies beside the module, under a name that is written in it. */
function isOwnFile(context: CheckContext, code: TSESTree.Node, depth = 0): boolean {
  const origins = depth > MAX_DEPTH ? [] : context.originsOf(code);
  return (
    origins.length > 0 &&
    origins.every((origin) => {
      const call = origin.type === "AwaitExpression" ? origin.argument : origin;
      if (call.type !== "CallExpression") return false;
      // `readFileSync(file).toString()`
      if (call.callee.type === "MemberExpression" && memberOf(call.callee) === "toString")
        return isOwnFile(context, call.callee.object, depth + 1);
      const [file] = call.arguments;
      return file !== undefined && READS.test(context.nameOf(call.callee) ?? "") && isBesideModule(context, file);
    })
  );
}

function isBesideModule(context: CheckContext, file: TSESTree.Node): boolean {
  let isOwn = false;
  const isWritten = (node: TSESTree.Node, depth: number): boolean => {
    if (depth > MAX_DEPTH) return false;
    if (context.constantOf(node) !== undefined) return true;
    if (OWN_FOLDER.test(context.document.text.slice(...node.range))) return (isOwn = true);
    const origins = context.originsOf(node);
    return (
      origins.length > 0 &&
      origins.every((origin) => {
        if (context.constantOf(origin) !== undefined) return true;
        if (origin !== node) return isWritten(origin, depth + 1);
        if (origin.type === "TemplateLiteral") return origin.expressions.every((part) => isWritten(part, depth + 1));
        if (origin.type === "BinaryExpression") return isWritten(origin.left, depth + 1) && isWritten(origin.right, depth + 1);
        if (origin.type !== "CallExpression" && origin.type !== "NewExpression") return false;
        const name = context.nameOf(origin.callee) ?? "";
        if (name === "require.resolve") isOwn = true;
        return PUTS_TOGETHER.test(name) && origin.arguments.every((part) => isWritten(part, depth + 1));
      })
    );
  };
  return isWritten(file, 0) && isOwn;
}
