import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CodeCheck } from "../../../server/rules/code-rule";

const STARTS = /^(?:child_process|cross-spawn|execa)\.?(?:spawn|spawnSync|execFile|execFileSync|sync|execa|execaSync)?$/;

const check: CodeCheck = (context) => {
  for (const { call, name, options } of optionsOf(context, STARTS)) {
    const property = optionThatIs(context, options, "shell", true);
    const list = call.arguments[1] && context.valueOf(call.arguments[1]);
    if (!property || list?.type !== "ArrayExpression") continue;
    const argument = list.elements.find((item) => item && item.type !== "SpreadElement" && context.constantOf(item) === undefined);
    if (!argument) continue;
    context.report({
      node: call,
      facts: { call: name.split(".").at(-1) ?? name, argument: context.document.text.slice(...argument.range) },
    });
  }
};

export default check;
