import type { CodeCheck } from "../../../server/rules/code-rule";
import { optionThatIs } from "../../../server/rules/call-options";
import { switchesIn, webPreferencesIn } from "../../../server/rules/electron-windows";
import { isForDevelopmentOnly } from "../../../server/rules/environment";

const check: CodeCheck = (context) => {
  for (const preferences of webPreferencesIn(context)) {
    const property = optionThatIs(context, preferences, "sandbox", false);
    if (property && !isForDevelopmentOnly(context, property)) context.report({ node: property, facts: { what: "`sandbox: false`" } });
  }
  for (const { call, name } of switchesIn(context)) {
    if (name === "no-sandbox" && !isForDevelopmentOnly(context, call)) context.report({ node: call, facts: { what: "`no-sandbox`" } });
  }
};

export default check;
