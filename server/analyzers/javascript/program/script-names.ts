import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../syntax/tree";
import { constantOf } from "./constants";
import type { JavaScriptModule } from "./module";
import { memberNameOf } from "./names";

/** Stands for the script that the expression stands in itself. */
export const OWN_SCRIPT = "";

/**
 * The specifier of a script that is run in a thread of its own: `"./w.js"`, `new URL("./w.js", import.meta.url)`,
 * `path.join(__dirname, "w.js")`; what the text of the module tells as well, so that both lead to the same module.
 */
export function scriptNamed(module: JavaScriptModule, expression: TSESTree.Node): string | undefined {
  const node = unwrap(expression);
  if (isOwnScript(module, node)) return OWN_SCRIPT;
  if (node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "URL") {
    const [address, base] = node.arguments;
    if (address && !base) return isOwnScript(module, unwrap(address)) ? OWN_SCRIPT : undefined;
    return address && base && isOwnScript(module, unwrap(base)) ? beside(constantOf(module, address)) : undefined;
  }
  if (node.type === "CallExpression") {
    const [folder, ...steps] = node.arguments;
    if (folder?.type !== "Identifier" || folder.name !== "__dirname") return undefined;
    const names = steps.map((step) => constantOf(module, step));
    return names.every((name) => typeof name === "string") ? beside(names.join("/")) : undefined;
  }
  const constant = constantOf(module, node);
  return typeof constant === "string" && constant.startsWith(".") ? constant : undefined;
}

/** A name below the folder of the module, as a specifier. */
function beside(name: unknown): string | undefined {
  if (typeof name !== "string" || /^[\w+.-]+:|^\//.test(name)) return undefined;
  return name.startsWith(".") ? name : `./${name}`;
}

/** `__filename`, `import.meta.url`, `import.meta.filename`. */
function isOwnScript(module: JavaScriptModule, node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return node.name === "__filename";
  if (node.type !== "MemberExpression" || node.object.type !== "MetaProperty") return false;
  return ["url", "filename"].includes(memberNameOf(module, node) ?? "");
}
