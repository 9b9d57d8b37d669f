import type { TSESTree } from "@typescript-eslint/types";
import type { CallCondition, SinkCondition } from "../../../rules/model";
import { isFolded } from "../../../rules/folded-hashes";
import { isPrescribedHash } from "../../../rules/prescribed-hashes";
import { ruleRegExp } from "../../../rules/regex";
import { constantOf, initialValueOf, type Constant } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { questionsOf } from "../program/rule-questions";
import { unwrap } from "../syntax/tree";
import { attackAt } from "./backtracking-matches";
import { isAnsweredAsHtml, isMadeAsHtml } from "./content-type";
import { isLogKept } from "./kept-logs";
import { isSentElsewhere } from "./redirect-status";
import { isTolerant } from "./loop-bodies";
import { isOptionPlace } from "./option-places";
import { isLinkShown } from "./parsed-links";
import { isJsonAskedFor } from "./refused-requests";
import { isPipedInto, isSizeUnchecked } from "./stated-limits";
import type { Value } from "./value";
import { variableFor } from "./raw-variables";
import { surelyWritten } from "./written-options";

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const MAX_DEPTH = 8;

const patterns = new Map<string, RegExp>();

/** What surrounds a value that arrives at a sink. */
export interface Surroundings {
  /** Where the value is written in a list or object that is given, or else where that is made. */
  readonly written?: Node | undefined;
  /** What the call is given, as far as it is known. */
  readonly given?: readonly Value[] | undefined;
}

/** True when what a model asks for around a sink is so where the node is its argument (or stands in its argument). */
export function conditionHolds(
  module: JavaScriptModule,
  condition: SinkCondition,
  node: Node,
  { written = node, given = [] }: Surroundings = {},
): boolean {
  if (condition.on === "response") {
    return isAnsweredAsHtml(module, node) && !isJsonAskedFor(module, node) && !isSentElsewhere(module, node);
  }
  if (condition.on === "text") return patternOf(condition.matches).test(leadingTextOf(module, node));
  if (condition.on === "template") {
    const text = textOfTemplate(module, node);
    return text !== undefined && patternOf(condition.matches).test(text);
  }
  if (condition.on === "variable") return patternOf(condition.matches).test(variableFor(module, node) ?? "");
  if (condition.on === "log") return isLogKept(module, node);
  if (condition.on === "backtracking") return attackAt(module, node, condition) !== undefined;
  if (condition.on === "unchecked size") return isSizeUnchecked(module, node);
  if (condition.on === "chosen hash") {
    const questions = questionsOf(module);
    return !isPrescribedHash(questions, node) && !isFolded(questions, node);
  }
  if (condition.on === "shown link") return isLinkShown(module, node);
  if (condition.on === "number") return isNumberNode(module, node);
  if (condition.on === "destination") return isPipedInto(module, node, patternOf(condition.matches));
  const call = callAround(module, node);
  if (condition.on === "tolerant callback") return call !== undefined && isTolerant(module, call.arguments[condition.position]);
  if (condition.on === "option place")
    return call !== undefined && isOptionPlace(module, call, written, patternOf(condition.program), patternOf(condition.flags));
  if (condition.on === "made response") return call !== undefined && isMadeAsHtml(module, call);
  if (call !== undefined && callConditionHolds(module, condition, call)) return true;
  if (condition.on === "option" && condition.present && condition.matches === undefined) {
    const { name } = condition;
    return hasOption(given, name) && !(call?.arguments ?? []).some((argument) => surelyWritten(module, argument, name) === false);
  }
  return condition.on === "beginning" && given.length > 0 && patternOf(condition.matches).test(givenTexts(given).join(" "));
}

/** The constant text that a tagged template begins with in which an expression is a value. */
function textOfTemplate(module: JavaScriptModule, node: Node): string | undefined {
  const template = module.tree.parentOf(node);
  if (template?.type !== "TemplateLiteral" || module.tree.parentOf(template)?.type !== "TaggedTemplateExpression") return undefined;
  return template.quasis[0]?.value.cooked ?? "";
}

/** True where an object that a call is given, wherever it comes from, was written with a property that is not false. */
function hasOption(values: readonly Value[], name: string): boolean {
  return values.some(({ refs }) =>
    refs.some(({ node, isArray, properties }) => {
      if (isArray || !properties.has(name)) return false;
      const property = node.type === "ObjectExpression" ? node.properties.find((each) => isNamed(each, name)) : undefined;
      return property?.type !== "Property" || property.value.type !== "Literal" || property.value.value !== false;
    }),
  );
}

function isNamed(property: TSESTree.ObjectLiteralElement, name: string): boolean {
  return property.type === "Property" && property.key.type === "Identifier" && !property.computed && property.key.name === name;
}

