import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import { unwrap } from "../syntax/tree";
import { NAMES_TO_PROTOTYPES, TEXT_OR_LIST, TEXT_TEST } from "./kinds";
import type { Machine } from "./machine";
import type { Value } from "./value";

type Node = TSESTree.Node;

/*
 * Type confusion. Lists have some of the members that texts have, and mean something else by them: `list.includes("..")` asks for an
 * element that is "..". Where a sender may give a list instead of a text, a test with these says nothing of the text that follows.
 */

const SEARCHES: ReadonlySet<string> = new Set(["indexOf", "lastIndexOf", "includes"]);
const OTHERS: ReadonlySet<string> = new Set(["concat", "slice"]);

/** What is looked for to keep it out: a way up, the end of a path, markup, quotes, signs of a shell or a format, names of prototypes. */
const UNWANTED = /^(?:\.\.|~$)|[/\\<>'"`;|&$%\0\n\r{}()]|script|__proto__|^constructor$|^prototype$/i;
/** Looked for to tell kinds of addresses apart, more than to keep something out. */
const SCHEME = /^(?:[a-z]+:)?\/\//i;

/** Checks a call of a method that lists have as well as texts, on data that may be either. */
export function checkSharedMethod(machine: Machine, node: Node, name: string | undefined, receiver: Value): void {
  if (name === undefined || node.type !== "CallExpression" || !mayBeEither(receiver)) return;
  const [first] = node.arguments;
  if (SEARCHES.has(name)) {
    if (isComparedWith(machine, node, 0)) return;
    const sought = first && constantOf(machine.module, first);
    const isCheck = typeof sought === "string" && UNWANTED.test(sought) && !SCHEME.test(sought) && isTested(machine, node, name);
    report(machine, node, receiver, isCheck, `a test with \`${name}\``);
  } else if (OTHERS.has(name)) {
    const start = first && constantOf(machine.module, first);
    if (name === "concat" || typeof start !== "number" || start >= 0) report(machine, node, receiver, false, `\`${name}\``);
  }
}

/** Checks a read of a length, which is a number of elements where the data is a list. */
export function checkLength(machine: Machine, node: TSESTree.MemberExpression, owner: Value): void {
  if (mayBeEither(owner) && !asksForAny(machine, node)) report(machine, node, owner, false, "`length`");
}

/** Checks `name === "__proto__"`: a list with that element is not equal to it, but names the same property. */
export function checkNameTest(machine: Machine, node: TSESTree.BinaryExpression, left: Value, right: Value): void {
  if (node.operator !== "===" && node.operator !== "!==") return;
  const [tested, name] = right.literal ? [left, right.literal.text] : [right, left.literal?.text];
  if (name !== undefined && NAMES_TO_PROTOTYPES.has(name) && mayBeEither(tested))
    report(machine, node, tested, true, `a test for \`${name}\``);
}

function mayBeEither({ taints, refs }: Value): boolean {
  return taints.length > 0 && refs.length === 0;
}

function report(machine: Machine, node: Node, value: Value, isCheck: boolean, what: string): void {
  machine.report.arriveAt(isCheck ? TEXT_TEST : TEXT_OR_LIST, what, value, node);
}

/** True where an answer decides something: a branch, or what a function or a variable says. */
function isTested(machine: Machine, call: Node, name: string): boolean {
  let isAnswer = name === "includes";
  for (let inner = call, outer = machine.module.tree.parentOf(call); outer; inner = outer, outer = machine.module.tree.parentOf(outer)) {
    switch (outer.type) {
      case "BinaryExpression":
        if (typeof constantOf(machine.module, outer.right) !== "number") return false;
        isAnswer = true;
        break;
      case "UnaryExpression":
        if (outer.operator !== "!" && outer.operator !== "~") return false;
        isAnswer = true;
        break;
      case "LogicalExpression":
        break;
      case "IfStatement":
      case "ConditionalExpression":
      case "WhileStatement":
        return isAnswer && outer.test === inner;
      case "ReturnStatement":
      case "VariableDeclarator":
      case "ArrowFunctionExpression":
      case "ExpressionStatement":
        return isAnswer;
      default:
        return false;
    }
  }
  return false;
}

function isComparedWith(machine: Machine, node: Node, number: number): boolean {
  const parent = machine.module.tree.parentOf(node);
  return parent?.type === "BinaryExpression" && /^[!=]==?$/.test(parent.operator) && constantOf(machine.module, parent.right) === number;
}

/** `x.length > 0`, `!x.length`: whether there is anything, which holds of lists as well; `i < x.length`: how far to go. */
function asksForAny(machine: Machine, node: TSESTree.MemberExpression): boolean {
  const parent = machine.module.tree.parentOf(node);
  switch (parent?.type) {
    case "BinaryExpression": {
      const other = unwrap(parent.left) === node ? parent.right : parent.left;
      const bound = constantOf(machine.module, other);
      return bound === undefined || bound === 0 || bound === 1;
    }
    case "IfStatement":
    case "ConditionalExpression":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
      return parent.test === node;
    case "UnaryExpression":
    case "LogicalExpression":
      return true;
    default:
      return false;
  }
}
