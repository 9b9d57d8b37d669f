import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { childrenOf, unwrap } from "../syntax/tree";

type Node = TSESTree.Node;
type FunctionLike = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration;

/** A loop that counts to the length of something. */
export interface LoopBound {
  /** What is asked for its length. */
  readonly object: Node;
  /** `object.length` as it is written. */
  readonly length: Node;
  /** True where a round ends the loop or fails when there are fewer elements than the length says. */
  readonly endsEarly: boolean;
  /** True where each round fails for an element that is not there, or for what has no methods, so that the loop only comes to its end with a list. */
  readonly readsElements: boolean;
}

/** What a loop counts to, if that is the length of something. */
export function loopBoundOf(module: JavaScriptModule, loop: Node): LoopBound | undefined {
  if (loop.type !== "ForStatement" && loop.type !== "WhileStatement" && loop.type !== "DoWhileStatement") return undefined;
  const counted = loop.test && (countedUp(module, loop.test) ?? countedDown(module, loop));
  if (!counted) return undefined;
  const length = unwrap(counted.length);
  if (length.type !== "MemberExpression") return undefined;
  const { object } = length;
  const readsElements =
    failsWithout(module, loop.body, (node) => isElement(node, counted.counter)) ||
    (object.type === "Identifier" && callsMethodOf(loop.body, object.name));
  return {
    object,
    length,
    readsElements,
    endsEarly: readsElements || leaves(loop.body, { isInLoop: false, isInTry: false }),
  };
}

interface Counted {
  readonly length: Node;
  readonly counter: string | undefined;
}

/** `i < list.length`, unless something else bounds the counter as well. */
function countedUp(module: JavaScriptModule, test: Node): Counted | undefined {
  const parts = conjuncts(test);
  const counted = parts.map((part) => comparedToLength(module, part)).filter((each) => each !== undefined);
  const [only] = counted;
  if (!only || counted.length > 1) return undefined;
  const isBounded = parts.some(
    (part) => part.type === "BinaryExpression" && !comparedToLength(module, part) && mentions(part, only.counter),
  );
  return isBounded ? undefined : only;
}

function conjuncts(test: Node): Node[] {
  const node = unwrap(test);
  return node.type === "LogicalExpression" && node.operator === "&&" ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}

function comparedToLength(module: JavaScriptModule, comparison: Node): Counted | undefined {
  if (comparison.type !== "BinaryExpression") return undefined;
  const { operator, left, right } = comparison;
  const [counter, bound] = /^(?:<=?|!==?)$/.test(operator) ? [left, right] : /^>=?$/.test(operator) ? [right, left] : [];
  const length = bound && lengthIn(module, bound);
  return length && counter?.type === "Identifier" ? { length, counter: counter.name } : undefined;
}

/** `for (let i = list.length - 1; i >= 0; i--)`, `for (let i = list.length; i--; )`. */
function countedDown(module: JavaScriptModule, loop: Node): Counted | undefined {
  const init = loop.type === "ForStatement" && loop.init?.type === "VariableDeclaration" ? loop.init.declarations[0] : undefined;
  if (loop.type !== "ForStatement" || init?.id.type !== "Identifier" || !init.init || !loop.test) return undefined;
  const start = unwrap(init.init);
  const length = lengthIn(module, start.type === "BinaryExpression" && start.operator === "-" ? start.left : start);
  return length && mentions(loop.test, init.id.name) ? { length, counter: init.id.name } : undefined;
}

/** The `x.length` that an expression is, or that the variable was set to. */
function lengthIn(module: JavaScriptModule, expression: Node): TSESTree.MemberExpression | undefined {
  const written = unwrap(expression);
  const initial = written.type === "Identifier" ? initialValueOf(module, written) : written;
  const node = initial && unwrap(initial);
  return node?.type === "MemberExpression" && memberNameOf(module, node) === "length" ? node : undefined;
}

function mentions(node: Node, name: string | undefined): boolean {
  if (node.type === "Identifier") return node.name === name;
  return childrenOf(node).some((child) => mentions(child, name));
}

/** `list.slice(i, i + 10)` in each round: what was sent as data has no methods, so that the first round fails unless it is a list. */
function callsMethodOf(node: Node, name: string): boolean {
  if (/^(?:Function|ArrowFunction|If|Conditional|Logical|Try|Switch)/.test(node.type)) return false;
  if (node.type === "CallExpression" && !node.optional) {
    const { callee } = node;
    const isOn =
      callee.type === "MemberExpression" && !callee.optional && callee.object.type === "Identifier" && callee.object.name === name;
    if (isOn && callee.property.type === "Identifier" && !(callee.property.name in Object.prototype)) return true;
  }
  return childrenOf(node).some((child) => callsMethodOf(child, name));
}

