import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf, spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { hasComment } from "./comments";
import { definitionOf } from "./expression-facts";
import { insertAfter, isCall, outerSpan } from "./lists";
import { RecipeError } from "./recipe-arguments";
import { printLiteral, styleOf } from "./style";
import type { Transform } from "./transform";

/**
 * Changes a list of constants that is written out at the finding: adds what is missing of `add`, takes away what is named in `remove`.
 * Which list: the first that has any of the constants `with`, inside of what was found, in a variable, or as what a method is called on.
 * Where nothing would be left, `instead` is put in its place.
 */
export const changeList: Transform = (recipe) => {
  const marks = new Set(recipe.texts("with"));
  const add = recipe.texts("add");
  const remove = new Set(recipe.texts("remove"));
  const instead = recipe.optionalText("instead");
  recipe.end();
  if (add.length + remove.size === 0) throw new RecipeError('"add" or "remove" must name a constant');
  return ({ module, node }) => {
    const list = node && listAt(module, node, marks.size > 0 ? marks : remove, 0);
    if (!list) return [];
    const items = list.elements.map((element) => (element ? constantOf(module, element) : undefined));
    const edits: TextEdit[] = [];
    const kept = list.elements.filter((_, index) => !remove.has(String(items[index])));
    if (kept.length === 0) {
      const span = spanOf(list);
      if (instead === undefined || hasComment(module, span)) return [];
      return [{ edits: [{ span, newText: printLiteral([instead], styleOf(module).quote) }] }];
    }
    if (kept.length < list.elements.length) {
      const gone = withoutItems(module, list, (index) => remove.has(String(items[index])));
      if (!gone) return [];
      edits.push(...gone);
    }
    const missing = add.filter((item) => !items.includes(item));
    const last = kept.at(-1);
    if (missing.length > 0 && last) {
      const { quote } = styleOf(module);
      edits.push(insertAfter(module, last, missing.map((item) => printLiteral(item, quote)).join(", ")));
    }
    return edits.length > 0 ? [{ edits }] : [];
  };
};

const MAX_DEPTH = 4;

function listAt(
  module: JavaScriptModule,
  node: TSESTree.Node,
  marks: ReadonlySet<string>,
  depth: number,
): TSESTree.ArrayExpression | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = unwrap(node);
  if (inner.type === "ArrayExpression") {
    const isMeant = inner.elements.some((element) => element && marks.has(String(constantOf(module, element))));
    return isMeant ? inner : undefined;
  }
  if (inner.type === "Identifier") {
    const definition = definitionOf(module, inner);
    return definition === inner ? undefined : listAt(module, definition, marks, depth + 1);
  }
  if (inner.type === "FunctionExpression" || inner.type === "ArrowFunctionExpression") return undefined;
  const parts = isCall(inner) ? [inner.callee, ...inner.arguments] : childrenOf(inner);
  for (const part of parts) {
    const found = listAt(module, part, marks, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Takes items away with the comma that belongs to each; undefined where a comment would go too. */
function withoutItems(
  module: JavaScriptModule,
  list: TSESTree.ArrayExpression,
  isGone: (index: number) => boolean,
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [index, element] of list.elements.entries()) {
    if (!element || !isGone(index)) continue;
    const { start, end } = outerSpan(module, element);
    const before = list.elements[index - 1];
    const after = list.elements[index + 1];
    const span =
      before && !isGone(index - 1)
        ? { start: outerSpan(module, before).end, end }
        : after
          ? { start, end: spanOf(after).start }
          : { start, end };
    if (hasComment(module, span)) return undefined;
    edits.push({ span, newText: "" });
  }
  return edits;
}
