import { CodeTemplate } from "./code-template";
import { callOfFinding } from "./finding-call";
import { appendArgument, hasFixedPositions, insertBefore } from "./lists";
import type { Transform } from "./transform";

/**
 * Gives the call that was found (or whose argument was) another argument: `code` at the place `argument`, in front of what is there. Code
 * may import things, as in `rewrite`; `needs` is the package without which nothing is proposed.
 */
export const insertArgument: Transform = (recipe) => {
  const index = recipe.integer("argument", 0);
  const template = CodeTemplate.expression(recipe.text("code"));
  const needs = recipe.optionalText("needs");
  recipe.end();
  return ({ module, finding, node, dependencies }) => {
    if (needs !== undefined && !dependencies.has(needs)) return [];
    const call = node && callOfFinding(module, finding, node);
    if (!call || !hasFixedPositions(call, index - 1)) return [];
    const printed = template.print(module, call, new Map());
    const next = call.arguments[index];
    if (!printed || (!next && call.arguments.length < index)) return [];
    const edit = next ? insertBefore(module, next, printed.code) : appendArgument(module, call, printed.code);
    return edit ? [{ edits: [...printed.edits, edit] }] : [];
  };
};
