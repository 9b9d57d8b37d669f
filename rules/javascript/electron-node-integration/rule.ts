import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { propertyOf } from "../../../server/rules/object-literal";
import { webPreferencesIn, webviewsWith } from "../../../server/rules/electron-windows";

const check: CodeCheck = (context) => {
  for (const preferences of webPreferencesIn(context)) {
    const found = settings(context, preferences);
    if (found) context.report({ node: found.property, facts: { what: found.what } });
  }
  for (const element of webviewsWith(context, "nodeintegration")) context.report({ node: element, facts: { what: "use Node" } });
};

export default check;

function settings(context: CheckContext, preferences: TSESTree.ObjectExpression): { property: TSESTree.Node; what: string } | undefined {
  for (const name of ["nodeIntegration", "nodeIntegrationInWorker", "nodeIntegrationInSubFrames"]) {
    const property = propertyOf(preferences, name);
    if (property && context.constantOf(property.value) === true) return { property, what: "use Node" };
  }
  const remote = propertyOf(preferences, "enableRemoteModule");
  if (remote && context.constantOf(remote.value) === true) return { property: remote, what: "use the main process through `remote`" };
  const isolation = propertyOf(preferences, "contextIsolation");
  if (isolation && context.constantOf(isolation.value) === false)
    return { property: isolation, what: "reach what the preload script uses" };
  return undefined;
}
