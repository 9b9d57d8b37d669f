import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { definitionOf } from "./expression-facts";
import { keyOf } from "./object-literal";
import { isCall } from "./lists";
import { RecipeError, type Literal } from "./recipe-arguments";
import { callAt } from "./replace-argument";
import { printLiteral, quoted, styleOf } from "./style";
import type { Regex } from "../../analyzers/javascript/patterns/rule-regex";
import type { Transform } from "./transform";

/** What becomes of a constant; undefined where it stays. */
type Replacement = (value: unknown) => Literal | undefined;

/**
 * Writes other constants in the arguments of the call that was found, through variables: `values` maps present ones to new ones. In objects
 * only those under `properties` are looked at. With `find` and `by`, a part of a text is replaced instead.
 */
export const replaceConstant: Transform = (recipe) => {
  const values = recipe.literalMap("values");
  const properties = new Set(recipe.texts("properties"));
  const find = recipe.expression("find");
  const by = recipe.optionalText("by") ?? "";
  recipe.end();
  if (Object.keys(values).length === 0 && !find) throw new RecipeError('"values" or "find" must say what is replaced');
  const replacement: Replacement = (value) => {
    if (find) return typeof value === "string" ? partReplaced(value, find, by) : undefined;
    const key = String(value);
    return Object.hasOwn(values, key) ? values[key] : undefined;
  };
  return ({ module, node }) => {
    const call = node && callAt(module, node);
    const roots = call ? call.arguments : node ? [node] : [];
    const edits = roots.flatMap((root) => editsIn(module, root, properties, replacement, 0));
    const unique = edits.filter(({ span }, index) => edits.findIndex((other) => other.span.start === span.start) === index);
    return unique.length > 0 ? [{ edits: unique }] : [];
  };
};

function partReplaced(text: string, find: Regex, by: string): string | undefined {
  const [place] = find.findAll(text);
  return place && text.slice(0, place.span.start) + by + text.slice(place.span.end);
}

const MAX_DEPTH = 5;

function editsIn(
  module: JavaScriptModule,
  root: TSESTree.Node,
  properties: ReadonlySet<string>,
  replacement: Replacement,
  depth: number,
): TextEdit[] {
  if (depth > MAX_DEPTH) return [];
  const node = unwrap(root);
  const inside = (inner: TSESTree.Node) => editsIn(module, inner, properties, replacement, depth + 1);
  switch (node.type) {
    case "Literal": {
      const value = replacement(node.value);
      if (value === undefined || value === node.value) return [];
      const newText =
        typeof value === "string" ? quoted(value, node.raw.startsWith("'") ? "'" : '"') : printLiteral(value, styleOf(module).quote);
      return [{ span: spanOf(node), newText }];
    }
    case "Identifier": {
      const definition = definitionOf(module, node);
      return definition === node ? [] : inside(definition);
    }
    case "ObjectExpression":
      return node.properties.flatMap((property) => {
        const isMeant =
          property.type === "Property" && !property.shorthand && (properties.size === 0 || properties.has(keyOf(module, property) ?? ""));
        return isMeant ? inside(property.value) : [];
      });
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? inside(element) : []));
    case "BinaryExpression":
      return node.operator === "+" ? [...inside(node.left), ...inside(node.right)] : [];
    default:
      return isCall(node) && depth === 0 ? node.arguments.flatMap(inside) : [];
  }
}
