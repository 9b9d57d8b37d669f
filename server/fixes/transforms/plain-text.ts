import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { memberNameOf, nameOf } from "../../analyzers/javascript/program/names";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";

const MARKUP = /<[a-z!/]|&(?:[a-z]+|#\d+);/i;
const NAMES_OF_MARKUP = /html|markup|markdown|svg|template|fragment|snippet|render/i;

/** Methods that give a text as plain as the one that they are called on. */
const PLAIN_METHODS = new Set(
  "at charAt concat join normalize padEnd padStart repeat replace replaceAll slice split substr substring toFixed toISOString toLocaleString toLowerCase toString toUpperCase trim trimEnd trimStart".split(
    " ",
  ),
);
/** Methods that look something up: what they are called on says nothing. */
const READERS = new Set(["get", "getItem", "getAttribute"]);

const PLAIN_FUNCTIONS = new Set([
  "String",
  "Number",
  "decodeURIComponent",
  "decodeURI",
  "encodeURIComponent",
  "unescape",
  "JSON.stringify",
]);

const MAX_DEPTH = 10;

/** True for a text that is certainly not meant as markup: no tag in it, no name that speaks of HTML, nothing called that could make some. */
export function isPlainText(module: JavaScriptModule, expression: TSESTree.Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const all = (nodes: readonly TSESTree.Node[]) => nodes.every((inner) => isPlainText(module, inner, depth + 1));
  const node = unwrap(expression);
  switch (node.type) {
    case "Literal":
      return typeof node.value !== "string" || !MARKUP.test(node.value);
    case "TemplateLiteral":
      return !node.quasis.some(({ value }) => MARKUP.test(value.raw)) && all(node.expressions);
    case "BinaryExpression":
    case "LogicalExpression":
      return all([node.left, node.right]);
    case "ConditionalExpression":
      return all([node.consequent, node.alternate]);
    case "AwaitExpression":
      return all([node.argument]);
    case "Identifier":
      return !NAMES_OF_MARKUP.test(node.name) && all(writtenTo(module, node));
    case "MemberExpression":
      return !NAMES_OF_MARKUP.test(module.document.textOf(spanOf(node)));
    case "CallExpression":
      return isPlainCall(module, node) && all(node.arguments);
    default:
      return false;
  }

  function isPlainCall(of: JavaScriptModule, call: TSESTree.CallExpression): boolean {
    if (PLAIN_FUNCTIONS.has(nameOf(of, call.callee) ?? "")) return true;
    const callee = unwrap(call.callee);
    if (callee.type !== "MemberExpression") return false;
    const name = memberNameOf(of, callee) ?? "";
    return READERS.has(name) || (PLAIN_METHODS.has(name) && all([callee.object]));
  }
}

/** Everything that is ever assigned to a variable as a whole. */
function writtenTo(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Node[] {
  const references = module.variableOf(identifier)?.references ?? [];
  return references.flatMap(({ writeExpr, identifier: target }) => {
    const parent = module.tree.parentOf(target);
    const isWhole = (parent?.type === "VariableDeclarator" && parent.init === writeExpr) || parent?.type === "AssignmentExpression";
    return writeExpr && isWhole ? [writeExpr] : [];
  });
}
