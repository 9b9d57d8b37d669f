import type { TSESTree } from "@typescript-eslint/types";
import { isForDevelopmentOnly } from "../../../rules/environment";
import type { JavaScriptModule } from "../program/module";
import { questionsOf } from "../program/rule-questions";

type Node = TSESTree.Node;

/** Globals that only a page has. Servers test for them with `typeof`, which does not count. */
const OF_PAGES: ReadonlySet<string> = new Set([
  "window",
  "document",
  "location",
  "localStorage",
  "sessionStorage",
  "navigator",
  "angular",
  "jQuery",
]);

const modules = new WeakMap<JavaScriptModule, boolean>();

/** True when what is printed at a node may be kept by somebody else than the one who sees it: not in a page, nor in development only. */
export function isLogKept(module: JavaScriptModule, node: Node): boolean {
  return !runsInPage(module) && !isForDevelopment(module, node);
}

/** True when the conditions around a node let it run in development or tests only. */
export function isForDevelopment(module: JavaScriptModule, node: Node): boolean {
  return isForDevelopmentOnly(questionsOf(module), node);
}

/** True for code that only a page can run. */
export function runsInPage(module: JavaScriptModule): boolean {
  let known = modules.get(module);
  if (known === undefined) modules.set(module, (known = usesPage(module)));
  return known;
}

/** True for code that asks for what pages have, if only whether it is there: a library for pages and servers alike. */
export function mayRunInPage(module: JavaScriptModule): boolean {
  return runsInPage(module) || (module.scopes.globalScope?.through.some(({ identifier }) => OF_PAGES.has(identifier.name)) ?? false);
}

function usesPage(module: JavaScriptModule): boolean {
  if (module.syntax.page || module.tree.nodes("JSXElement", "JSXFragment").length > 0) return true;
  return (
    module.scopes.globalScope?.through.some(({ identifier }) => OF_PAGES.has(identifier.name) && !isTypeTest(module, identifier)) ?? false
  );
}

function isTypeTest(module: JavaScriptModule, identifier: Node): boolean {
  const parent = module.tree.parentOf(identifier);
  return parent?.type === "UnaryExpression" && parent.operator === "typeof";
}
