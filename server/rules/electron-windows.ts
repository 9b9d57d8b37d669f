import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { propertyOf } from "./object-literal";

const WINDOWS = /^electron(?:\/main)?\.(?:BrowserWindow|BrowserView|WebContentsView)$/;

/** The `webPreferences` of all windows and views that a module makes with Electron, as far as they are written out. */
export function webPreferencesIn(context: CheckContext): TSESTree.ObjectExpression[] {
  const found = new Set<TSESTree.ObjectExpression>();
  for (const made of context.nodes("NewExpression")) {
    const [options] = made.arguments;
    if (!options || !WINDOWS.test(context.nameOf(made.callee) ?? "")) continue;
    const object = context.valueOf(options);
    const property = object.type === "ObjectExpression" ? propertyOf(object, "webPreferences") : undefined;
    const preferences = property && context.valueOf(property.value);
    if (preferences?.type === "ObjectExpression") found.add(preferences);
  }
  return [...found];
}
