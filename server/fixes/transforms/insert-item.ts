import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import { unwrap } from "../../analyzers/javascript/syntax/tree";
import { definitionOf } from "./expression-facts";
import { dataPlaces } from "./data-places";
import { callOfArgument, insertBefore } from "./lists";
import { printLiteral, styleOf } from "./style";
import type { Transform } from "./transform";

/**
 * Puts a constant into a list in front of the first item that holds the data of the finding, e.g. the `--` behind which programs take
 * nothing for an option. With `programs`, only where the first argument of the call is one of these.
 */
export const insertItem: Transform = (recipe) => {
  const item = recipe.text("item");
  const programs = new Set(recipe.texts("programs"));
  recipe.end();
  return ({ module, finding, node }) => {
    const call = node && callOfArgument(module, node)?.call;
    const program = call?.arguments[0] && constantOf(module, call.arguments[0]);
    const name = String(program).split("/").at(-1) ?? "";
    if (programs.size > 0 && !programs.has(name)) return [];
    const places = dataPlaces(module, finding, node).filter((place) => module.tree.parentOf(place)?.type === "ArrayExpression");
    const [first] = places.sort((a, b) => a.range[0] - b.range[0]);
    const list = first && module.tree.parentOf(first);
    if (list?.type !== "ArrayExpression" || !isListOf(list)) return [];
    return [{ edits: [insertBefore(module, first, printLiteral(item, styleOf(module).quote))] }];

    /** The list is what the call is given, be it by a variable. */
    function isListOf(candidate: TSESTree.ArrayExpression): boolean {
      return call?.arguments.some((argument) => unwrap(definitionOf(module, argument)) === candidate) ?? false;
    }
  };
};
