import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { calledNameOf, choicesOf, definitionOf, isNumeric, isStatic, joinedListOf } from "./expression-facts";
import { flatten, holesIn, type FlatText } from "./flat-text";
import { formOfText, printText, reprint } from "./print-text";
import { passValues, PASSING, type Passing, type QueryValue } from "./query-arguments";
import { readSource, type QueryText } from "./query-text";
import { RecipeError } from "./recipe-arguments";
import { canMoveTo } from "./scope";
import { placeholderStyleOf, type PlaceholderStyle } from "./sql-tokens";
import { readSqlValues, type HoleFacts, type SqlReading } from "./sql-values";
import type { Candidate, Transform } from "./transform";

/**
 * Puts placeholders into a query that was built from values, and passes the values beside it.
 * The driver's way to write and to pass them comes from the sink's model (facts `placeholder` and `values`; `text: part` for a
 * sink that takes a part of a statement), or from the recipe.
 */
export const parameterizeQuery: Transform = (recipe) => {
  const argument = recipe.integer("argument", 0);
  const givenPlaceholder = recipe.optionalText("placeholder");
  const givenPassing = recipe.optionalText("values");
  recipe.end();
  if (givenPlaceholder !== undefined && !placeholderStyleOf(givenPlaceholder)) {
    throw new RecipeError('"placeholder" must be "?", or end in n for the number: "$n"');
  }
  if (givenPassing !== undefined && !isPassing(givenPassing)) {
    throw new RecipeError(`"values" must be one of ${PASSING.join(", ")}`);
  }
  return ({ module, finding, node }) => {
    const style = placeholderStyleOf(givenPlaceholder ?? finding.facts["placeholder"] ?? "");
    const query = node && readSource(module, node, argument);
    const flat = query && flatten(module, query.text);
    if (!style || !flat) return [];
    const passing = query.isProperty ? "beside" : (givenPassing ?? finding.facts["values"] ?? "argument");
    if (!isPassing(passing)) return [];
    const reading = readSqlValues(flat.text, (hole) => factsOfHole(module, flat, hole), style, finding.facts["text"] === "part");
    return reading ? candidate(module, query, flat, reading, style, passing) : [];
  };
};

function isPassing(text: string): text is Passing {
  return (PASSING as readonly string[]).includes(text);
}

function candidate(
  module: JavaScriptModule,
  query: QueryText,
  flat: FlatText,
  reading: SqlReading,
  style: PlaceholderStyle,
  passing: Passing,
): Candidate[] {
  if (reading.values.length === 0) return [];
  const values = reading.values.map(({ start, end, content, placeholdersBefore }): QueryValue => {
    const holes = holesIn(flat, start, end);
    return { code: printText(module, content, holes, formOfText(flat)), holes, placeholdersBefore };
  });
  if (query.isMoved && !values.every(({ holes }) => holes.every((hole) => canMoveTo(module, hole, query.sink)))) return [];
  const passed = passValues(module, query.sink, passing, style, values, reading.placeholders);
  if (!passed) return [];
  const edits: TextEdit[] = [{ span: spanOf(flat.node), newText: reprint(module, flat, placeholdersFor(reading, style)) }, ...passed];
  return [values.length === 1 ? { edits } : { title: `Pass ${values.length} values as query parameters`, edits }];
}

function placeholdersFor(reading: SqlReading, style: PlaceholderStyle) {
  const taken = style.numbered ? reading.placeholders.map((text) => Number(text.slice(style.prefix.length))) : [];
  const first = Math.max(0, ...taken) + 1;
  return reading.values.map(({ start, end }, index) => ({
    start,
    end,
    text: style.numbered ? `${style.prefix}${first + index}` : "?",
  }));
}

/** Functions whose result is SQL, or is quoted already, in one library or another. */
const MAKES_SQL = /escape|quote|literal|format|raw|sql|stringify/i;

function factsOfHole(module: JavaScriptModule, flat: FlatText, index: number): HoleFacts {
  const hole = flat.holes[index] as TSESTree.Expression;
  return { isStatic: isStatic(module, hole), isNumeric: isNumeric(module, hole), isComposed: isComposed(module, hole) };
}

function isComposed(module: JavaScriptModule, hole: TSESTree.Expression): boolean {
  const choices = choicesOf(hole);
  return choices.some((choice) => {
    const node = definitionOf(module, choice);
    if (joinedListOf(module, node) || node.type === "ArrayExpression") return true;
    if (MAKES_SQL.test(calledNameOf(node) ?? "")) return true;
    return choices.length > 1 && (isTextLiteral(node) || node.type === "TemplateLiteral" || node.type === "BinaryExpression");
  });
}

function isTextLiteral(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Literal" && typeof inner.value === "string" && inner.value !== "";
}
