import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { hasComment } from "./comments";
import { callOfArgument, removeLastArgument } from "./lists";
import { keyOf, removeProperty as removeFrom } from "./object-literal";
import { RecipeError } from "./recipe-arguments";
import type { Transform } from "./transform";

type Owned = readonly [object: TSESTree.ObjectExpression, property: TSESTree.ObjectLiteralElement];

/**
 * Takes a property out of an object literal, with its comma and its line: the property that was found, or those among
 * `properties` in the objects inside of what was found. With `removeEmpty`, an object that is left empty goes as well where
 * it is the last argument of a call; anywhere else `{}` stays, since to be there at all may mean something (`ssl: {}`).
 */
export const removeProperty: Transform = (recipe) => {
  const names = new Set(recipe.texts("properties"));
  const removeEmpty = recipe.flag("removeEmpty");
  if (recipe.has("properties") && names.size === 0) throw new RecipeError('"properties" must name at least one property');
  recipe.end();
  return ({ module, node }) => {
    const owned = node ? propertiesAt(module, node, names) : [];
    const edits = owned.map(([object, property]) => {
      const isLast = removeEmpty && object.properties.length === 1;
      return (isLast ? withoutArgument(module, object) : undefined) ?? removeFrom(module, object, property);
    });
    const certain = edits.filter((edit) => edit !== undefined);
    return certain.length === edits.length && certain.length > 0 ? [{ edits: certain }] : [];
  };
};

function propertiesAt(module: JavaScriptModule, node: TSESTree.Node, names: ReadonlySet<string>): Owned[] {
  const parent = module.tree.parentOf(node);
  const property = node.type === "Property" ? node : parent?.type === "Property" ? parent : undefined;
  const object = property && module.tree.parentOf(property);
  if (object?.type === "ObjectExpression" && (names.size === 0 || names.has(keyOf(module, property as TSESTree.Property) ?? ""))) {
    return [[object, property as TSESTree.Property]];
  }
  return propertiesInside(module, node, names);
}

/** Properties of those names in the object literals below a node, except inside of functions. */
function propertiesInside(module: JavaScriptModule, node: TSESTree.Node, names: ReadonlySet<string>): Owned[] {
  if (node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression") return [];
  const own = node.type === "ObjectExpression" ? node.properties.filter((property) => names.has(keyOf(module, property) ?? "")) : [];
  return [
    ...own.map((property): Owned => [node as TSESTree.ObjectExpression, property]),
    ...childrenOf(node).flatMap((child) => propertiesInside(module, child, names)),
  ];
}

function withoutArgument(module: JavaScriptModule, object: TSESTree.ObjectExpression): TextEdit | undefined {
  const place = callOfArgument(module, object);
  if (!place || place.index !== place.call.arguments.length - 1) return undefined;
  const edit = removeLastArgument(module, place.call);
  return edit && !hasComment(module, edit.span) ? edit : undefined;
}
