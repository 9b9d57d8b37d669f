import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { isInside, memberOf } from "../../../server/rules/tree-questions";
import { wordsOf } from "../../../server/rules/words";

const REGISTRARS = /^electron(?:\/main)?\.ipcMain\.(?:handle|handleOnce|on|once|addListener)$/;
/** What harms the machine when somebody else asks for it. */
const DANGEROUS: readonly (readonly [name: RegExp, what: string])[] = [
  [/^(?:child_process|execa|cross-spawn|shelljs|sudo-prompt|node-pty)\b/, "starts a process"],
  [/^electron(?:\/main)?\.shell\.(?:openExternal|openPath|openItem|trashItem)$/, "has the system open or delete something"],
  [
    /^(?:fs|fs\/promises|fs-extra|graceful-fs)\.(?:promises\.)?(?:write|append|unlink|rm|rename|copy|cp|remove|chmod|output|symlink|link|truncate|create)\w*$/,
    "changes files",
  ],
  [/^(?:fs|fs\/promises|fs-extra|graceful-fs)\.(?:promises\.)?(?:read(?!dirSync$)|createReadStream)\w*$/, "reads files"],
  [/^electron(?:\/main)?\.safeStorage\.decryptString$|^keytar\.(?:getPassword|findPassword|findCredentials)$/, "hands out a secret"],
  [/^electron(?:\/main)?\.clipboard\.read\w*$/, "reads the clipboard"],
  [/^(?:vm\.run\w+|eval)$/, "runs code"],
];
/** Words of what looks at the sender. */
const CHECKS = /^(?:sender|origin|trusted|validate|verify|allowed|authorize|authorized|frame|guard|guarded|secure)$/;
const MAX_DEPTH = 3;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [channel, listener] = call.arguments;
    if (!channel || !listener || !REGISTRARS.test(context.nameOf(call.callee) ?? "")) continue;
    const handler = context.functionOf(listener);
    // Without anything that the sender chooses, it can only be asked for what the program does anyway.
    if (!handler || handler.params.length < 2 || looksAtSender(context, handler)) continue;
    const what = dangerIn(context, handler, 0);
    if (what !== undefined) context.report({ node: call.callee, facts: { channel: nameOf(context, channel), what } });
  }
};

export default check;

/** The worst thing that a handler does, also in functions of this module that it calls. */
function dangerIn(context: CheckContext, code: FunctionNode, depth: number): string | undefined {
  const calls = context.nodes("CallExpression").filter((call) => isInside(call, code));
  for (const [name, what] of DANGEROUS) if (calls.some(({ callee }) => name.test(context.nameOf(callee) ?? ""))) return what;
  if (depth >= MAX_DEPTH) return undefined;
  for (const { callee } of calls) {
    const called = context.functionOf(callee);
    const what = called && called !== code && !isInside(called, code) ? dangerIn(context, called, depth + 1) : undefined;
    if (what !== undefined) return what;
  }
  return undefined;
}

/** True where the event is asked who sent the message, or is given to something that may ask. */
function looksAtSender(context: CheckContext, handler: FunctionNode): boolean {
  const [event] = handler.params;
  if (event?.type !== "Identifier") return event?.type === "ObjectPattern";
  return context.nodes("Identifier").some((name) => {
    if (!isInside(name, handler)) return false;
    if (name.name === event.name && name !== event && context.definitionOf(name) === handler) {
      const parent = context.parentOf(name);
      return parent?.type !== "MemberExpression" || /^sender/.test(memberOf(parent) ?? "");
    }
    return wordsOf(name.name).some((word) => CHECKS.test(word));
  });
}

function nameOf(context: CheckContext, channel: TSESTree.Node): string {
  return String(context.constantOf(channel) ?? context.document.text.slice(...channel.range));
}
