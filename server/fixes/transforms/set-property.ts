import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { hasComment } from "./comments";
import { definitionOf } from "./expression-facts";
import { callOfFinding, Callees } from "./finding-call";
import { appendArgument, hasFixedPositions, insertBefore } from "./lists";
import { addDefaults, addProperties, hasSpread, printObject, propertyOf, type NewProperty } from "./object-literal";
import { RecipeError, type Literal } from "./recipe-arguments";
import { callAt } from "./replace-argument";
import { printLiteral, styleOf } from "./style";
import type { Transform } from "./transform";

/** Properties to have: `set` whatever constant is there now, `add` where nothing is there. */
interface Wanted {
  readonly set: Readonly<Record<string, Literal>>;
  readonly add: Readonly<Record<string, Literal>>;
}

/**
 * Gives an object literal properties: the one that was found, the one around the property that was found, or argument
 * `argument` of the call that was found, which is added when it is the next one missing. `path` leads to an object inside of
 * it; with `callees`, only of calls of these; with `unless`, not where the code looks like that. A function at that place is a callback, before which the object goes. Both may come from the finding's facts, `path` joined by dots. Values that are no constants are left as they are.
 */
export const setProperty: Transform = (recipe) => {
  const givenArgument = recipe.has("argument") ? recipe.integer("argument", 0) : undefined;
  const givenPath = recipe.has("path") ? recipe.texts("path") : undefined;
  const callees = new Callees(recipe.texts("callees"));
  const unless = recipe.expression("unless");
  const wanted: Wanted = { set: recipe.literalMap("set"), add: recipe.literalMap("add") };
  recipe.end();
  if (Object.keys(wanted.set).length + Object.keys(wanted.add).length === 0) throw new RecipeError('"set" or "add" must name a property');
  return ({ module, node, finding }) => {
    const path = givenPath ?? (finding.facts["path"] ?? "").split(".").filter((name) => name !== "");
    const argument = givenArgument ?? Number(finding.facts["argument"] ?? 0);
    const place = node && (callees.isEmpty ? node : callOfFinding(module, finding, node, callees));
    if (place && unless && unless.findAll(module.document.textOf(spanOf(place))).length > 0) return [];
    const edits = place && Number.isInteger(argument) ? editsAt(module, place, argument, path, wanted) : undefined;
    return edits && edits.length > 0 ? [{ edits }] : [];
  };
};

function editsAt(
  module: JavaScriptModule,
  node: TSESTree.Node,
  index: number,
  path: readonly string[],
  wanted: Wanted,
): TextEdit[] | undefined {
  const object = objectAround(module, node);
  if (object) return inObject(module, object, node.type === "ObjectExpression" ? path : [], wanted);
  const call = callAt(module, node);
  if (!call || !hasFixedPositions(call, index)) return undefined;
  const argument = call.arguments[index];
  if (argument && /Function/.test(definitionOf(module, argument).type)) {
    return [insertBefore(module, argument, printWanted(module, path, wanted))];
  }
  if (argument && !isUndefined(argument)) return inExpression(module, argument, path, wanted);
  const code = printWanted(module, path, wanted);
  if (argument) return [{ span: spanOf(argument), newText: code }];
  const edit = call.arguments.length === index ? appendArgument(module, call, code) : undefined;
  return edit && [edit];
}

function objectAround(module: JavaScriptModule, node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  if (node.type === "ObjectExpression") return node;
  const property = node.type === "Property" ? node : module.tree.parentOf(node);
  const object = property?.type === "Property" ? module.tree.parentOf(property) : undefined;
  return object?.type === "ObjectExpression" ? object : undefined;
}

function isUndefined(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}

/** In an object literal, in the one that a variable holds and nothing else uses, or in a copy of any other object. */
function inExpression(
  module: JavaScriptModule,
  expression: TSESTree.Node,
  path: readonly string[],
  wanted: Wanted,
): TextEdit[] | undefined {
  const node = unwrap(expression);
  if (node.type === "ObjectExpression") return inObject(module, node, path, wanted);
  const definition = definitionOf(module, node);
  if (definition.type === "ObjectExpression" && isUsedOnce(module, node)) return inObject(module, definition, path, wanted);
  if (path.length > 0 || !["Identifier", "MemberExpression", "CallExpression"].includes(node.type)) return undefined;
  const known = definition.type === "ObjectExpression" ? definition : undefined;
  const missing = (key: string) => !known || (!propertyOf(module, known, key) && !hasSpread(known));
  const add = Object.fromEntries(Object.entries(wanted.add).filter(([key]) => missing(key)));
  const defaults = known ? [] : printed(module, add).map(({ key, code }) => `${key}: ${code}, `);
  const overrides = printed(module, known ? { ...wanted.set, ...add } : wanted.set);
  const copy = printObject(module, overrides, module.document.textOf(spanOf(node)));
  return [{ span: spanOf(node), newText: copy.replace("{ ", () => `{ ${defaults.join("")}`) }];
}

function isUsedOnce(module: JavaScriptModule, node: TSESTree.Node): boolean {
  return (module.variableOf(node)?.references.filter((reference) => reference.isRead()) ?? []).length === 1;
}

function inObject(
  module: JavaScriptModule,
  object: TSESTree.ObjectExpression,
  [inner, ...deeper]: readonly string[],
  wanted: Wanted,
): TextEdit[] | undefined {
  if (inner === undefined) return changeProperties(module, object, wanted);
  const property = propertyOf(module, object, inner);
  if (property) return property.shorthand ? undefined : inExpression(module, property.value, deeper, wanted);
  if (hasSpread(object)) return undefined;
  return [addProperties(module, object, [{ key: inner, code: printWanted(module, deeper, wanted) }])];
}

function changeProperties(module: JavaScriptModule, object: TSESTree.ObjectExpression, { set, add }: Wanted): TextEdit[] | undefined {
  const { quote } = styleOf(module);
  const edits: TextEdit[] = [];
  const missing: NewProperty[] = [];
  for (const [key, value] of Object.entries(set)) {
    const property = propertyOf(module, object, key);
    const code = printLiteral(value, quote);
    if (!property) missing.push({ key, code });
    else if (constantOf(module, property.value) !== undefined && constantOf(module, property.value) !== value) {
      if (hasComment(module, spanOf(property.value))) return undefined;
      edits.push({ span: spanOf(property.value), newText: property.shorthand ? `${key}: ${code}` : code });
    }
  }
  const defaults = printed(module, add).filter(({ key }) => !propertyOf(module, object, key));
  if (hasSpread(object)) {
    if (defaults.length > 0) edits.push(addDefaults(module, object, defaults));
  } else missing.push(...defaults);
  if (missing.length > 0) edits.push(addProperties(module, object, missing));
  return edits;
}

function printed(module: JavaScriptModule, properties: Readonly<Record<string, Literal>>): NewProperty[] {
  const { quote } = styleOf(module);
  return Object.entries(properties).map(([key, value]) => ({ key, code: printLiteral(value, quote) }));
}

/** A new object that holds everything wanted at the end of a path. */
function printWanted(module: JavaScriptModule, path: readonly string[], { set, add }: Wanted): string {
  const inner = printObject(module, printed(module, { ...set, ...add }));
  return path.reduceRight((code, key) => printObject(module, [{ key, code }]), inner);
}
