import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

/** Stands for a type that the code gets from elsewhere: it is set for a reason, and rarely to a page. */
const UNTOLD = "?";

/** Types in which a browser runs scripts; `html`, `svg` and the like are short forms that frameworks know. */
const RUNS_SCRIPTS = /html?\b|xml|svg|(?:java|ecma)script|^js$/i;

/**
 * False when the code sets a content type for a response, before what is sent at the node, that no browser takes for a page.
 * The responses that count are those in the same variable; the code that counts runs whenever the node does.
 */
export function isAnsweredAsHtml(module: JavaScriptModule, node: Node): boolean {
  const response = responseOf(module, node);
  const variable = response && module.variableOf(response);
  if (!variable) return true;
  let type: { at: number; text: string } | undefined;
  for (const { identifier } of variable.references) {
    for (const set of typesSetThrough(module, identifier)) {
      const at = set.node.range[0];
      if (!runsBefore(module, set.node, node) || (type && type.at > at)) continue;
      type = { at, text: set.text };
    }
  }
  return type === undefined || RUNS_SCRIPTS.test(type.text);
}

/**
 * True when what makes a response at the node says itself that it is a page, as `new Response(text)` must: in the headers of its
 * second argument, written there or put into the variable that is given there.
 */
export function isMadeAsHtml(module: JavaScriptModule, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const init = call.arguments[1] && valueOf(module, call.arguments[1]);
  if (init?.type !== "ObjectExpression") return false;
  for (const property of init.properties) {
    if (property.type !== "Property" || property.key.type !== "Identifier" || property.key.name !== "headers") continue;
    const variable = property.value.type === "Identifier" ? module.variableOf(property.value) : undefined;
    const written = valueOf(module, property.value);
    const first = written.type === "NewExpression" ? written.arguments[0] : written;
    let type = first && headerIn(module, first);
    for (const { identifier } of variable?.references ?? []) for (const set of typesSetThrough(module, identifier)) type = set.text;
    return type !== undefined && RUNS_SCRIPTS.test(type);
  }
  return false;
}

function valueOf(module: JavaScriptModule, expression: Node): Node {
  const node = unwrap(expression);
  return (node.type === "Identifier" ? initialValueOf(module, node) : undefined) ?? node;
}

/** The variable that a response is in: `res` in `res.status(200).send(x)`, `ctx` in `ctx.response.body = x`. */
export function responseOf(module: JavaScriptModule, node: Node): TSESTree.Identifier | undefined {
  for (let outer = module.tree.parentOf(node); outer; outer = module.tree.parentOf(outer)) {
    if (outer.type === "CallExpression" && outer.callee.type === "MemberExpression") return rootOf(outer.callee);
    if (outer.type === "AssignmentExpression" && outer.left.type === "MemberExpression") return rootOf(outer.left);
    if (/Function|Statement$/.test(outer.type)) return undefined;
  }
  return undefined;
}

function rootOf(node: Node): TSESTree.Identifier | undefined {
  let inner = unwrap(node);
  for (;;) {
    if (inner.type === "MemberExpression") inner = unwrap(inner.object);
    else if (inner.type === "CallExpression") inner = unwrap(inner.callee);
    else return inner.type === "Identifier" ? inner : undefined;
  }
}

/** Content types that a chain beginning with this identifier sets, with the calls or assignments that do. */
function typesSetThrough(module: JavaScriptModule, identifier: Node): { node: Node; text: string }[] {
  const found: { node: Node; text: string }[] = [];
  let inner: Node = identifier;
  for (let outer = module.tree.parentOf(identifier); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type === "MemberExpression" && outer.object === inner) continue;
    if (outer.type === "AssignmentExpression" && outer.left === inner && inner.type === "MemberExpression") {
      const text = inner.property.type === "Identifier" && inner.property.name === "type" ? typeOf(module, outer.right) : undefined;
      if (text !== undefined) found.push({ node: outer, text });
    }
    if (outer.type !== "CallExpression" || outer.callee !== inner || inner.type !== "MemberExpression") return found;
    const method = inner.property.type === "Identifier" ? inner.property.name : "";
    const text = typeSetBy(module, method, outer.arguments);
    if (text !== undefined) found.push({ node: outer, text });
  }
  return found;
}

function typeSetBy(module: JavaScriptModule, method: string, args: readonly Node[]): string | undefined {
  const [first, second] = args;
  switch (method) {
    case "type":
    case "contentType":
      return first && typeOf(module, first);
    case "json":
      return undefined;
    case "set":
    case "header":
    case "headers":
    case "setHeader":
    case "append":
      if (first && second) return /^content-type$/i.test(textOf(module, first) ?? "") ? typeOf(module, second) : undefined;
      return first && headerIn(module, first);
    case "writeHead":
      return args.map((arg) => headerIn(module, arg)).find((text) => text !== undefined);
    default:
      return undefined;
  }
}

function headerIn(module: JavaScriptModule, node: Node): string | undefined {
  const object = unwrap(node);
  if (object.type !== "ObjectExpression") return undefined;
  for (const property of object.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const key = property.key.type === "Identifier" ? property.key.name : (textOf(module, property.key) ?? "");
    if (/^content-type$/i.test(key)) return typeOf(module, property.value);
  }
  return undefined;
}

function typeOf(module: JavaScriptModule, node: Node): string {
  return textOf(module, node) ?? UNTOLD;
}

function textOf(module: JavaScriptModule, node: Node): string | undefined {
  const constant = constantOf(module, node);
  return typeof constant === "string" ? constant : undefined;
}

/** True when `first` begins before `second`, or around it, and the innermost block around the one also holds the other. */
export function runsBefore(module: JavaScriptModule, first: Node, second: Node): boolean {
  if (first.range[0] > second.range[0] && !encloses(first, second)) return false;
  for (let outer = module.tree.parentOf(first); outer; outer = module.tree.parentOf(outer)) {
    if (outer.type === "ConditionalExpression" || outer.type === "LogicalExpression" || outer.type === "IfStatement") {
      if (!encloses(outer, second)) return false;
    }
    if (outer.type === "BlockStatement" || outer.type === "SwitchCase" || outer.type === "Program") return encloses(outer, second);
    if (outer.type === "ArrowFunctionExpression") return encloses(outer, second);
  }
  return false;
}

function encloses(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
