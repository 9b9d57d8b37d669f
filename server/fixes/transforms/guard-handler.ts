import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { CodeTemplate, type Insert } from "./code-template";
import { definitionOf } from "./expression-facts";
import { sourceOf } from "./flat-text";
import { insertAfter, isCall } from "./lists";
import { resolveName } from "./scope";
import { indentationAt, styleOf } from "./style";
import type { Transform } from "./transform";

type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/**
 * Puts a statement at the beginning of the function that was found, or that what was found is given: `guard` is the statement, in which
 * `$VALUE` is the property `reads` of the function's first parameter, e.g. `event.origin`.
 */
export const guardHandler: Transform = (recipe) => {
  const guard = CodeTemplate.statements(recipe.text("guard"));
  const reads = recipe.text("reads");
  recipe.end();
  return ({ module, node }) => {
    const handler = node && handlerAt(module, node);
    const value = handler && valueOf(module, handler, reads);
    const printed = value && guard.print(module, handler, new Map([["$VALUE", value.insert]]));
    if (!printed) return [];
    return [{ edits: [...printed.edits, ...value.edits, atBeginning(module, handler, printed.code)] }];
  };
};

function handlerAt(module: JavaScriptModule, node: TSESTree.Node): FunctionNode | undefined {
  const inner = node.type === "ExpressionStatement" ? node.expression : node;
  const parent = module.tree.parentOf(inner);
  const method = parent?.type === "MethodDefinition" ? parent.value : undefined;
  const candidates = [
    inner,
    method,
    inner.type === "AssignmentExpression" ? inner.right : undefined,
    ...(isCall(inner) ? inner.arguments : []),
  ];
  for (const candidate of candidates) {
    const found = candidate && functionOf(module, candidate);
    if (found) return found;
  }
  return undefined;
}

function functionOf(module: JavaScriptModule, expression: TSESTree.Node): FunctionNode | undefined {
  const node = unwrap(definitionOf(module, expression));
  if (node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression" || node.type === "FunctionDeclaration") return node;
  const declared = node.type === "Identifier" ? module.variableOf(node)?.defs[0]?.node : undefined;
  return declared?.type === "FunctionDeclaration" ? declared : undefined;
}

/** How a function can speak of a property of its first parameter. */
function valueOf(module: JavaScriptModule, handler: FunctionNode, name: string): { insert: Insert; edits: TextEdit[] } | undefined {
  const [first] = handler.params;
  if (first?.type === "Identifier") return { insert: { code: `${first.name}.${name}`, isTight: true }, edits: [] };
  if (first?.type !== "ObjectPattern") return undefined;
  const present = first.properties.find((property) => property.type === "Property" && sourceOf(module, property.key) === name);
  if (present?.type === "Property") return { insert: { code: sourceOf(module, present.value), isTight: true }, edits: [] };
  const last = first.properties.at(-1);
  if (!last || last.type === "RestElement" || resolveName(module, handler.body, name)) return undefined;
  return { insert: { code: name, isTight: true }, edits: [insertAfter(module, last, name)] };
}

function atBeginning(module: JavaScriptModule, { body }: FunctionNode, code: string): TextEdit {
  const { lineEnd, indent, semicolons } = styleOf(module);
  const { text } = module.document;
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", body.range[0]) + 1))?.[0] ?? "";
  if (body.type === "BlockStatement") {
    const [first] = body.body;
    const start = body.range[0] + 1;
    const inner = first && text.slice(start, first.range[0]).includes("\n") ? indentationAt(text, first.range[0]) : outer + indent;
    const isOnLine = first && text.slice(start, first.range[0]).trim() === "" && !text.slice(start, first.range[0]).includes("\n");
    const end = isOnLine ? first.range[0] : start;
    return { span: { start, end }, newText: lineEnd + inner + code + (isOnLine ? lineEnd + inner : "") };
  }
  const inner = lineEnd + outer + indent;
  const end = semicolons ? ";" : "";
  return { span: spanOf(body), newText: `{${inner}${code}${inner}${sourceOf(module, body)}${end}${lineEnd}${outer}}` };
}
