import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../../analyzers/javascript/program/constants";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { memberNameOf, nameOf } from "../../analyzers/javascript/program/names";

/** What code makes of `Math.random()`: the whole expression, and what it is used as. */
export type RandomUse =
  /** An integer from `from` (0 when missing) up to, and without, `limit`; both are source code. */
  | { readonly as: "integer"; readonly node: TSESTree.Node; readonly from: string | undefined; readonly limit: string }
  /** One character in a notation of numbers. */
  | { readonly as: "character"; readonly node: TSESTree.Node; readonly radix: number }
  /** So many decimal digits. */
  | { readonly as: "digits"; readonly node: TSESTree.Node; readonly count: number }
  /** Letters and digits, so many where the code says so. */
  | { readonly as: "letters"; readonly node: TSESTree.Node; readonly count: number | undefined }
  /** A text whose looks do not matter: nothing is cut from it. */
  | { readonly as: "text"; readonly node: TSESTree.Node };

/** Above it, `crypto.randomInt` throws. */
const MAX_RANGE = 2 ** 48 - 1;

/** From here on an integer is written in letters to get a long text, not to get one of a few. */
const MANY = 1e6;

interface Numeric {
  readonly node: TSESTree.Node;
  /** What `Math.random()` is multiplied with. */
  readonly factor: TSESTree.Node | undefined;
  /** What is added to the product. */
  readonly offset: TSESTree.Node | undefined;
}

/** Follows a call of `Math.random` outwards to the expression that it is there for; undefined when that is an unknown one. */
export function readRandomUse(module: JavaScriptModule, call: TSESTree.Node): RandomUse | undefined {
  const number = readNumber(module, call);
  const integer = readInteger(module, number);
  const written = readText(module, integer && isLarge(module, number) ? integer.node : number.node);
  if (written && (!integer || written.as === "letters")) return joinNeighbours(module, written);
  return integer;
}

export function isMathRandom(module: JavaScriptModule, node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === "CallExpression" && nameOf(module, node.callee) === "Math.random";
}

/** `Math.random() * factor + offset`, as much of it as there is. */
function readNumber(module: JavaScriptModule, call: TSESTree.Node): Numeric {
  let number: Numeric = { node: call, factor: undefined, offset: undefined };
  for (;;) {
    const parent = parentOf(module, number.node);
    if (parent?.type !== "BinaryExpression") return number;
    const other = isInside(parent.left, number.node) ? parent.right : parent.left;
    if (parent.operator === "*" && !number.factor && !number.offset) number = { ...number, node: parent, factor: other };
    else if (parent.operator === "+" && !number.offset && typeof constantOf(module, other) !== "string" && !isTextual(other)) {
      number = { ...number, node: parent, offset: other };
    } else return number;
  }
}

function isTextual(node: TSESTree.Node): boolean {
  if (node.type === "Literal") return typeof node.value === "string";
  return node.type === "TemplateLiteral" || (node.type === "BinaryExpression" && (isTextual(node.left) || isTextual(node.right)));
}

function isLarge(module: JavaScriptModule, { factor }: Numeric): boolean {
  const value = factor && constantOf(module, factor);
  return typeof value === "number" && value >= MANY;
}

function readInteger(module: JavaScriptModule, number: Numeric): RandomUse | undefined {
  const rounded = readRounding(module, number.node);
  // `Math.floor(Math.random() * n) + m`: the sum around the rounding stays as it is.
  if (!rounded || !number.factor || !isWhole(module, number.factor)) return undefined;
  const { node, way } = rounded;
  const size = module.document.textOf({ start: number.factor.range[0], end: number.factor.range[1] });
  const offset = number.offset && module.document.textOf({ start: number.offset.range[0], end: number.offset.range[1] });
  if (number.offset && !isWhole(module, number.offset)) return undefined;
  if (way === "down")
    return { as: "integer", node, from: offset, limit: offset === undefined ? size : upperLimit(module, number, size, offset) };
  if (offset !== undefined) return undefined;
  return { as: "integer", node, from: way === "up" ? "1" : undefined, limit: plusOne(module, number.factor, size) };
}

/** `max + 1` for `Math.random() * (max - min + 1) + min`, and the sum written out for anything else. */
function upperLimit(module: JavaScriptModule, { factor, offset }: Numeric, size: string, from: string): string {
  const [a, b] = [factor, offset].map((node) => node && constantOf(module, node));
  if (typeof a === "number" && typeof b === "number") return String(a + b);
  const difference = factor?.type === "BinaryExpression" && factor.operator === "+" ? factor.left : factor;
  const text = (node: TSESTree.Node) => module.document.textOf({ start: node.range[0], end: node.range[1] });
  if (factor && difference?.type === "BinaryExpression" && difference.operator === "-" && text(difference.right) === from) {
    return text(difference.left) + module.document.textOf({ start: difference.range[1], end: factor.range[1] });
  }
  return `${from} + ${/^[\w$.]+$/.test(size) ? size : `(${size})`}`;
}

function plusOne(module: JavaScriptModule, node: TSESTree.Node, source: string): string {
  const value = constantOf(module, node);
  return typeof value === "number" && /^\d+$/.test(source) ? String(value + 1) : `${source} + 1`;
}

function isWhole(module: JavaScriptModule, node: TSESTree.Node): boolean {
  if (node.type === "BinaryExpression" && node.operator === "/") return false;
  const value = constantOf(module, node);
  return value === undefined || (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= MAX_RANGE);
}

const ROUNDING: Readonly<Record<string, "down" | "up" | "nearest">> = {
  "Math.floor": "down",
  "Math.trunc": "down",
  parseInt: "down",
  "Number.parseInt": "down",
  "Math.ceil": "up",
  "Math.round": "nearest",
};