/** `list[i]`. */
function isElement(node: Node, counter: string | undefined): boolean {
  return node.type === "MemberExpression" && node.computed && node.property.type === "Identifier" && node.property.name === counter;
}

/** True where some round may end all others: by a `break`, a `return` or an error that nothing in the loop catches. */
function leaves(node: Node, inside: { readonly isInLoop: boolean; readonly isInTry: boolean }): boolean {
  switch (node.type) {
    case "ReturnStatement":
      return true;
    case "BreakStatement":
      return node.label !== null || !inside.isInLoop;
    case "ThrowStatement":
      return !inside.isInTry;
    case "TryStatement":
      return (
        leaves(node.block, { ...inside, isInTry: inside.isInTry || node.handler !== null }) ||
        [node.handler, node.finalizer].some((part) => part !== null && leaves(part, inside))
      );
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return false;
    default: {
      const isInner = /^(?:For|While|DoWhile|Switch)/.test(node.type);
      return childrenOf(node).some((child) => leaves(child, isInner ? { ...inside, isInLoop: true } : inside));
    }
  }
}

/** True where code reads a property of something that an expression gives, which fails if it is undefined. */
function failsWithout(module: JavaScriptModule, code: Node, gives: (node: Node) => boolean): boolean {
  const isIt = (expression: Node): boolean => {
    const node = unwrap(expression);
    if (gives(node)) return true;
    const initial = node.type === "Identifier" ? initialValueOf(module, node) : undefined;
    return initial !== undefined && gives(unwrap(initial));
  };
  const fails = (node: Node): boolean => {
    if (node.type === "MemberExpression" && !node.optional && isIt(node.object)) return true;
    if (node.type === "VariableDeclarator" && node.id.type === "ObjectPattern" && node.init && isIt(node.init)) return true;
    if (node.type === "VariableDeclarator" && node.id.type === "ArrayPattern" && node.init && isIt(node.init)) return true;
    if (node.type === "CallExpression" && node.arguments.some((argument, index) => isIt(argument) && isReadBy(module, node, index)))
      return true;
    return !/^(?:Function|ArrowFunction)/.test(node.type) && childrenOf(node).some(fails);
  };
  return fails(code);
}

/** True where a function of the module reads a property of what it is given, or is not known and no method. */
function isReadBy(module: JavaScriptModule, { callee }: TSESTree.CallExpression, index: number): boolean {
  if (callee.type !== "Identifier") return false;
  const variable = module.variableOf(callee);
  const definition = variable?.defs[0];
  const written = definition?.type === "FunctionName" ? definition.node : initialValueOf(module, callee);
  if (!written || !isFunction(written)) return variable !== undefined && variable.defs.length > 0;
  return readsParameter(module, written, index);
}

function isFunction(node: Node): node is FunctionLike {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

function readsParameter(module: JavaScriptModule, { params, body }: FunctionLike, index: number): boolean {
  const parameter = params[index];
  if (parameter?.type === "ObjectPattern" || parameter?.type === "ArrayPattern") return true;
  if (parameter?.type !== "Identifier") return false;
  return failsWithout(module, body, (node) => node.type === "Identifier" && node.name === parameter.name);
}

/** True for a function that an iteration may call with nothing, however often, or for none at all. */
export function isTolerant(module: JavaScriptModule, callback: Node | undefined): boolean {
  if (!callback) return true;
  const node = unwrap(callback);
  if (constantOf(module, node) !== undefined) return true;
  const written = node.type === "Identifier" ? (functionNamed(module, node) ?? initialValueOf(module, node)) : node;
  if (!written || !isFunction(written)) return false;
  return !readsParameter(module, written, 0) && !throws(written.body, false) && !givesFalse(module, written.body);
}

function functionNamed(module: JavaScriptModule, node: TSESTree.Identifier): FunctionLike | undefined {
  const definition = module.variableOf(node)?.defs[0];
  return definition?.type === "FunctionName" && isFunction(definition.node) ? definition.node : undefined;
}

function throws(node: Node, isInTry: boolean): boolean {
  if (node.type === "ThrowStatement") return !isInTry;
  if (isFunction(node)) return false;
  if (node.type !== "TryStatement") return childrenOf(node).some((child) => throws(child, isInTry));
  const parts = [node.handler, node.finalizer].filter((part) => part !== null);
  return throws(node.block, isInTry || node.handler !== null) || parts.some((part) => throws(part, isInTry));
}

/** `return false` ends an iteration of lodash. */
function givesFalse(module: JavaScriptModule, node: Node): boolean {
  if (node.type === "ReturnStatement") return node.argument !== null && constantOf(module, node.argument) === false;
  return !isFunction(node) && childrenOf(node).some((child) => givesFalse(module, child));
}
