import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { dataPlaces } from "./data-places";
import { callOfArgument, insertBefore } from "./lists";
import { printLiteral, styleOf } from "./style";
import type { Transform } from "./transform";

/**
 * Puts a constant into a list of arguments in front of the first that holds the data of the finding, e.g. the `--` behind which programs
 * take nothing for an option. With `programs`, only where the first argument of the call that is given the list is one of these.
 */
export const insertItem: Transform = (recipe) => {
  const item = recipe.text("item");
  const programs = new Set(recipe.texts("programs"));
  recipe.end();
  return ({ module, finding, node }) => {
    const places = dataPlaces(module, finding, node).filter((place) => module.tree.parentOf(place)?.type === "ArrayExpression");
    const [first] = places.sort((a, b) => a.range[0] - b.range[0]);
    const list = first && module.tree.parentOf(first);
    const program = list && programGiven(module, list);
    if (!first || program === undefined || (programs.size > 0 && !programs.has(program))) return [];
    return [{ edits: [insertBefore(module, first, printLiteral(item, styleOf(module).quote))] }];
  };
};

/** The name of the program that a list is given to, directly or by a variable. */
function programGiven(module: JavaScriptModule, list: TSESTree.Node): string | undefined {
  const parent = module.tree.parentOf(list);
  const declared = parent?.type === "VariableDeclarator" ? module.variableOf(parent.id) : undefined;
  const uses = [list, ...(declared?.references.map(({ identifier }) => identifier) ?? [])];
  const call = uses.map((use) => callOfArgument(module, use)).find((place) => place?.index === 1)?.call;
  const program = call?.arguments[0] && constantOf(module, call.arguments[0]);
  return typeof program === "string" ? program.split("/").at(-1) : undefined;
}
