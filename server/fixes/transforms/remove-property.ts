import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { hasComment } from "./comments";
import { definitionOf } from "./expression-facts";
import { Callees } from "./finding-call";
import { callOfArgument, removeLastArgument } from "./lists";
import { keyOf, removeProperty as removeFrom } from "./object-literal";
import { RecipeError } from "./recipe-arguments";
import type { Transform } from "./transform";

type Owned = readonly [object: TSESTree.ObjectExpression, property: TSESTree.ObjectLiteralElement];

/**
 * Takes a property out of an object literal, with its comma and its line: the property that was found, or those among
 * `properties` in the objects inside of what was found, also those that variables hold; with `siblings`, in the object that has the property
 * that was found, and with `around`, in the call that what was found is an argument of. `constant` is the value that they must have.
 * With `callees`, in all calls of these in the file: what was found is then something that they made. With `removeEmpty`, an object that is left empty goes as well where
 * it is the last argument of a call; anywhere else `{}` stays, since to be there at all may mean something (`ssl: {}`).
 */
export const removeProperty: Transform = (recipe) => {
  const names = new Set(recipe.texts("properties"));
  const removeEmpty = recipe.flag("removeEmpty");
  const siblings = recipe.flag("siblings");
  const around = recipe.flag("around");
  const callees = new Callees(recipe.texts("callees"));
  const constant = recipe.has("constant") ? recipe.literal("constant") : undefined;
  if (recipe.has("properties") && names.size === 0) throw new RecipeError('"properties" must name at least one property');
  recipe.end();
  return ({ module, node }) => {
    const place = node && placeOf(module, node, { siblings, around });
    const places = callees.isEmpty
      ? [place]
      : module.tree.nodes(AST_NODE_TYPES.CallExpression, AST_NODE_TYPES.NewExpression).filter((call) => callees.has(module, call));
    const all = places.flatMap((found) => (found ? propertiesAt(module, found, names) : []));
    const owned = all.filter(([, property]) => {
      return constant === undefined || (property.type === "Property" && constantOf(module, property.value) === constant);
    });
    const edits = owned.map(([object, property]) => {
      const isLast = removeEmpty && object.properties.length === owned.filter(([other]) => other === object).length;
      return (isLast ? withoutArgument(module, object) : undefined) ?? removeFrom(module, object, property);
    });
    const certain = edits.filter((edit) => edit !== undefined);
    if (certain.length < edits.length || certain.length === 0) return [];
    const unique = certain.filter(({ span }, index) => certain.findIndex((other) => other.span.start === span.start) === index);
    return [{ edits: unique }];
  };
};

function placeOf(module: JavaScriptModule, node: TSESTree.Node, where: { siblings: boolean; around: boolean }): TSESTree.Node | undefined {
  if (where.around) return callOfArgument(module, node)?.call ?? node;
  if (!where.siblings) return node;
  const property = node.type === "Property" ? node : module.tree.parentOf(node);
  return property?.type === "Property" ? module.tree.parentOf(property) : node;
}

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
  const definition = isArgument(module, node) ? definitionOf(module, node) : node;
  if (definition !== node && definition.type === "ObjectExpression") return propertiesInside(module, definition, names);
  const own = node.type === "ObjectExpression" ? node.properties.filter((property) => names.has(keyOf(module, property) ?? "")) : [];
  return [
    ...own.map((property): Owned => [node as TSESTree.ObjectExpression, property]),
    ...childrenOf(node).flatMap((child) => propertiesInside(module, child, names)),
  ];
}

function isArgument(module: JavaScriptModule, node: TSESTree.Node): boolean {
  return node.type === "Identifier" && callOfArgument(module, node) !== undefined;
}

function withoutArgument(module: JavaScriptModule, object: TSESTree.ObjectExpression): TextEdit | undefined {
  const place = callOfArgument(module, object);
  if (!place || place.index !== place.call.arguments.length - 1) return undefined;
  const edit = removeLastArgument(module, place.call);
  return edit && !hasComment(module, edit.span) ? edit : undefined;
}
