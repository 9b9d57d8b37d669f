import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf, type Constant } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

const MAX_DEPTH = 4;

/**
 * The constant that a property of an object surely has, because nothing that is put together with it comes later: `{ ...options, shell: false }`,
 * `Object.assign({}, options, { shell: false })`, also where a function of the module puts it together and does nothing else.
 * Undefined where it has none, or may have another.
 */
export function surelyWritten(module: JavaScriptModule, object: Node, name: string, depth = 0): Constant | undefined {
  const written = unwrap(object);
  const made = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (!made || depth > MAX_DEPTH) return undefined;
  const node = madeBy(module, made) ?? made;
  for (const part of partsOf(module, node).reverse()) {
    if (part.type === "Property" && keyOf(part) === name) return constantOf(module, part.value);
    if (part.type === "Property" && keyOf(part) !== undefined) continue;
    return part.type === "Property" ? undefined : surelyWritten(module, part, name, depth + 1);
  }
  return undefined;
}

/** The only thing that a called function of the module does: the object that it gives back. */
function madeBy(module: JavaScriptModule, call: Node): Node | undefined {
  if (call.type !== "CallExpression" || call.callee.type !== "Identifier") return undefined;
  const [definition] = module.variableOf(call.callee)?.defs ?? [];
  const made = definition?.type === "FunctionName" ? definition.node : initialValueOf(module, call.callee);
  if (!made || !("body" in made) || !made.body) return undefined;
  const only = made.body.type === "BlockStatement" && made.body.body.length === 1 ? made.body.body[0] : made.body;
  const given = only?.type === "ReturnStatement" ? only.argument : only;
  return given?.type === "ObjectExpression" ? given : undefined;
}

/** Properties, and objects whose properties are copied, in the order in which they are written. */
function partsOf(module: JavaScriptModule, node: Node): (TSESTree.Property | TSESTree.Expression)[] {
  if (node.type === "ObjectExpression")
    return node.properties.map((property) => (property.type === "SpreadElement" ? property.argument : property));
  if (node.type !== "CallExpression" || nameOf(module, node.callee) !== "Object.assign") return [];
  return node.arguments.map((argument) => (argument.type === "SpreadElement" ? argument.argument : argument));
}

function keyOf({ key, computed }: TSESTree.Property): string | undefined {
  if (computed) return undefined;
  return key.type === "Identifier" ? key.name : String(key.value);
}
