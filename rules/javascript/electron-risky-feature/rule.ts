import type { CodeCheck } from "../../../server/rules/code-rule";
import { webPreferencesIn } from "../../../server/rules/electron-windows";
import { propertyOf } from "../../../server/rules/object-literal";

const RISKY: ReadonlyMap<string, string> = new Map([
  ["webviewTag", "lets an injected script make views with preferences of its own"],
  ["experimentalFeatures", "switches on parts of the browser engine that are not finished"],
  ["enableBlinkFeatures", "switches on parts of the browser engine that are not finished"],
  ["navigateOnDragDrop", "lets a dropped file or link take the place of the page"],
]);

const check: CodeCheck = (context) => {
  // A program that looks at each view before it is attached has done what Electron's manual asks for.
  const looksAtViews = context.nodes("Literal").some(({ value }) => value === "will-attach-webview");
  for (const preferences of webPreferencesIn(context)) {
    for (const [option, danger] of RISKY) {
      const property = propertyOf(preferences, option);
      const value = property && context.constantOf(property.value);
      if (!property || (value !== true && (typeof value !== "string" || value === ""))) continue;
      if (option === "webviewTag" && looksAtViews) continue;
      context.report({ node: property, facts: { option, danger } });
    }
  }
};

export default check;