function readRounding(module: JavaScriptModule, node: TSESTree.Node): { node: TSESTree.Node; way: "down" | "up" | "nearest" } | undefined {
  const parent = parentOf(module, node);
  if (parent?.type === "CallExpression" && parent.arguments[0] && isInside(parent.arguments[0], node)) {
    const way = ROUNDING[nameOf(module, parent.callee) ?? ""];
    const [, radix] = parent.arguments;
    return way && (!radix || constantOf(module, radix) === 10) ? { node: parent, way } : undefined;
  }
  if (parent?.type === "BinaryExpression" && ["|", ">>", ">>>"].includes(parent.operator) && constantOf(module, parent.right) === 0) {
    return { node: parent, way: "down" };
  }
  const outer = parent?.type === "UnaryExpression" && parent.operator === "~" ? parentOf(module, parent) : undefined;
  return outer?.type === "UnaryExpression" && outer.operator === "~" ? { node: outer, way: "down" } : undefined;
}

/** What is made of a number by writing it down: `.toString(36).slice(2)`, `String(…)`, a hole of a template. */
function readText(module: JavaScriptModule, node: TSESTree.Node): RandomUse | undefined {
  const parent = parentOf(module, node);
  const method = methodCallOn(module, node);
  if (method?.name === "toString") {
    const [argument] = method.call.arguments;
    const radix = argument ? constantOf(module, argument) : 10;
    return typeof radix === "number" ? readCuts(module, method.call, radix) : undefined;
  }
  if (parent?.type === "CallExpression" && nameOf(module, parent.callee) === "String") return readCuts(module, parent, 10);
  if (parent?.type === "TemplateLiteral") return { as: "text", node };
  if (parent?.type === "BinaryExpression" && parent.operator === "+") {
    const other = isInside(parent.left, node) ? parent.right : parent.left;
    const isText = typeof constantOf(module, other) === "string" || isTextual(other);
    return isText && node.type === "CallExpression" ? { as: "text", node } : undefined;
  }
  return undefined;
}

/** How a number in a text is cut: `.slice(2, 10)`, `.replace("0.", "")`, `.split(".")[1]`, `[2]`. */
function readCuts(module: JavaScriptModule, written: TSESTree.Node, radix: number): RandomUse | undefined {
  let node = written;
  let isCut = false;
  let count: number | undefined;
  for (;;) {
    const index = parentOf(module, node);
    if (index?.type === "MemberExpression" && index.object === node && index.computed) {
      if (methodNameOf(node) !== "split") return { as: "character", node: index, radix };
      node = index;
      continue;
    }
    const method = methodCallOn(module, node);
    if (method?.name === "charAt") return { as: "character", node: method.call, radix };
    if (!method || !["slice", "substring", "substr", "replace", "split", "padStart", "padEnd"].includes(method.name)) break;
    node = method.call;
    if (method.name.startsWith("pad")) continue;
    isCut = true;
    count = lengthOf(module, method.name, method.call) ?? count;
  }
  if (methodNameOf(node) === "split") return undefined;
  if (radix !== 10) return count === 1 ? { as: "character", node, radix } : { as: "letters", node, count };
  if (!isCut) return { as: "text", node };
  return count !== undefined && count >= 1 && count <= 14 ? { as: "digits", node, count } : undefined;
}

function lengthOf(module: JavaScriptModule, method: string, call: TSESTree.CallExpression): number | undefined {
  const [start, end] = call.arguments.map((argument) => constantOf(module, argument));
  if (method === "substr") return typeof end === "number" ? end : undefined;
  if (method !== "slice" && method !== "substring") return undefined;
  if (typeof start === "number" && start < 0 && end === undefined) return -start;
  return typeof start === "number" && typeof end === "number" && end > start ? end - start : undefined;
}

/** `random() + random()`: one longer text. */
function joinNeighbours(module: JavaScriptModule, use: RandomUse): RandomUse {
  if (use.as !== "letters") return use;
  let { node, count } = use;
  for (;;) {
    const parent = parentOf(module, node);
    if (parent?.type !== "BinaryExpression" || parent.operator !== "+") break;
    const other = isInside(parent.left, node) ? parent.right : parent.left;
    const inner = module.tree.nodes(AST_NODE_TYPES.CallExpression).find((call) => isInside(other, call) && isMathRandom(module, call));
    const neighbour = inner && readText(module, readNumber(module, inner).node);
    if (neighbour?.as !== "letters" || neighbour.node !== other) break;
    count = count === undefined || neighbour.count === undefined ? undefined : count + neighbour.count;
    node = parent;
  }
  return { as: "letters", node, count };
}

function methodCallOn(module: JavaScriptModule, node: TSESTree.Node): { name: string; call: TSESTree.CallExpression } | undefined {
  const member = parentOf(module, node);
  if (member?.type !== "MemberExpression" || !isInside(member.object, node)) return undefined;
  const call = parentOf(module, member);
  const name = memberNameOf(module, member);
  return name !== undefined && call?.type === "CallExpression" && call.callee === member ? { name, call } : undefined;
}

function methodNameOf(node: TSESTree.Node): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  return node.callee.property.type === "Identifier" ? node.callee.property.name : undefined;
}

/** The parent, seen through TypeScript's casts. */
function parentOf(module: JavaScriptModule, node: TSESTree.Node): TSESTree.Node | undefined {
  let parent = module.tree.parentOf(node);
  while (parent?.type === "TSAsExpression" || parent?.type === "TSNonNullExpression") parent = module.tree.parentOf(parent);
  return parent;
}

function isInside(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
