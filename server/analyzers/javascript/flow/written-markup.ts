import type { TSESTree } from "@typescript-eslint/types";
import { unwrap } from "../syntax/tree";
import type { Trace } from "./taint";

/** How the story of a taint says that it was put into text. */
export const IN_TEXT = "becomes part of a string";

const TAG = /<[a-z!/]/i;
const MAX_DEPTH = 200;

/** The last step of a way at which data was put between tags that the code writes itself. */
export function markupIn(trace: Trace | undefined): Trace | undefined {
  for (let step = trace; step; step = step.previous) {
    if (step.message === IN_TEXT && TAG.test(writtenIn(step.node))) return step;
  }
  return undefined;
}

/** True for data that was put into a text of the code on its way. */
export function isPutInText(trace: Trace | undefined): boolean {
  for (let step = trace; step; step = step.previous) if (step.message === IN_TEXT) return true;
  return false;
}

/** The constant text of a template or sum, without its values. */
function writtenIn(expression: TSESTree.Node, depth = 0): string {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) return "";
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? node.value : "";
    case "TemplateLiteral":
      return node.quasis.map((quasi) => quasi.value.cooked ?? "").join(" ");
    case "BinaryExpression":
      return `${writtenIn(node.left, depth + 1)} ${writtenIn(node.right, depth + 1)}`;
    case "AssignmentExpression":
      return writtenIn(node.right, depth + 1);
    default:
      return "";
  }
}
