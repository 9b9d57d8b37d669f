import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { CodeTemplate, type Insert } from "./code-template";
import { sourceOf } from "./flat-text";
import { callOfFinding, Callees } from "./finding-call";
import { isCall } from "./lists";
import { indentationAt, styleOf } from "./style";
import type { Transform } from "./transform";

const BLOCKS = new Set(["Program", "BlockStatement"]);

/**
 * Puts statements behind the one that the finding is in. In their `code`, `$NAME` is the variable that the value found is stored in, and
 * `$OBJECT` what the method around it is called on. `callees` are the functions of which one must have made the value, and `needs` is the
 * package without which nothing is proposed.
 */
export const insertStatement: Transform = (recipe) => {
  const template = CodeTemplate.statements(recipe.text("code"));
  const callees = new Callees(recipe.texts("callees"));
  const needs = recipe.optionalText("needs");
  recipe.end();
  return ({ module, finding, node, dependencies }) => {
    if (!node || (needs !== undefined && !dependencies.has(needs))) return [];
    if (!callees.isEmpty && !callOfFinding(module, finding, node, callees)) return [];
    const statement = statementAround(module, node);
    const printed = statement && template.print(module, node, insertsAt(module, node));
    if (!printed) return [];
    const { lineEnd } = styleOf(module);
    const { text } = module.document;
    const indentation = indentationAt(text, statement.range[0]);
    const end = statement.range[1];
    const code = printed.code.split(lineEnd).join(lineEnd + indentation);
    return [{ edits: [...printed.edits, { span: { start: end, end }, newText: lineEnd + indentation + code }] }];
  };
};

/** The statement that stands in a list of statements. */
function statementAround(module: JavaScriptModule, node: TSESTree.Node): TSESTree.Node | undefined {
  let current = node;
  for (let parent = module.tree.parentOf(node); parent; parent = module.tree.parentOf(parent)) {
    if (BLOCKS.has(parent.type)) return current;
    current = parent;
  }
  return undefined;
}

function insertsAt(module: JavaScriptModule, node: TSESTree.Node): Map<string, Insert> {
  const inserts = new Map<string, Insert>();
  for (let current: TSESTree.Node | undefined = node; current && !BLOCKS.has(current.type); current = module.tree.parentOf(current)) {
    if (current.type === "VariableDeclarator" && current.id.type === "Identifier")
      inserts.set("$NAME", { code: current.id.name, isTight: true });
    if (isCall(current) && current.callee.type === "MemberExpression") {
      inserts.set("$OBJECT", { code: sourceOf(module, current.callee.object), isTight: true });
    }
  }
  return inserts;
}
