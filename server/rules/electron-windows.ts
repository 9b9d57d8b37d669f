import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { elementsIn, type MarkupElement } from "./elements";
import { propertyOf } from "./object-literal";
import { memberOf } from "./tree-questions";

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

/** Switches of Chromium's command line that a module gives: `app.commandLine.appendSwitch("no-sandbox")`. */
export function switchesIn(context: CheckContext): { call: TSESTree.CallExpression; name: string }[] {
  return context.nodes("CallExpression").flatMap((call) => {
    if (memberOf(call.callee) !== "appendSwitch" || !call.arguments[0]) return [];
    const name = context.constantOf(call.arguments[0]);
    return typeof name === "string" ? [{ call, name: name.replace(/^--/, "") }] : [];
  });
}

/** The `<webview>` elements of a page or of JSX that have an attribute. */
export function webviewsWith(context: CheckContext, attribute: string): MarkupElement[] {
  return elementsIn(context).filter(
    ({ name, attributes }) => name === "webview" && (attributes.get(attribute)?.text ?? "false") !== "false",
  );
}
