import type { TSESTree } from "@typescript-eslint/types";
import { LinearRegExp } from "../../../core/linear-regexp/linear-regexp";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import { pathKeyOf } from "./access-path-key";
import type { Environment } from "./environment";
import { KindSet, NAMES_TO_PROTOTYPES, safeKinds } from "./kinds";
import type { Frame, Machine } from "./machine";
import { exclude, type Exclusion, indexKeyOf, withoutExcluded } from "./prototypes";
import type { RegExpText } from "./regexp-characters";
import { regExpOf } from "./regexp-literals";
import type { Value } from "./value";

type Node = TSESTree.Node;

const NAMES = [...NAMES_TO_PROTOTYPES.keys()];

/** What is left of names for each choice of excluded ones: whole texts, and pieces. */
const WITHOUT = [true, false].map((whole) =>
  Array.from({ length: 2 ** NAMES.length }, (_, excluded) => {
    const names = NAMES.filter((_name, index) => (excluded & (1 << index)) !== 0);
    return safeKinds({ kinds: names.map((name) => NAMES_TO_PROTOTYPES.get(name) ?? name), whole });
  }),
);

/**
 * What names can no longer do of which some are excluded.
 * @param whole false where the same holds of the pieces of a text, as of the steps of a path
 */
export function withoutNames(isExcluded: (name: string) => boolean, whole = true): KindSet {
  const excluded = NAMES.reduce((bits, name, index) => (isExcluded(name) ? bits | (1 << index) : bits), 0);
  return WITHOUT[whole ? 0 : 1]?.[excluded] ?? KindSet.NONE;
}

/**
 * The name in `name === "constructor" && typeof object[name] === "function"`: where that does not hold, it leads to no constructor.
 */
export function nameOfConstructor(module: JavaScriptModule, { operator, left, right }: TSESTree.LogicalExpression): Node | undefined {
  const name = comparedWith(module, left, "constructor");
  const asked = operator === "&&" && name ? comparedWith(module, right, "function") : undefined;
  if (!name || asked?.type !== "UnaryExpression" || asked.operator !== "typeof") return undefined;
  const member = unwrap(asked.argument);
  const key = pathKeyOf(module, name);
  if (member.type !== "MemberExpression" || !member.computed || key === undefined) return undefined;
  return pathKeyOf(module, unwrap(member.property)) === key ? name : undefined;
}

/** What is compared with a constant: `X` of `X === "constant"`. */
function comparedWith(module: JavaScriptModule, condition: Node, constant: string): Node | undefined {
  const node = unwrap(condition);
  if (node.type !== "BinaryExpression" || !/^===?$/.test(node.operator)) return undefined;
  const { left, right } = node;
  return constantOf(module, right) === constant ? unwrap(left) : constantOf(module, left) === constant ? unwrap(right) : undefined;
}

/**
 * What the outcome of a call shows of the names in it: `FORBIDDEN.includes(key)`, `FORBIDDEN.has(key)`, `path.includes("__proto__")`,
 * `/^(__proto__|constructor)$/.test(key)`.
 *
 * @param valueOf for lists that something else than the module's own text may tell
 */
export function namesShownBy(
  module: JavaScriptModule,
  node: TSESTree.CallExpression,
  outcome: boolean,
  valueOf?: (list: Node) => Value,
): { subject: Node; kinds: KindSet } | undefined {
  const callee = unwrap(node.callee);
  const argument = node.arguments[0];
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || !argument) return undefined;
  const { object, property } = callee;
  switch (property.name) {
    case "has":
    case "includes":
    case "indexOf":
    case "lastIndexOf": {
      const text = constantOf(module, argument);
      if (typeof text === "string") return { subject: object, kinds: withoutNames((name) => name.includes(text) !== outcome, false) };
      const listed = textsOf(module, object) ?? (valueOf && textsMadeInto(valueOf(object)));
      return listed && { subject: argument, kinds: withoutNames((name) => listed.includes(name) !== outcome) };
    }
    case "test":
    case "exec":
      return matchedNames(module, object, argument, outcome);
    case "match":
    case "search":
      return matchedNames(module, argument, object, outcome);
    default:
      return undefined;
  }
}

/** What names can no longer do after all, or the first, that a pattern finds was replaced in them. */
export function namesAfterReplacing(regExp: RegExpText, replacement: string): KindSet {
  const compiled = compile(regExp);
  if (!compiled) return KindSet.NONE;
  const isCharacter = /^(?:\\?[^\\]|\[(?:[^\]\\]|\\.)+\]\+?)$/.test(regExp.pattern);
  return withoutNames((name) => {
    if (!compiled.test(name)) return false;
    // What is put in shows that it is another text; without that, a text could become the name by what is taken away.
    const leavesTrace = Array.from(replacement).some((character) => !name.includes(character));
    return leavesTrace || (isCharacter && replacement === "" && regExp.flags.includes("g"));
  });
}

