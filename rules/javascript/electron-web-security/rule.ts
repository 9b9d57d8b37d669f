import type { CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { webPreferencesIn } from "../../../server/rules/electron-windows";
import { propertyOf } from "../../../server/rules/object-literal";

const check: CodeCheck = (context) => {
  for (const preferences of webPreferencesIn(context)) {
    const property = propertyOf(preferences, "webSecurity");
    if (property && context.constantOf(property.value) === false && !isForDevelopmentOnly(context, preferences)) {
      context.report({ node: property });
    }
  }
};

export default check;
