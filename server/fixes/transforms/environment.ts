import { AST_NODE_TYPES } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { importsNodeModule } from "./add-import";

/** Globals that only pages have. */
const PAGE_GLOBALS = new Set(["window", "document", "localStorage", "sessionStorage", "navigator", "location", "history"]);

/** True when a file is for a browser: it speaks of the page, holds JSX or says "use client", and imports nothing of Node. */
export function runsInBrowser(module: JavaScriptModule): boolean {
  if (module.syntax.page) return true;
  if (importsNodeModule(module)) return false;
  if (module.tree.nodes(AST_NODE_TYPES.JSXElement, AST_NODE_TYPES.JSXFragment).length > 0) return true;
  if (module.ast.body.some((statement) => statement.type === "ExpressionStatement" && statement.directive === "use client")) return true;
  return module.scopes.globalScope?.through.some(({ identifier }) => PAGE_GLOBALS.has(identifier.name)) ?? false;
}
