import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
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

/** The same for a text that is put together of constants and variables: `"command_" + name`. */
export function composedKeyOf(module: JavaScriptModule, expression: TSESTree.Node): string | undefined {
  const node = unwrap(expression);
  const parts =
    node.type === "TemplateLiteral"
      ? node.quasis.flatMap((quasi, index) => [quasi, ...node.expressions.slice(index, index + 1)])
      : node.type === "BinaryExpression" && node.operator === "+"
        ? [node.left, node.right]
        : [];
  const keys = parts.map((part) => {
    if (part.type === "TemplateElement") return JSON.stringify(part.value.raw);
    const constant = constantOf(module, part);
    if (typeof constant === "string") return JSON.stringify(constant);
    // In brackets, as the names of properties are, it is forgotten with the variable.
    return part.type === "Identifier" ? `[${rootKey(module, part) ?? ""}]` : composedKeyOf(module, part);
  });
  return keys.length > 0 && keys.every((key) => key !== undefined) ? keys.join("+") : undefined;
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
