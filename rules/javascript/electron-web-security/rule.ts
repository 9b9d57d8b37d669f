import type { CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { switchesIn, webPreferencesIn, webviewsWith } from "../../../server/rules/electron-windows";
import { propertyOf } from "../../../server/rules/object-literal";

const check: CodeCheck = (context) => {
  for (const preferences of webPreferencesIn(context)) {
    const property = propertyOf(preferences, "webSecurity");
    if (property && context.constantOf(property.value) === false && !isForDevelopmentOnly(context, preferences)) {
      context.report({ node: property });
    }
  }
  for (const { call, name } of switchesIn(context)) {
    if (name === "disable-web-security" && !isForDevelopmentOnly(context, call)) context.report({ node: call });
  }
  for (const element of webviewsWith(context, "disablewebsecurity")) context.report({ node: element });
};

export default check;
