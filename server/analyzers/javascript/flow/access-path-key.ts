import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { PATH_KEY } from "../syntax/node-slots";
import { unwrap } from "../syntax/tree";

interface Keyed {
  [PATH_KEY]?: string | null;
}

let count = 0;

/** Names the place of a variable in environments, unique in the process. */
export function variableKey(variable: Variable): string {
  return ((variable as Keyed)[PATH_KEY] ??= `v${count++}`);
}

/**
 * `v12.query.id` for `req.query.id`: what two expressions share when they name the same place.
 * Undefined where the place is not told by names alone.
 */
export function pathKeyOf(module: JavaScriptModule, expression: TSESTree.Node): string | undefined {
  let key = (expression as Keyed)[PATH_KEY];
  if (key === undefined) (expression as Keyed)[PATH_KEY] = key = makeKey(module, expression) ?? null;
  return key ?? undefined;
}

function makeKey(module: JavaScriptModule, expression: TSESTree.Node): string | undefined {
  const members: string[] = [];
  let node = unwrap(expression);
  while (node.type === "MemberExpression") {
    const name = memberNameOf(module, node);
    if (name === undefined || name.includes(".") || members.length >= 5) return undefined;
    members.push(name);
    node = unwrap(node.object);
  }
  const root = rootKey(module, node);
  return root && [root, ...members.reverse()].join(".");
}

function rootKey(module: JavaScriptModule, node: TSESTree.Node): string | undefined {
  if (node.type === "ThisExpression") return "this";
  if (node.type !== "Identifier") return undefined;
  const variable = module.variableOf(node);
  return variable && variable.defs.length > 0 ? variableKey(variable) : `global ${node.name}`;
}
