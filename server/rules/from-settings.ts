import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFromRequest } from "./from-request";
import { stepsTo } from "./value-steps";
import { wordsOf } from "./words";

/** What people call what those who write or run a program say about it. */
const SETTINGS = new Set("option options opts config configs configuration conf nconf setting settings env environment argv".split(" "));

/** Settings of these are chosen by whoever uses the program, not by whoever runs it. */
const OF_USERS = new Set("user users account profile request req body query".split(" "));

/** True for `options.name`, `this.config.path`, `process.env.HOME`, `settings.get("title")`, also through variables. */
export function isFromSettings(context: CheckContext, expression: TSESTree.Node): boolean {
  if (isFromRequest(context, expression)) return false;
  const words = (stepsTo(context, expression)?.steps ?? []).map((step) => wordsOf(step));
  return words.some((name) => name.some((word) => SETTINGS.has(word))) && !words.flat().some((word) => OF_USERS.has(word));
}

/** True where all that a value may be is a setting or written in the code, as far as that can be seen. */
export function isOfDevelopers(context: CheckContext, expression: TSESTree.Node, depth = 0): boolean {
  const recurse = (node: TSESTree.Node): boolean => depth < MAX_DEPTH && isOfDevelopers(context, node, depth + 1);
  if (isFromSettings(context, expression) || context.constantOf(expression) !== undefined) return true;
  const origins = context.originsOf(expression);
  return (
    origins.length > 0 &&
    origins.every((origin) => {
      if (origin.type === "ObjectExpression") {
        return origin.properties.every((property) => recurse(property.type === "Property" ? property.value : property.argument));
      }
      if (origin.type === "ArrayExpression") return origin.elements.every((element) => element === null || recurse(element));
      if (origin.type === "TemplateLiteral") return origin.expressions.every(recurse);
      return isFromSettings(context, origin) || context.constantOf(origin) !== undefined;
    })
  );
}

const MAX_DEPTH = 4;

/** The conditions on settings that a node only takes effect under, as they are written. */
export function settingsAround(context: CheckContext, node: TSESTree.Node): string[] {
  const found: string[] = [];
  let child = node;
  for (let parent = context.parentOf(child); parent; child = parent, parent = context.parentOf(child)) {
    const test = conditionOf(parent);
    if (test && test !== child) found.push(...settingsIn(context, test));
  }
  return found;
}

function conditionOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === "IfStatement" || node.type === "ConditionalExpression") return node.test;
  return node.type === "LogicalExpression" ? node.left : undefined;
}

function settingsIn(context: CheckContext, test: TSESTree.Node): string[] {
  switch (test.type) {
    case "LogicalExpression":
    case "BinaryExpression":
      return [...settingsIn(context, test.left), ...settingsIn(context, test.right)];
    case "UnaryExpression":
      return settingsIn(context, test.argument);
    default:
      return isFromSettings(context, test) ? [stepsTo(context, test)?.steps.join(".") ?? ""] : [];
  }
}
