import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { memberOf } from "../../../server/rules/tree-questions";

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [setting, value] = call.arguments;
    const method = memberOf(call.callee);
    if (!setting || (method !== "set" && method !== "enable") || context.constantOf(setting) !== "trust proxy") continue;
    const isOn = method === "enable" ? value === undefined : value !== undefined && context.constantOf(value) === true;
    if (isOn && !isForDevelopmentOnly(context, call)) context.report({ node: call, facts: { setting: "trust proxy" } });
  }
  for (const { options } of optionsOf(context, /^fastify(?:\.fastify)?$/)) {
    const property = optionThatIs(context, options, "trustProxy", true);
    if (property) context.report({ node: property, facts: { setting: "trustProxy" } });
  }
};

export default check;
