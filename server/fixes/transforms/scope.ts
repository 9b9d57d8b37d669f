import type { Scope, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf } from "../../analyzers/javascript/syntax/tree";

/** The innermost scope that a node stands in. */
export function scopeAt(module: JavaScriptModule, node: TSESTree.Node): Scope | undefined {
  for (let current: TSESTree.Node | undefined = node; current; current = module.tree.parentOf(current)) {
    const scope = module.scopes.acquire(current, true);
    if (scope) return scope;
  }
  return undefined;
}

/** The variable that a name would mean at a node; undefined when nothing in the file declares it there. */
export function resolveName(module: JavaScriptModule, node: TSESTree.Node, name: string): Variable | undefined {
  for (let scope: Scope | null | undefined = scopeAt(module, node); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable && variable.defs.length > 0) return variable;
  }
  return undefined;
}

/** True when a name declared at the top of the file would mean the same everywhere, and nothing there means another thing by it yet. */
export function isFreeName(module: JavaScriptModule, name: string): boolean {
  return !module.scopes.scopes.some((scope) => scope.set.get(name)?.defs.length) && !isGlobalInUse(module, name);
}

function isGlobalInUse(module: JavaScriptModule, name: string): boolean {
  return module.scopes.globalScope?.through.some(({ identifier }) => identifier.name === name) ?? false;
}

/**
 * True when an expression, evaluated at `target` instead of where it stands, gives the same: its variables mean the same
 * there and never change, and it waits for nothing.
 */
export function canMoveTo(module: JavaScriptModule, expression: TSESTree.Node, target: TSESTree.Node): boolean {
  const stack = [expression];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.type) {
      case "AwaitExpression":
      case "YieldExpression":
      case "AssignmentExpression":
      case "UpdateExpression":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "ClassExpression":
        return false;
      case "ThisExpression":
        if (functionAround(module, node) !== functionAround(module, target)) return false;
        break;
      case "Identifier":
        if (!isSameThere(module, node, target)) return false;
        break;
    }
    stack.push(...childrenOf(node));
  }
  return true;
}

function isSameThere(module: JavaScriptModule, identifier: TSESTree.Identifier, target: TSESTree.Node): boolean {
  const parent = module.tree.parentOf(identifier);
  if (parent?.type === "MemberExpression" && parent.property === identifier && !parent.computed) return true;
  if (parent?.type === "Property" && parent.key === identifier && !parent.computed && !parent.shorthand) return true;
  const variable = module.variableOf(identifier);
  if (!variable || variable.defs.length === 0) return resolveName(module, target, identifier.name) === undefined;
  if (resolveName(module, target, identifier.name) !== variable) return false;
  const writes = variable.references.filter((reference) => reference.isWrite());
  return writes.length <= (variable.defs[0]?.type === "Parameter" ? 0 : 1);
}

/** The function whose `this` a node sees. */
function functionAround(module: JavaScriptModule, node: TSESTree.Node): TSESTree.Node | undefined {
  let current = module.tree.parentOf(node);
  while (
    current &&
    current.type !== "FunctionDeclaration" &&
    current.type !== "FunctionExpression" &&
    current.type !== "PropertyDefinition"
  ) {
    current = module.tree.parentOf(current);
  }
  return current;
}
