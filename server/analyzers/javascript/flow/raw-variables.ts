import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

/** Properties under which a query object keeps its text. */
const TEXTS: ReadonlySet<string> = new Set(["text", "query", "sql"]);

/**
 * The variable that stands for a value in the text it is put into, with the modifier written behind it: `$1:raw`, `${name^}`.
 * The value is an argument after the text, or kept beside it in the same object; lists and objects of values count by their keys.
 * Between single quotes one stands before it: `'%${name}:value%'` gives `'${name}:value`.
 * Undefined where the text or the value is not written out, or has no such variable.
 */
export function variableFor(module: JavaScriptModule, value: Node): string | undefined {
  let key = "1";
  let values = value;
  const owner = module.tree.parentOf(value);
  if (owner?.type === "ArrayExpression") {
    key = String(owner.elements.indexOf(value as TSESTree.Expression) + 1);
    values = owner;
  } else if (owner?.type === "Property") {
    const object = module.tree.parentOf(owner);
    if (object?.type !== "ObjectExpression") return undefined;
    if (textIn(module, object) === undefined) {
      key = nameOf(owner) ?? "";
      values = object;
    }
  }
  const text = textFor(module, values);
  if (text === undefined || !/^\w+$/.test(key)) return undefined;
  const variable = new RegExp(`\\$(?:${key}(?!\\d)|[{(<[/]\\s*${key}\\b\\s*[})>\\]/]?)(?::\\w+|[\\^~#])?`);
  const found = variable.exec(text);
  if (!found) return undefined;
  const isQuoted = text.slice(0, found.index).split("'").length % 2 === 0;
  return (isQuoted ? "'" : "") + found[0];
}

function textFor(module: JavaScriptModule, values: Node): string | undefined {
  const parent = module.tree.parentOf(values);
  if (parent?.type === "CallExpression" || parent?.type === "NewExpression") {
    const [first] = parent.arguments;
    return first && first !== values ? constantText(module, first) : undefined;
  }
  const object = parent?.type === "Property" ? module.tree.parentOf(parent) : undefined;
  return object?.type === "ObjectExpression" ? textIn(module, object) : undefined;
}

function textIn(module: JavaScriptModule, object: TSESTree.ObjectExpression): string | undefined {
  for (const property of object.properties) {
    if (property.type === "Property" && TEXTS.has(nameOf(property) ?? "")) return constantText(module, property.value);
  }
  return undefined;
}

function constantText(module: JavaScriptModule, expression: Node): string | undefined {
  const written = unwrap(expression);
  const node = written.type === "Identifier" ? (initialValueOf(module, written) ?? written) : written;
  if (node.type === "ObjectExpression") return textIn(module, node);
  const constant = constantOf(module, node);
  return typeof constant === "string" ? constant : undefined;
}

function nameOf({ key, computed }: TSESTree.Property): string | undefined {
  if (computed) return undefined;
  return key.type === "Identifier" ? key.name : String(key.value);
}