/** The texts that a call is given first, wherever they come from; the elements of a list that was filled bit by bit are taken together. */
function givenTexts(values: readonly Value[]): string[] {
  const texts: string[] = [];
  for (const { literal, refs } of values) {
    const list = refs.find((ref) => ref.isArray);
    if (!list && !literal) break;
    if (literal) texts.push(literal.text);
    if (!list) continue;
    const elements = [...list.properties.values()];
    const end = elements.findIndex((element) => !element.literal);
    for (const element of elements.slice(0, end < 0 ? undefined : end)) if (element.literal) texts.push(element.literal.text);
    if (elements.length === 0 && list.rest.literal) texts.push(list.rest.literal.text);
    break;
  }
  return texts;
}

/** True when a call is one that a condition speaks of. */
export function callConditionHolds(module: JavaScriptModule, condition: CallCondition, call: Call): boolean {
  if (condition.on === "all") return condition.of.every((part) => callConditionHolds(module, part, call));
  if (condition.on === "leading text") {
    const first = call.arguments[0];
    return first !== undefined && patternOf(condition.matches).test(leadingTextOf(module, first));
  }
  if (condition.on === "beginning") return patternOf(condition.matches).test(beginningOf(module, call.arguments).join(" "));
  if (condition.on === "receiver") return isText(module, call);
  if (condition.on === "no object") return !isObject(module, call.arguments[condition.position]);
  if (condition.on === "argument") {
    const argument = call.arguments[condition.position];
    const told = argument && (constantOf(module, argument) ?? nameOf(module, argument));
    return told !== undefined && patternOf(condition.matches).test(String(told));
  }
  if (condition.on === "arguments") return countHolds(call.arguments, condition.atLeast ?? 0, condition.atMost ?? Infinity);
  const { matches } = condition;
  const found = optionOf(module, call, condition.name, matches === undefined ? undefined : patternOf(matches));
  return condition.present ? found === true : found === false;
}

function isObject(module: JavaScriptModule, argument: Node | undefined): boolean {
  const node = argument && unwrap(argument);
  return (node?.type === "Identifier" ? initialValueOf(module, node) : node)?.type === "ObjectExpression";
}

/** Whether an object among the arguments has a property that is not false; undefined where that is not written out. */
function optionOf(module: JavaScriptModule, call: Call, name: string, pattern?: RegExp): boolean | undefined {
  let isUnknown = false;
  for (const argument of call.arguments) {
    const written = unwrap(argument);
    const node = written.type === "Identifier" ? initialValueOf(module, written) : written;
    if (node?.type === "ObjectExpression") {
      for (const property of node.properties) {
        if (property.type === "SpreadElement") isUnknown = true;
        else if (keyOf(module, property) === name && isSet(toldBy(module, property.value, pattern), pattern)) return true;
      }
    } else if (written.type === "Identifier" && !node) isUnknown = true;
  }
  return isUnknown ? undefined : false;
}

/** A constant, or where a pattern asks the name of an imported or global thing. */
function toldBy(module: JavaScriptModule, value: Node, pattern: RegExp | undefined): Constant | undefined {
  return constantOf(module, value) ?? (pattern && nameOf(module, value));
}

function isSet(constant: Constant | undefined, pattern: RegExp | undefined): boolean {
  return pattern ? constant !== undefined && pattern.test(String(constant)) : constant !== false;
}

/** The constants that the arguments begin with, up to the first that is none. */
function beginningOf(module: JavaScriptModule, nodes: readonly (Node | null)[]): string[] {
  const constants: string[] = [];
  for (const node of nodes) {
    const list = node && unwrap(node);
    if (list?.type === "ArrayExpression") return [...constants, ...beginningOf(module, list.elements)];
    const constant = node ? constantOf(module, node) : undefined;
    if (constant === undefined) break;
    constants.push(String(constant));
  }
  return constants;
}

function countHolds(nodes: readonly Node[], atLeast: number, atMost: number): boolean {
  return nodes.some(isSpread) ? atMost === Infinity : atLeast <= nodes.length && nodes.length <= atMost;
}

function isSpread(node: Node): boolean {
  return node.type === "SpreadElement";
}

const TEXT_METHODS = new Set([
  "toString",
  "trim",
  "toLowerCase",
  "toUpperCase",
  "substring",
  "substr",
  "replace",
  "replaceAll",
  "join",
  "normalize",
]);

/** True when a call's receiver is text, or the result is compared as only a search in text is: `title.search(x) >= 0`. */
function isText(module: JavaScriptModule, call: Call): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return false;
  const receiver = unwrap(callee.object);
  if (isTextNode(module, receiver)) return true;
  const parent = module.tree.parentOf(call);
  const isPosition = callee.property.type === "Identifier" && callee.property.name === "search" && parent?.type === "BinaryExpression";
  if (!isPosition || typeof constantOf(module, parent.right) !== "number") return false;
  const initial = receiver.type === "Identifier" ? initialValueOf(module, receiver) : undefined;
  return initial?.type !== "ObjectExpression";
}

