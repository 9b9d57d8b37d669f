import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

/** Longer texts are long: an expression that takes quadratic time already takes seconds. */
const MAX_SHORT = 10_000;

/** What a comparison with this outcome shows to be short: `x` where `x.length > 200` is false. */
export function shownShort(module: JavaScriptModule, comparison: TSESTree.BinaryExpression, outcome: boolean): Node | undefined {
  const { operator, left, right } = comparison;
  const isEqual = outcome ? operator === "===" || operator === "==" : operator === "!==" || operator === "!=";
  const isBelow = isEqual || operator === (outcome ? "<" : ">") || operator === (outcome ? "<=" : ">=");
  if (isBelow && isFixed(module, right)) return measured(module, left);
  const isAbove = isEqual || operator === (outcome ? ">" : "<") || operator === (outcome ? ">=" : "<=");
  return isAbove && isFixed(module, left) ? measured(module, right) : undefined;
}

/** True for a call that gives a piece of its receiver that is short, however long that is: `x.slice(0, 100)`. */
export function isShortPiece(module: JavaScriptModule, method: string | undefined, args: readonly Node[]): boolean {
  const [first, second] = args;
  const startOf = (): unknown => first && constantOf(module, first);
  switch (method) {
    case "charAt":
    case "at":
      return true;
    case "slice":
      return second ? typeof startOf() === "number" && isFixed(module, second) : isShortEnd(startOf());
    case "substring":
      return typeof startOf() === "number" && second !== undefined && isFixed(module, second);
    case "substr":
      return second !== undefined && isFixed(module, second);
    default:
      return false;
  }
}

/** True for a call that gives the first character of its receiver: an initial, which does no harm whatever it is. */
export function isInitial(module: JavaScriptModule, method: string | undefined, args: readonly Node[]): boolean {
  if (args.length !== 2 || (method !== "substring" && method !== "substr")) return false;
  const [start, end] = args.map((argument) => constantOf(module, argument));
  return start === 0 && end === 1;
}

function isShortEnd(start: unknown): boolean {
  return typeof start === "number" && start < 0 && start >= -MAX_SHORT;
}

/** The text whose length an expression is. */
function measured(module: JavaScriptModule, expression: Node): Node | undefined {
  const node = unwrap(expression);
  return node.type === "MemberExpression" && memberNameOf(module, node) === "length" ? node.object : undefined;
}

/** A small number, or what a name stands for that nothing else is ever assigned to: a limit of the program, no counter. */
function isFixed(module: JavaScriptModule, expression: Node): boolean {
  const node = unwrap(expression);
  const constant = constantOf(module, node);
  if (constant !== undefined) return typeof constant === "number" && constant >= 0 && constant <= MAX_SHORT;
  if (node.type === "MemberExpression") return !node.computed && memberNameOf(module, node) !== "length";
  if (node.type !== "Identifier") return false;
  const definition = module.variableOf(node)?.defs[0];
  const isLimit = definition?.type === "ImportBinding" || (definition?.type === "Variable" && definition.parent.kind === "const");
  return isLimit && /max|limit|length|size/i.test(node.name);
}
