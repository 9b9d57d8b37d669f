import type { TSESTree } from "@typescript-eslint/types";
import type { CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

/** What sets the very mode that it is given. Modes of what makes files and folders are limited by the umask. */
const CHANGES = /^(?:fs|fs\/promises|fs-extra|graceful-fs|shelljs)\.(?:promises\.)?[lf]?chmod(?:Sync)?$/;
const REMOVES = /^(?:fs|fs\/promises|fs-extra|graceful-fs)\.(?:promises\.)?(?:unlink|rm|rmdir|remove)(?:Sync)?$/;
const SOCKET = /sock(?:et)?(?:s|path|file|name)?\b|sock(?:et)?[A-Z_]|\bipc|Ipc\b|Socket/;
const OTHERS_WRITE = 0o002;
/** In a folder with this bit, users may only remove what is their own. */
const STICKY = 0o1000;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const name = context.nameOf(call.callee) ?? "";
    const [first, second] = call.arguments;
    if (name === "process.umask" && first) {
      const mask = modeOf(context.constantOf(first));
      if (mask === undefined || (mask & OTHERS_WRITE) !== 0 || isAboutSocket(call)) continue;
      const facts = {
        what: `\`process.umask(${written(first.range)})\` masks nothing`,
        target: "the files that are made from here on",
        $SAFE: "0o022",
      };
      context.report({ node: first, facts });
      continue;
    }
    const isHandle = name === "" && memberOf(call.callee) === "chmod" && call.arguments.length === 1;
    if (!CHANGES.test(name) && !isHandle) continue;
    const argument = isHandle || name.startsWith("shelljs") ? first : second;
    const mode = argument && modeOf(context.constantOf(argument));
    if (!argument || mode === undefined || (mode & OTHERS_WRITE) === 0 || (mode & STICKY) !== 0) continue;
    if (first && (isRemovedNext(call, written(first.range)) || isAboutSocket(call, first))) continue;
    const target = isHandle || !first ? "this file" : `\`${written(first.range)}\``;
    const facts = { what: `Mode \`${written(argument.range)}\` lets everybody write`, target, $SAFE: `0o${(mode & ~0o022).toString(8)}` };
    context.report({ node: argument, facts });
  }

  /** True where the next statement deletes the same file, which may need the right to do so. */
  function isRemovedNext(call: TSESTree.CallExpression, file: string): boolean {
    let statement: TSESTree.Node | undefined = call;
    while (statement && statement.type !== "ExpressionStatement") statement = context.parentOf(statement);
    const block = statement && context.parentOf(statement);
    if (!statement || block?.type !== "BlockStatement") return false;
    const next = block.body.find(({ range }) => range[0] > statement.range[0]);
    const expression = next?.type === "ExpressionStatement" ? next.expression : undefined;
    const removal = expression?.type === "AwaitExpression" ? expression.argument : expression;
    if (removal?.type !== "CallExpression" || !REMOVES.test(context.nameOf(removal.callee) ?? "")) return false;
    return removal.arguments[0] !== undefined && written(removal.arguments[0].range) === file;
  }

  /** The mode of a socket says who may connect, as a port is open to every user. */
  function isAboutSocket(call: TSESTree.CallExpression, file?: TSESTree.Node): boolean {
    const texts = file ? [file] : [];
    for (let node = context.parentOf(call); node; node = context.parentOf(node)) if (node.type === "IfStatement") texts.push(node.test);
    return texts.some(({ range }) => SOCKET.test(written(range)));
  }

  function written(range: readonly [number, number]): string {
    return context.document.text.slice(...range);
  }
};

export default check;

/** A mode as a number, or as text of octal digits. */
function modeOf(constant: unknown): number | undefined {
  if (typeof constant === "number") return constant;
  return typeof constant === "string" && /^0?o?[0-7]{3,4}$/.test(constant) ? parseInt(constant.replace(/^0?o/, ""), 8) : undefined;
}
