import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";

/** What telling the environment takes. */
type Surroundings = Pick<CheckContext, "parentOf" | "valueOf" | "constantOf">;

type Environment = "development" | "production";

const DEVELOPMENT = /^(?:is_?)?(?:dev|development|test|testing|local|localhost)(?:_?(?:mode|env|environment))?$/i;
const PRODUCTION = /^(?:is_?)?(?:prod|production)(?:_?(?:mode|env|environment))?$/i;
const MAX_DEPTH = 8;

/** True when a node only takes effect in development or in tests, by the conditions around it: `NODE_ENV !== "production" && …`. */
export function isForDevelopmentOnly(context: Surroundings, node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = context.parentOf(child); parent; child = parent, parent = context.parentOf(child)) {
    if (environmentInside(context, parent, child) === "development") return true;
  }
  return false;
}

function environmentInside(context: Surroundings, parent: TSESTree.Node, child: TSESTree.Node): Environment | undefined {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (child === parent.consequent) return environmentWhen(context, parent.test, true);
      return child === parent.alternate ? environmentWhen(context, parent.test, false) : undefined;
    case "LogicalExpression":
      return child === parent.right && parent.operator !== "??"
        ? environmentWhen(context, parent.left, parent.operator === "&&")
        : undefined;
    default:
      return undefined;
  }
}

/** Where the program must be running when a condition is true, or false. */
function environmentWhen(context: Surroundings, condition: TSESTree.Node, holds: boolean, depth = 0): Environment | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const test = context.valueOf(condition);
  const recurse = (node: TSESTree.Node, value: boolean): Environment | undefined => environmentWhen(context, node, value, depth + 1);
  switch (test.type) {
    case "UnaryExpression":
      return test.operator === "!" ? recurse(test.argument, !holds) : undefined;
    case "LogicalExpression": {
      const left = recurse(test.left, holds);
      const right = recurse(test.right, holds);
      // "a and b" tells what either tells; "a or b" only what both do.
      const both = (test.operator === "&&") === holds;
      return both ? (left ?? right) : left === right ? left : undefined;
    }
    case "BinaryExpression":
      return environmentOfComparison(context, test, holds);
    case "Identifier":
      return environmentNamed(test.name, holds);
    case "MemberExpression":
      return test.property.type === "Identifier" && !test.computed ? environmentNamed(test.property.name, holds) : undefined;
    case "CallExpression":
      return environmentOfCall(context, test, holds);
    default:
      return undefined;
  }
}

/** `environment.isProduction()`, `isTestEnv()`, `environment.is("test")`; `pattern.test(x)` is none of these. */
function environmentOfCall(
  context: Surroundings,
  { callee, arguments: args }: TSESTree.CallExpression,
  holds: boolean,
): Environment | undefined {
  const function_ = callee.type === "MemberExpression" && !callee.computed ? callee.property : callee;
  if (function_.type !== "Identifier") return undefined;
  const [first] = args;
  if (first && /^(?:is|in)$/i.test(function_.name)) {
    const constant = context.constantOf(first);
    const name = typeof constant === "string" ? constant : first.type === "Identifier" ? first.name : undefined;
    return name === undefined ? undefined : environmentNamed(name, holds);
  }
  return !first && /^(?:is|in)_?[A-Z]/.test(function_.name) ? environmentNamed(function_.name.replace(/^in_?/, "is"), holds) : undefined;
}

function environmentOfComparison(context: Surroundings, test: TSESTree.BinaryExpression, holds: boolean): Environment | undefined {
  if (!["===", "==", "!==", "!="].includes(test.operator)) return undefined;
  const [subject, value] = [test.left, test.right].map((side) => ({ side, constant: context.constantOf(side) })).sort(byConstant);
  if (!subject || typeof value?.constant !== "string" || !isEnvironmentName(context, subject.side)) return undefined;
  const equal = test.operator.startsWith("=") === holds;
  if (PRODUCTION.test(value.constant)) return equal ? "production" : "development";
  return equal && DEVELOPMENT.test(value.constant) ? "development" : undefined;
}

function byConstant(a: { constant: unknown }, b: { constant: unknown }): number {
  return Number(a.constant !== undefined) - Number(b.constant !== undefined);
}

/** `process.env.NODE_ENV`, `config.env`, `app.get("env")`. */
function isEnvironmentName(context: Surroundings, node: TSESTree.Node): boolean {
  const value = context.valueOf(node);
  if (value.type === "CallExpression") return value.arguments[0] !== undefined && context.constantOf(value.arguments[0]) === "env";
  const name = value.type === "MemberExpression" ? value.property : value;
  return name.type === "Identifier" && /^(?:\w+_)?env(?:ironment)?$|^mode$|stage$/i.test(name.name);
}

function environmentNamed(name: string, holds: boolean): Environment | undefined {
  if (PRODUCTION.test(name)) return holds ? "production" : "development";
  return holds && DEVELOPMENT.test(name) ? "development" : undefined;
}