/** Text with a constant part that is in none of the names is none of them. */
export function namesWithPart(part: string): KindSet {
  return part === "" ? KindSet.NONE : withoutNames((name) => !name.includes(part));
}

function matchedNames(
  module: JavaScriptModule,
  pattern: Node,
  subject: Node,
  outcome: boolean,
): { subject: Node; kinds: KindSet } | undefined {
  const regExp = regExpOf(module, pattern);
  const compiled = regExp && compile(regExp);
  return compiled && { subject, kinds: withoutNames((name) => compiled.test(name) !== outcome, /^\^|\$$/.test(regExp.pattern)) };
}

function compile({ pattern, flags }: RegExpText): { test(text: string): boolean } | undefined {
  try {
    return new LinearRegExp(new RegExp(pattern, flags.replace(/[gy]/g, "")));
  } catch {
    return undefined; // Not an expression that can be tried out: it then shows nothing.
  }
}

/** The texts in a list or set that is written out. */
function textsOf(module: JavaScriptModule, expression: Node): string[] | undefined {
  const written = unwrap(expression);
  let node = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (node?.type === "CallExpression" && node.arguments[0]?.type === "ArrayExpression") node = node.arguments[0];
  if (node?.type === "NewExpression" && node.arguments[0]?.type === "ArrayExpression") node = node.arguments[0];
  if (node?.type !== "ArrayExpression") return undefined;
  const texts = node.elements.map((element) => element && constantOf(module, element));
  return texts.filter((text) => typeof text === "string");
}

/** The texts in a list or set that another file wrote out. */
function textsMadeInto({ refs, taints }: Value): string[] | undefined {
  // What a module exports may always be the object that it began with.
  const made = refs.filter(({ node }) => node.type !== "Program");
  const node = made.length === 1 && taints.length === 0 ? made[0]?.node : undefined;
  const isSet = node?.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "Set";
  const list = isSet ? node.arguments[0] : node;
  if (list?.type !== "ArrayExpression" || list.elements.length === 0) return undefined;
  return list.elements.flatMap((element) => (element?.type === "Literal" && typeof element.value === "string" ? element.value : []));
}

/** What `typeof x` being, or not being, a type shows of `x`. */
export function shownByType(type: unknown, isSame: boolean): Exclusion {
  if (!isSame) return { root: type === "object", maker: type === "function", inherited: type === "function" };
  const isFunction = type === "function";
  return { root: type !== "object", maker: !isFunction, missing: isFunction, inherited: !isFunction };
}

/** What is classed in `toString.call(x) === "[object Object]"`. */
export function classedBy(node: Node): Node | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property } = node.callee;
  const method = object.type === "MemberExpression" ? object.property : object;
  const isToString = method.type === "Identifier" && /^_?(?:(?:core|obj|object)_?)?toString$/i.test(method.name);
  return isToString && property.type === "Identifier" && property.name === "call" ? node.arguments[0] : undefined;
}

/** Notes that something is no prototype, or no constructor. */
export function showOther(machine: Machine, subject: Node, exclusion: Exclusion, environment: Environment, frame: Frame): void {
  const node = unwrap(subject);
  if (node.type === "AssignmentExpression") {
    showOther(machine, node.left, exclusion, environment, frame);
    return;
  }
  const place = node.type === "MemberExpression" ? indexKeyOf(machine, node) : undefined;
  if (place !== undefined) {
    exclude(environment, place, exclusion);
    return;
  }
  const key = pathKeyOf(machine.module, node);
  if (key === undefined) return;
  const outer = frame.environment;
  frame.environment = environment;
  const value = machine.evaluate(node, frame);
  frame.environment = outer;
  if (!value.reach) return;
  const left = value.withReach(withoutExcluded(value.reach, exclusion));
  const variable = node.type === "Identifier" ? machine.module.variableOf(node) : undefined;
  if (variable && variable.defs.length > 0) environment.set(variable, left);
  else environment.store(key, left);
}

/** Notes that an object has a property of that name itself: it is not what it inherits. */
export function showOwn(machine: Machine, owner: Node, name: Node, environment: Environment): void {
  excludeAt(machine, owner, name, { root: true, maker: true, inherited: true }, environment);
}

/** Notes that an object has a property of that name, its own or not. */
export function showThere(machine: Machine, owner: Node, name: Node, environment: Environment): void {
  excludeAt(machine, owner, name, { missing: true }, environment);
}

function excludeAt(machine: Machine, owner: Node, name: Node, exclusion: Exclusion, environment: Environment): void {
  const object = pathKeyOf(machine.module, owner);
  const key = pathKeyOf(machine.module, name);
  if (object !== undefined && key !== undefined) exclude(environment, `${object}.[${key}]`, exclusion);
}
