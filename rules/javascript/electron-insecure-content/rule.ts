import type { CodeCheck } from "../../../server/rules/code-rule";
import { switchesIn, webPreferencesIn } from "../../../server/rules/electron-windows";
import { propertyOf } from "../../../server/rules/object-literal";

const check: CodeCheck = (context) => {
  for (const preferences of webPreferencesIn(context)) {
    const property = propertyOf(preferences, "allowRunningInsecureContent");
    if (property && context.constantOf(property.value) === true) context.report({ node: property });
  }
  for (const { call, name } of switchesIn(context)) if (name === "allow-running-insecure-content") context.report({ node: call });
};

export default check;
