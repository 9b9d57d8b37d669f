import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";

type Node = TSESTree.Node;

/** Functions that give random bytes. */
const GENERATORS =
  /^(?:crypto\.(?:randomBytes|pseudoRandomBytes)|secure-random(?:\.(?:randomUint8Array|randomBuffer|randomArray))?|randombytes)$/;
const ROUNDS = /^(?:Math\.(?:floor|ceil|round|trunc)|parseInt|Number\.parseInt)$/;
const READS_NUMBER = /^read(?:Big)?U?Int/;
const MAX_DEPTH = 6;

const check: CodeCheck = (context) => {
  for (const node of context.nodes("BinaryExpression")) {
    const how = biasOf(context, node);
    if (how !== undefined) context.report({ node, facts: { how } });
  }
};

export default check;

function biasOf(context: CheckContext, node: TSESTree.BinaryExpression): string | undefined {
  const { left, right, operator } = node;
  switch (operator) {
    case "%":
      return isRandomByte(context, left) && !isPowerOfTwo(context.constantOf(right)) && !isLimited(context, left)
        ? "A random byte does not divide evenly"
        : undefined;
    case "/":
      return isRandomByte(context, left) &&
        !dividesEvenly(context.constantOf(right)) &&
        isRounded(context, node) &&
        !isLimited(context, left)
        ? "A random byte is divided and rounded"
        : undefined;
    case "+":
    case "*":
      return isRandomByte(context, left) && isRandomByte(context, right)
        ? `The ${operator === "+" ? "sum" : "product"} of two random bytes is no even choice`
        : afterPoint(context, left, right);
    default:
      return undefined;
  }
}

/** `"0." + number`: numbers of fewer digits become larger fractions. */
function afterPoint(context: CheckContext, left: Node, right: Node): string | undefined {
  const prefix = context.constantOf(left);
  return typeof prefix === "string" && /^0?\.$/.test(prefix) && (isRandomByte(context, right) || readsNumber(context, right))
    ? "A random number is written behind a decimal point"
    : undefined;
}

/** One byte of a random buffer, also with a constant added: `randomBytes(8)[i]`, `for (const byte of randomBytes(8))`. */
function isRandomByte(context: CheckContext, expression: Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = context.valueOf(expression);
  if (node.type === "MemberExpression") return node.computed && isRandomBuffer(context, node.object);
  if (node.type === "Identifier") return isDrawnFrom(context, node);
  if (node.type !== "BinaryExpression" || node.operator !== "+") return false;
  const [number, rest] = typeof context.constantOf(node.left) === "number" ? [node.left, node.right] : [node.right, node.left];
  return typeof context.constantOf(number) === "number" && isRandomByte(context, rest, depth + 1);
}

function isRandomBuffer(context: CheckContext, expression: Node): boolean {
  const node = context.valueOf(expression);
  if (node.type !== "CallExpression") return false;
  const name = context.nameOf(node.callee);
  if (name !== undefined && GENERATORS.test(name)) return true;
  const { callee } = node;
  return callee.type === "MemberExpression" && memberName(callee) === "values" && isRandomBuffer(context, callee.object);
}

function readsNumber(context: CheckContext, expression: Node): boolean {
  const node = context.valueOf(expression);
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  return READS_NUMBER.test(memberName(node.callee) ?? "") && isRandomBuffer(context, node.callee.object);
}

/** The variable of a loop over a random buffer, as far as it is the loop around. */
function isDrawnFrom(context: CheckContext, variable: TSESTree.Identifier): boolean {
  for (let outer = context.parentOf(variable); outer; outer = context.parentOf(outer)) {
    if (outer.type !== "ForOfStatement" || outer.left.type !== "VariableDeclaration") continue;
    const declared = outer.left.declarations[0].id;
    if (declared.type === "Identifier" && declared.name === variable.name) return isRandomBuffer(context, outer.right);
  }
  return false;
}

/** Compared with something in the same function: whoever does that throws the surplus away. */
function isLimited(context: CheckContext, byte: Node): boolean {
  const scope = functionAround(context, byte);
  const written = textOf(context, byte);
  return context.nodes("BinaryExpression").some(({ operator, left, right, range }) => {
    if (!/^[<>]=?$/.test(operator) || (scope && (range[0] < scope.range[0] || range[1] > scope.range[1]))) return false;
    return textOf(context, left) === written || textOf(context, right) === written;
  });
}

function isRounded(context: CheckContext, division: Node): boolean {
  const call = context.parentOf(division);
  return call?.type === "CallExpression" && call.arguments[0] === division && ROUNDS.test(context.nameOf(call.callee) ?? "");
}

function isPowerOfTwo(value: unknown): boolean {
  // A divisor that is not known may be one.
  return typeof value !== "number" || (value > 0 && Number.isInteger(Math.log2(value)));
}

/** Division by 255 or 256 gives a fraction from 0 to 1. */
function dividesEvenly(value: unknown): boolean {
  return isPowerOfTwo(value) || value === 255;
}

function functionAround(context: CheckContext, node: Node): Node | undefined {
  let outer = context.parentOf(node);
  while (outer && !/Function/.test(outer.type)) outer = context.parentOf(outer);
  return outer;
}

function textOf(context: CheckContext, { range }: Node): string {
  return context.document.textOf({ start: range[0], end: range[1] });
}

function memberName({ computed, property }: TSESTree.MemberExpression): string | undefined {
  return !computed && property.type === "Identifier" ? property.name : undefined;
}