function isTextNode(module: JavaScriptModule, expression: Node, depth = 0): boolean {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) return false;
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string";
    case "TemplateLiteral":
      return true;
    case "BinaryExpression":
      return node.operator === "+" && (isTextNode(module, node.left, depth + 1) || isTextNode(module, node.right, depth + 1));
    case "ConditionalExpression":
      return isTextNode(module, node.consequent, depth + 1) || isTextNode(module, node.alternate, depth + 1);
    case "LogicalExpression":
      return isTextNode(module, node.left, depth + 1) || isTextNode(module, node.right, depth + 1);
    case "Identifier": {
      const initial = initialValueOf(module, node);
      return initial !== undefined && isTextNode(module, initial, depth + 1);
    }
    case "CallExpression": {
      const { callee } = node;
      if (callee.type === "Identifier") return callee.name === "String";
      return callee.type === "MemberExpression" && callee.property.type === "Identifier" && TEXT_METHODS.has(callee.property.name);
    }
    default:
      return false;
  }
}

const ARITHMETIC: ReadonlySet<string> = new Set(["-", "*", "/", "%", "**", "|", "&", "^", "<<", ">>", ">>>"]);
const NUMBER_MAKERS = /^(?:Number(?:\.parse(?:Int|Float))?|parseInt|parseFloat|Math\.\w+)$/;

/** True for what is a number, whatever it is made of: `parseInt(x)`, `+x`, `x * 2`; of a choice one is enough. */
export function isNumberNode(module: JavaScriptModule, expression: Node, depth = 0): boolean {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) return false;
  const isNumber = (inner: Node): boolean => isNumberNode(module, inner, depth + 1);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number";
    case "UnaryExpression":
      return ["+", "-", "~"].includes(node.operator);
    case "BinaryExpression":
      return ARITHMETIC.has(node.operator) || (node.operator === "+" && isNumber(node.left) && isNumber(node.right));
    case "LogicalExpression":
      return isNumber(node.left) && isNumber(node.right);
    case "ConditionalExpression":
      return isNumber(node.consequent) || isNumber(node.alternate);
    case "CallExpression":
      return NUMBER_MAKERS.test(nameOf(module, node.callee) ?? "");
    case "Identifier": {
      const initial = initialValueOf(module, node);
      return initial !== undefined && isNumber(initial);
    }
    default:
      return false;
  }
}

/** The constant text that an expression begins with, as far as it can be read off: `SELECT * FROM users WHERE id = `. */
export function leadingTextOf(module: JavaScriptModule, expression: Node, depth = 0): string {
  const node = unwrap(expression);
  const constant = constantOf(module, node);
  if (constant !== undefined) return String(constant);
  if (depth > MAX_DEPTH) return "";
  switch (node.type) {
    case "TemplateLiteral": {
      const [first, second] = node.quasis;
      const text = first?.value.cooked ?? "";
      const inner = node.expressions[0];
      if (!inner || text.trim() !== "") return text;
      return text + leadingTextOf(module, inner, depth + 1) + (constantOf(module, inner) === undefined ? "" : (second?.value.cooked ?? ""));
    }
    case "BinaryExpression":
      return node.operator === "+" ? leadingTextOf(module, node.left, depth + 1) : "";
    case "Identifier": {
      // What is added to a variable later stands behind what it began with.
      const definition = module.variableOf(node)?.defs[0];
      if (definition?.type !== "Variable" || definition.node.id.type !== "Identifier" || !definition.node.init) return "";
      return leadingTextOf(module, definition.node.init, depth + 1);
    }
    case "CallExpression":
      return node.callee.type === "MemberExpression" ? leadingTextOf(module, node.callee.object, depth + 1) : "";
    case "ArrayExpression":
      return node.elements[0] ? leadingTextOf(module, node.elements[0], depth + 1) : "";
    default:
      return "";
  }
}

function keyOf(module: JavaScriptModule, property: TSESTree.Property): string | undefined {
  if (!property.computed && property.key.type === "Identifier") return property.key.name;
  const key = constantOf(module, property.key);
  return key === undefined ? undefined : String(key);
}

/** The call whose argument an expression is, or stands in. */
export function callAround(module: JavaScriptModule, node: Node): Call | undefined {
  let inner = node;
  for (let outer = module.tree.parentOf(node); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type !== "CallExpression" && outer.type !== "NewExpression") continue;
    if (outer.arguments.includes(inner as TSESTree.CallExpressionArgument)) return outer;
    return undefined;
  }
  return undefined;
}

function patternOf(text: string): RegExp {
  let pattern = patterns.get(text);
  if (!pattern) patterns.set(text, (pattern = ruleRegExp(text)));
  return pattern;
}
