import type { CodeCheck } from "../../../server/rules/code-rule";
import { functionAround } from "../../../server/rules/tree-questions";

const USERS = /^process\.sete?uid$/;
const GROUPS = /^process\.(?:sete?gid|initgroups|setgroups)$/;

const check: CodeCheck = (context) => {
  const calls = context.nodes("CallExpression").map((call) => ({ call, name: context.nameOf(call.callee) ?? "" }));
  const groups = calls.filter(({ name }) => GROUPS.test(name));
  for (const { call, name } of calls) {
    if (!USERS.test(name)) continue;
    // To become root again is the opposite.
    if (call.arguments[0] && [0, "root"].includes(context.constantOf(call.arguments[0]) as number | string)) continue;
    const around = functionAround(context, call);
    const beside = groups.filter((group) => functionAround(context, group.call) === around);
    const isBefore = beside.some((group) => group.call.range[1] < call.range[0]);
    const late = beside.find((group) => group.call.range[0] > call.range[1]);
    if (isBefore || !late) continue;
    context.report({
      node: late.call,
      facts: { what: `\`${late.name}\` comes after \`${name}\`, when it may no longer change the group`, kept: "the rights of its group" },
    });
  }
};

export default check;
