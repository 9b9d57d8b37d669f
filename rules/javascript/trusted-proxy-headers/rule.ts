import { optionsOf, optionThatIs } from "../../../server/rules/call-options";
import type { CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { settingsAround } from "../../../server/rules/from-settings";
import { memberOf } from "../../../server/rules/tree-questions";

/** Whoever runs the program says with such a setting that a proxy is in front of it. */
const ABOUT_PROXIES = /prox(?:y|ies|ied)|forwarded/i;

/** This says where the program runs, not what is in front of it. */
const OF_ENVIRONMENT = /NODE_ENV$|(?:^|[._])(?:env|environment|mode|(?:is_?)?prod(?:uction)?)(?:\(\))?$/i;

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [setting, value] = call.arguments;
    const method = memberOf(call.callee);
    if (!setting || (method !== "set" && method !== "enable") || context.constantOf(setting) !== "trust proxy") continue;
    const isOn = method === "enable" ? value === undefined : value !== undefined && context.constantOf(value) === true;
    if (!isOn || isForDevelopmentOnly(context, call)) continue;
    const settings = settingsAround(context, call).filter((setting) => !OF_ENVIRONMENT.test(setting));
    if (settings.some((setting) => ABOUT_PROXIES.test(setting))) continue;
    context.report({ node: call, facts: { setting: "trust proxy" }, isDoubtful: settings.length > 0 });
  }
  for (const { options } of optionsOf(context, /^fastify(?:\.fastify)?$/)) {
    const property = optionThatIs(context, options, "trustProxy", true);
    if (property) context.report({ node: property, facts: { setting: "trustProxy" } });
  }
};

export default check;
