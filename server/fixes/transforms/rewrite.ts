import type { TSESTree } from "@typescript-eslint/types";
import type { Pattern } from "../../analyzers/javascript/patterns/pattern";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { childrenOf, spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import { constantOf } from "../../analyzers/javascript/program/constants";
import { memberNameOf } from "../../analyzers/javascript/program/names";
import type { TextEdit } from "../../core/edit";
import type { Span } from "../../core/position";
import { CodeTemplate, isTight, standsAlone, type Insert } from "./code-template";
import { hasComment } from "./comments";
import { dataPlaces } from "./data-places";
import { isNumeric } from "./expression-facts";
import { callOfFinding } from "./finding-call";
import { sourceOf } from "./flat-text";
import { HelperFunction } from "./helper-function";
import { keyOf } from "./object-literal";
import { matchAt, readPattern } from "./match-pattern";
import { isPlainText } from "./plain-text";
import { RecipeError, type RecipeArguments } from "./recipe-arguments";
import { templateText } from "./style";
import { isText } from "./text-types";
import type { Transform, TransformInput } from "./transform";

const PLACES = ["finding", "data", "source", "call", "argument", "around", "inside"] as const;
type Place = (typeof PLACES)[number];

/** What a place may be a part of; alone is the expression of the finding itself. */
const SURROUNDINGS = ["text", "argument", "property", "alone"] as const;

/** What is written in place of code that fits, if it has to fit anything. */
interface Rewriting {
  readonly patterns: readonly Pattern[];
  readonly to: CodeTemplate;
  readonly keeps: ReadonlySet<string>;
  readonly helper: HelperFunction | undefined;
  readonly defaults: ReadonlyMap<string, string>;
}

/**
 * Writes other code in place of an expression: `to` is a template in which `$IT` stands for the expression, `$TEXT` for it as a
 * string, `$X` for what the metavariable stands for in the Semgrep pattern `match` (or the first of several), which the expression has to fit, and
 * `#{crypto.randomInt}` for something that is imported. `at` says which expression: that of the `finding` (the default), the `call`
 * that it is or stands in, an `argument` of that call, what is directly `around` it, what
 * `inside` of it fits, its `source`, or each place where its `data` enters something larger; of those only
 * the first with `single`. `in` says what the places may be part of, `after` what has to stand before them in a text, `unless` what their
 * code may not look like, and with `plainText` they must not be meant as markup. `$NUMBER` is the expression as a number, and other names
 * are facts of the finding or `defaults`. `helper` is a function that comes along, and `needs` the package without which nothing is proposed.
 * Where the call is one of a method in `asksAt`, it is not taken unasked.
 */
export const rewrite: Transform = (recipe) => {
  const at = placeOf(recipe);
  const patterns = recipe.textOrTexts("match").map(readPattern);
  const helper = recipe.optionalText("helper");
  const needs = recipe.optionalText("needs");
  const isSingle = recipe.flag("single");
  const argument = recipe.integer("argument", 0);
  const fits = conditionsOf(recipe);
  const defaults = recipe.textMap("defaults");
  const asksAt = recipe.texts("asksAt");
  const to = CodeTemplate.expression(recipe.text("to"));
  recipe.end();
  const rewriting: Rewriting = {
    patterns,
    to,
    keeps: to.placeholders,
    helper: helper === undefined ? undefined : new HelperFunction(helper),
    defaults,
  };
  return (input) => {
    if (needs !== undefined && !input.dependencies.has(needs)) return [];
    const all = at === "inside" ? fittingInside(input, patterns) : placesOf(input, at, argument);
    const places = isSingle ? all.slice(0, 1) : all;
    if (!places.every((place) => fits(input, place))) return [];
    const edits = places.map((place) => editsAt(input, place, rewriting));
    const certain = edits.filter((edit) => edit !== undefined);
    if (certain.length === 0 || certain.length < edits.length) return [];
    return [{ edits: withoutTwins(certain.flat()), isChoice: asksAt.includes(methodOf(input) ?? "") }];
  };
};

/** The name of the method that the call is one of. */
function methodOf({ module, finding, node }: TransformInput): string | undefined {
  const callee = node && callOfFinding(module, finding, node)?.callee;
  return callee?.type === "MemberExpression" ? memberNameOf(module, callee) : undefined;
}

function placeOf(recipe: RecipeArguments): Place {
  const name = recipe.optionalText("at") ?? "finding";
  const place = PLACES.find((candidate) => candidate === name);
  if (!place) throw new RecipeError(`"at" must be one of ${PLACES.join(", ")}`);
  return place;
}

function fittingInside({ module, node }: TransformInput, patterns: readonly Pattern[]): TSESTree.Node[] {
  const inside = (inner: TSESTree.Node): TSESTree.Node[] => {
    return firstMatch(module, inner, patterns) ? [inner] : childrenOf(inner).flatMap(inside);
  };
  return node ? childrenOf(node).flatMap(inside) : [];
}

/** What the recipe asks of the places, besides the pattern. */
function conditionsOf(recipe: RecipeArguments): (input: TransformInput, place: TSESTree.Node) => boolean {
  const surroundings = recipe.texts("in");
  const unknown = surroundings.find((name) => !SURROUNDINGS.some((known) => known === name));
  if (unknown !== undefined) throw new RecipeError(`"in" may name ${SURROUNDINGS.join(", ")}, not ${unknown}`);
  const after = recipe.expression("after");
  const unless = recipe.expression("unless");
  const plainText = recipe.flag("plainText");
  return ({ module, node }, place) => {
    const code = sourceOf(module, place);
    if (surroundings.length > 0 && !surroundings.includes(surroundingOf(module, place, node))) return false;
    if ((unless && unless.findAll(code).length > 0) || (plainText && !isPlainText(module, place))) return false;
    const before = after && textBefore(module, place);
    return before === undefined || after === undefined || after.findAll(before).length > 0;
  };
}

function surroundingOf(module: JavaScriptModule, place: TSESTree.Node, finding: TSESTree.Node | undefined): (typeof SURROUNDINGS)[number] {
  const parent = module.tree.parentOf(place);
  if (parent?.type === "TemplateLiteral" || parent?.type === "BinaryExpression") return "text";
  if (parent?.type === "AssignmentExpression" && parent.operator === "+=") return "text";
  if (parent?.type === "Property") return "property";
  return place === finding ? "alone" : "argument";
}

/** The constant text directly before a place in a text, `""` where a value stands before it; undefined where nothing does. */
function textBefore(module: JavaScriptModule, place: TSESTree.Node): string | undefined {
  const parent = module.tree.parentOf(place);
  if (parent?.type === "TemplateLiteral") {
    const index = parent.expressions.indexOf(place as TSESTree.Expression);
    const text = parent.quasis[index]?.value.cooked ?? "";
    return index === 0 && text === "" ? undefined : text;
  }
  if (parent?.type !== "BinaryExpression" || parent.left === place) return undefined;
  const before = parent.left.type === "BinaryExpression" ? parent.left.right : parent.left;
  return String(constantOf(module, before) ?? "");
}

function placesOf({ module, finding, node }: TransformInput, at: Exclude<Place, "inside">, index: number): TSESTree.Node[] {
  switch (at) {
    case "data":
      return dataPlaces(module, finding, node).filter((place, index, all) => all.indexOf(place) === index);
    case "source": {
      const location = finding.flow[0]?.location;
      const source = location?.uri === module.document.uri ? module.tree.nodeAt(location.span) : undefined;
      return source ? [source] : [];
    }
    case "call": {
      const call = node && callOfFinding(module, finding, node);
      return call ? [call] : [];
    }
    case "argument": {
      const argument = node && callOfFinding(module, finding, node)?.arguments[index];
      return argument ? [argument] : [];
    }
    case "around": {
      const around = node && module.tree.parentOf(node);
      return around ? [around] : [];
    }
    case "finding":
      if (node?.type === "ExpressionStatement") return [node.expression];
      return node ? [node.type === "Property" ? node.value : node] : [];
  }
}

function editsAt({ module, finding }: TransformInput, place: TSESTree.Node, rewriting: Rewriting): TextEdit[] | undefined {
  const { patterns, to, keeps, helper, defaults } = rewriting;
  const parent = module.tree.parentOf(place);
  if (!parent || (isWritten(parent, place) && !to.isAssignable) || place.type === "SpreadElement") return undefined;
  const bound = patterns.length === 0 ? new Map<string, Insert>() : firstMatch(module, unwrap(place), patterns);
  if (!bound) return undefined;
  const facts = { ...Object.fromEntries(defaults), ...finding.facts };
  const given = Object.entries(facts).map(([name, code]): [string, Insert] => {
    return [name.startsWith("$") ? name : `$${name.toUpperCase()}`, { code, isTight: true, text: code }];
  });
  const inserts = new Map([...given, ...bound, ...ownInserts(module, place)]);
  const printed = to.print(module, place, inserts);
  const brought = helper ? helper.ensure(module, place) : [];
  const span = spanOf(place);
  if (!printed || !brought || losesComment(module, place, keeps)) return undefined;
  const shorthand = parent.type === "Property" && parent.shorthand ? keyOf(module, parent) : undefined;
  const merged = parent.type === "TemplateLiteral" ? insideTemplate(module, span, printed.code) : undefined;
  if (merged) return [...printed.edits, merged, ...brought];
  const needsParentheses = !printed.isTight && !standsAlone(parent, place);
  const code = needsParentheses ? `(${printed.code})` : printed.code;
  return [...printed.edits, { span, newText: shorthand === undefined ? code : `${shorthand}: ${code}` }, ...brought];
}

function firstMatch(module: JavaScriptModule, node: TSESTree.Node, patterns: readonly Pattern[]): ReadonlyMap<string, Insert> | undefined {
  for (const pattern of patterns) {
    const bound = matchAt(module, node, pattern);
    if (bound) return bound;
  }
  return undefined;
}

/** A plain string in place of `${…}`, as a part of the template's own text. */
function insideTemplate(module: JavaScriptModule, { start, end }: Span, code: string): TextEdit | undefined {
  const text = /^(["'])([^"'\\]*)\1$/.exec(code)?.[2];
  const before = /\$\{\s*$/.exec(module.document.text.slice(0, start))?.[0].length;
  const after = /^\s*\}/.exec(module.document.text.slice(end))?.[0].length;
  if (text === undefined || before === undefined || after === undefined) return undefined;
  return { span: { start: start - before, end: end + after }, newText: templateText(text) };
}

/** True where a node is assigned to or declares something, so that no other expression can stand there. */
function isWritten(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case "AssignmentExpression":
      return parent.left === node;
    case "VariableDeclarator":
      return parent.id === node;
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return parent.body !== node;
    case "UpdateExpression":
      return true;
    default:
      return false;
  }
}

function ownInserts(module: JavaScriptModule, place: TSESTree.Node): [string, Insert][] {
  const code = sourceOf(module, place);
  const tight = isTight(place);
  const text: Insert = isText(module, place) ? { code, isTight: tight } : { code: `String(${code})`, isTight: true };
  const number: Insert = isNumeric(module, place) ? { code, isTight: tight } : { code: `Number(${code})`, isTight: true };
  return [
    ["$IT", { code, isTight: tight }],
    ["$TEXT", text],
    ["$NUMBER", number],
  ];
}

/** A comment inside of the expression stays only where the whole expression does. */
function losesComment(module: JavaScriptModule, place: TSESTree.Node, keeps: ReadonlySet<string>): boolean {
  return !["$IT", "$TEXT", "$NUMBER"].some((name) => keeps.has(name)) && hasComment(module, spanOf(place));
}

/** Two places may need the same import or helper. */
function withoutTwins(edits: readonly TextEdit[]): TextEdit[] {
  const known = new Set<string>();
  return edits.filter(({ span, newText }) => {
    const key = `${span.start} ${span.end} ${newText}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
