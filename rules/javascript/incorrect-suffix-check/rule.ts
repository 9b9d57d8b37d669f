import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isFunction } from "../../../server/rules/tree-questions";
import { decidesOnTrust } from "../../../server/rules/trust-decisions";
import { wordsOf } from "../../../server/rules/words";

type Node = TSESTree.Node;

const EQUALITY = new Set(["===", "==", "!==", "!="]);
const COMPARISONS = new Set([...EQUALITY, "<", "<=", ">", ">="]);

const MIRRORED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** `text.indexOf(suffix)`, or a variable that holds it. */
interface Search {
  readonly text: Node;
  readonly suffix: Node;
}

const check: CodeCheck = (context) => {
  for (const comparison of context.nodes("BinaryExpression")) {
    if (!EQUALITY.has(comparison.operator)) continue;
    const search = searchOf(context, comparison.left) ?? searchOf(context, comparison.right);
    const place = search && (searchOf(context, comparison.left) ? comparison.right : comparison.left);
    if (!search || !place || !isDistanceFromEnd(context, place, search)) continue;
    if (!isGuarded(context, comparison, search)) {
      context.report({
        node: comparison,
        facts: {
          text: context.document.textOf(spanOf(search.text)),
          searched: context.document.textOf(spanOf(search.text)),
          suffix: context.document.textOf(spanOf(search.suffix)),
        },
        isDoubtful: !keepsSomebodyOut(context, comparison, search),
      });
    }
  }
};

export default check;

/** Words for texts whose ends say where something leads, or what it is. */
const OF_PLACES = new Set([
  "host",
  "hostname",
  "domain",
  "origin",
  "url",
  "uri",
  "address",
  "email",
  "mail",
  "path",
  "pathname",
  "file",
  "filename",
]);

/** True where the check is a function of its own, or asks for the end of a host, a path or what others send. */
function keepsSomebodyOut(context: CheckContext, comparison: Node, { text, suffix }: Search): boolean {
  if (decidesOnTrust(context, comparison, text)) return true;
  const written = context.document.textOf(spanOf(text));
  if (wordsOf(written).some((word) => OF_PLACES.has(word))) return true;
  return [text, suffix].every((node) => node.type === "Identifier" && isFunction(context.definitionOf(node)));
}

function searchOf(context: CheckContext, expression: Node): Search | undefined {
  const call = context.valueOf(expression);
  if (call.type !== "CallExpression" || call.arguments.length !== 1 || call.callee.type !== "MemberExpression") return undefined;
  const { object, property } = call.callee;
  const [suffix] = call.arguments;
  if (property.type !== "Identifier" || (property.name !== "indexOf" && property.name !== "lastIndexOf")) return undefined;
  return suffix && { text: object, suffix };
}

/** `text.length - suffix.length`, in whatever way it is written. A suffix of one character is found at -1 in an empty text only. */
function isDistanceFromEnd(context: CheckContext, expression: Node, { text, suffix }: Search): boolean {
  const distance = context.valueOf(expression);
  if (distance.type !== "BinaryExpression" || distance.operator !== "-") return false;
  const constant = context.constantOf(suffix);
  if (typeof constant === "string" && constant.length < 2) return false;
  // The last element of a list, or the last character.
  if (isLengthOf(context, distance.left, text) && context.constantOf(distance.right) === 1) return false;
  let left: Node = distance;
  while (left.type === "BinaryExpression" && left.operator === "-") left = left.left;
  return isLengthOf(context, left, text);
}

function isLengthOf(context: CheckContext, node: Node, text: Node): boolean {
  return (
    node.type === "MemberExpression" &&
    node.property.type === "Identifier" &&
    node.property.name === "length" &&
    sameCode(context, node.object, text)
  );
}

/** True when a condition beside the comparison, or around it, speaks of the lengths or of the place being found. */
function isGuarded(context: CheckContext, comparison: Node, search: Search): boolean {
  let current: Node = comparison;
  for (let parent = context.parentOf(current); parent; current = parent, parent = context.parentOf(current)) {
    if (parent.type === "LogicalExpression" && parent.right === current && excludes(context, parent.left, search)) return true;
    if (parent.type === "LogicalExpression" && parent.left === current && excludes(context, parent.right, search)) return true;
    if ((parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.test !== current) {
      if (excludes(context, parent.test, search)) return true;
    }
    if (parent.type === "BlockStatement" && parent.body.some((statement) => isEarlyExit(context, statement, current, search))) return true;
    if (/Function/.test(parent.type)) return false;
  }
  return false;
}

/** `if (index < 0) return false;` before it. */
function isEarlyExit(context: CheckContext, statement: Node, current: Node, search: Search): boolean {
  if (statement.type !== "IfStatement" || statement.range[1] > current.range[0]) return false;
  const last = statement.consequent.type === "BlockStatement" ? statement.consequent.body.at(-1) : statement.consequent;
  const leaves = last?.type === "ReturnStatement" || last?.type === "ThrowStatement" || last?.type === "ContinueStatement";
  return leaves && excludes(context, statement.test, search);
}

/** True when some comparison in a condition tells apart what is found from what is not. */
function excludes(context: CheckContext, condition: Node, search: Search): boolean {
  switch (condition.type) {
    case "LogicalExpression":
      return excludes(context, condition.left, search) || excludes(context, condition.right, search);
    case "UnaryExpression":
      return excludes(context, condition.argument, search);
    case "CallExpression":
      return condition.callee.type === "MemberExpression" && sameCode(context, condition.callee.object, search.text);
    case "BinaryExpression":
      return COMPARISONS.has(condition.operator) && tellsFound(context, condition, search);
    default:
      return false;
  }
}

function tellsFound(context: CheckContext, { left, right, operator }: TSESTree.BinaryExpression, search: Search): boolean {
  const isMirrored = !searchOf(context, left);
  if (isMirrored && !searchOf(context, right)) return [left, right].some((side) => speaksOfLength(context, side, search));
  const bound = context.constantOf(isMirrored ? left : right);
  if (typeof bound !== "number") return false;
  switch (isMirrored ? (MIRRORED[operator] ?? operator) : operator) {
    case ">":
      return bound >= -1;
    case ">=":
      return bound >= 0;
    case "<":
      return bound === 0;
    default:
      return bound === -1;
  }
}

function speaksOfLength(context: CheckContext, side: Node, { text }: Search): boolean {
  const value = context.valueOf(side);
  if (isLengthOf(context, value, text)) return true;
  return value.type === "BinaryExpression" && value.operator === "-" && isLengthOf(context, value.left, text);
}

function sameCode(context: CheckContext, one: Node, other: Node): boolean {
  return context.document.textOf(spanOf(one)) === context.document.textOf(spanOf(other));
}

function spanOf(node: Node): { start: number; end: number } {
  return { start: node.range[0], end: node.range[1] };
}
