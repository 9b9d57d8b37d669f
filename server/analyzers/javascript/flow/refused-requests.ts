import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

const JSON_TYPE = /^application\/(?:[\w.+*-]+\+)?json\b/i;
const TYPE_OF_REQUEST = /content-?_?type|\bmedia_?type/i;
const OF_RESPONSE = /\bres(?:ponse|ult)?\b/;

/**
 * True where all requests were turned away before whose content type isn't JSON. A link or a form of another site sends no such
 * request, so no visitor's browser shows the answer as a page.
 */
export function isJsonAskedFor(module: JavaScriptModule, node: Node): boolean {
  return module.tree
    .nodes("IfStatement")
    .some(
      (statement) =>
        statement.range[1] <= node.range[0] &&
        isInFunctionOf(module, statement, node) &&
        refusesOthers(module, statement.test) &&
        ends(statement.consequent) &&
        isLeftBehind(module, statement, node),
    );
}

/** `type !== "application/json"`, `!type.startsWith("application/json")`, `!req.is("json")`. */
function refusesOthers(module: JavaScriptModule, condition: Node): boolean {
  const test = unwrap(condition);
  if (test.type === "LogicalExpression")
    return test.operator === "||" && [test.left, test.right].some((side) => refusesOthers(module, side));
  if (test.type === "BinaryExpression" && /^!==?$/.test(test.operator)) {
    return isJson(module, test.right) && isTypeOfRequest(module, test.left);
  }
  const call = test.type === "UnaryExpression" && test.operator === "!" ? unwrap(test.argument) : undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression" || call.callee.property.type !== "Identifier")
    return false;
  const [argument] = call.arguments;
  const method = call.callee.property.name;
  if (!argument) return false;
  if (method === "is") return isJson(module, argument) || constantOf(module, argument) === "json";
  return /^(?:startsWith|includes|match)$/.test(method) && isJson(module, argument) && isTypeOfRequest(module, call.callee.object);
}

function isJson(module: JavaScriptModule, node: Node): boolean {
  const constant = constantOf(module, node);
  return typeof constant === "string" && JSON_TYPE.test(constant);
}

/** True for what is named a content type, or made of a header that is, of anything but an answer. */
function isTypeOfRequest(module: JavaScriptModule, expression: Node): boolean {
  const node = unwrap(expression);
  const text = textWith(module, node);
  return TYPE_OF_REQUEST.test(text) && !OF_RESPONSE.test(text);
}

/** The code of an expression, with that of the variable that it begins with. */
function textWith(module: JavaScriptModule, node: Node): string {
  let root = node;
  while (root.type === "MemberExpression" || root.type === "CallExpression")
    root = unwrap(root.type === "MemberExpression" ? root.object : root.callee);
  const made = root.type === "Identifier" ? initialValueOf(module, root) : undefined;
  return [node, ...(made ? [made] : [])].map(({ range }) => module.document.text.slice(...range)).join(" ");
}

/** True where nothing behind a statement that ended there is run: what is thrown within `try` gets behind it, unless that ends as well. */
function isLeftBehind(module: JavaScriptModule, statement: Node, node: Node): boolean {
  for (let outer = module.tree.parentOf(statement); outer && !encloses(outer, node); outer = module.tree.parentOf(outer)) {
    if (outer.type === "TryStatement") return outer.handler !== null && ends(outer.handler.body);
    if (outer.type !== "BlockStatement") return false;
  }
  return true;
}

function ends(statement: TSESTree.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

/** True where the function that a statement is in also holds the node. */
function isInFunctionOf(module: JavaScriptModule, statement: Node, node: Node): boolean {
  for (let outer = module.tree.parentOf(statement); outer; outer = module.tree.parentOf(outer))
    if (/Function/.test(outer.type)) return encloses(outer, node);
  return false;
}

function encloses(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
