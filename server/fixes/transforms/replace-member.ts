import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { nameOf, memberNameOf } from "../../analyzers/javascript/program/names";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import { callOfArgument, isCall } from "./lists";
import { RecipeError } from "./recipe-arguments";
import { quoted } from "./style";
import type { Transform } from "./transform";

/**
 * Writes to (or calls) another member of the same object: `members` maps present names to new ones, e.g. `innerHTML` to
 * `textContent`. With `plainText`, only where the values are certainly not meant as markup: no literal in them holds a tag
 * or an entity, no name speaks of HTML, and nothing that could make markup is called.
 */
export const replaceMember: Transform = (recipe) => {
  const members = recipe.textMap("members");
  const plainText = recipe.flag("plainText");
  recipe.end();
  if (members.size === 0) throw new RecipeError('"members" must map at least one name to another');
  return ({ module, node }) => {
    const newName = ({ member }: MemberUse) => members.get(memberNameOf(module, member) ?? "");
    const use = node && usesAt(module, node).find((candidate) => newName(candidate) !== undefined);
    const replacement = use && newName(use);
    if (!use || replacement === undefined || (plainText && !use.values.every((value) => isPlainText(module, value)))) return [];
    const { property, computed } = use.member;
    if (!computed) return [{ edits: [{ span: spanOf(property), newText: replacement }] }];
    if (property.type !== "Literal") return [];
    return [{ edits: [{ span: spanOf(property), newText: quoted(replacement, property.raw.startsWith("'") ? "'" : '"') }] }];
  };
};

interface MemberUse {
  readonly member: TSESTree.MemberExpression;
  readonly values: readonly TSESTree.Node[];
}

/** The assignments to members, and the calls of them, that a finding at a node may be about: it may sit on one, or on its value. */
function usesAt(module: JavaScriptModule, node: TSESTree.Node): MemberUse[] {
  const inner = node.type === "ExpressionStatement" ? node.expression : node;
  const uses: MemberUse[] = [];
  for (const around of [inner, module.tree.parentOf(inner), callOfArgument(module, inner)?.call]) {
    if (around?.type === "AssignmentExpression" && around.operator === "=" && around.left.type === "MemberExpression") {
      uses.push({ member: around.left, values: [around.right] });
    }
    if (isCall(around) && around.callee.type === "MemberExpression") uses.push({ member: around.callee, values: around.arguments });
  }
  return uses;
}

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

function isPlainText(module: JavaScriptModule, expression: TSESTree.Node, depth = 0): boolean {
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
    const isWhole = parent?.type === "VariableDeclarator" || parent?.type === "AssignmentExpression";
    return writeExpr && isWhole ? [writeExpr] : [];
  });
}
