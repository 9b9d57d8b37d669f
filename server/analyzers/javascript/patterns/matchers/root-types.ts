import type { TSESTree } from "@typescript-eslint/types";
import type { NodeName } from "../../../../rules/code-rule";
import { FUNCTION_TYPES } from "./functions";
import { IMPORT_TYPES } from "./imports";
import { fixedPropertyOf, fullNameOf, isChainEllipsis } from "./names";
import { deepPatternOf, holeOf, isEllipsis } from "../syntax/placeholders";
import { EXPRESSION_STATEMENT_TYPES } from "./statements";

type Node = TSESTree.Node;

/** Types of code that may be an expression by themselves. */
export const EXPRESSION_TYPES = [
  ...["ArrayExpression", "ArrowFunctionExpression", "AssignmentExpression", "AwaitExpression", "BinaryExpression", "CallExpression"],
  ...["ClassExpression", "ConditionalExpression", "FunctionExpression", "Identifier", "ImportExpression", "JSXElement", "JSXFragment"],
  ...["Literal", "LogicalExpression", "MemberExpression", "MetaProperty", "NewExpression", "ObjectExpression", "SequenceExpression"],
  ...["TaggedTemplateExpression", "TemplateLiteral", "ThisExpression", "TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"],
  ...["UnaryExpression", "UpdateExpression", "YieldExpression"],
] as const;

const CONSTANT_TYPES = ["Literal", "TemplateLiteral", "BinaryExpression", "UnaryExpression", "Identifier"] as const;

/** The types of code that a pattern can match at its root; "statement" stands for every statement. */
export function rootTypesOf(pattern: Node): readonly NodeName[] | "statement" {
  if (deepPatternOf(pattern)) return EXPRESSION_TYPES;
  const hole = holeOf(pattern);
  if (hole) return pattern.type === "ExpressionStatement" ? "statement" : EXPRESSION_TYPES;
  switch (pattern.type) {
    case "ChainExpression":
      return rootTypesOf(pattern.expression);
    case "Identifier":
      return ["Identifier", "MemberExpression"];
    case "MemberExpression":
      if (isChainEllipsis(pattern)) return ["MemberExpression", "CallExpression", "Identifier"];
      return pattern.computed && fixedPropertyOf(pattern) === undefined ? ["MemberExpression"] : ["MemberExpression", "Identifier"];
    case "Literal":
      return "regex" in pattern || pattern.value === null ? ["Literal"] : CONSTANT_TYPES;
    case "TemplateLiteral":
      return pattern.expressions.length === 0 ? CONSTANT_TYPES : ["TemplateLiteral"];
    case "UnaryExpression":
      return pattern.operator === "-" && pattern.argument.type === "Literal" ? CONSTANT_TYPES : ["UnaryExpression"];
    case "AssignmentExpression":
      return pattern.operator === "=" ? ["AssignmentExpression", "VariableDeclarator", "PropertyDefinition"] : ["AssignmentExpression"];
    case "FunctionExpression":
    case "FunctionDeclaration":
    case "TSDeclareFunction":
    case "ArrowFunctionExpression":
      return pattern.id && !isEllipsis(pattern.id) ? [...FUNCTION_TYPES, "MethodDefinition", "Property"] : FUNCTION_TYPES;
    case "ClassExpression":
    case "ClassDeclaration":
      return ["ClassDeclaration", "ClassExpression"];
    default:
      return statementTypesOf(pattern);
  }
}

function statementTypesOf(pattern: Node): readonly NodeName[] | "statement" {
  switch (pattern.type) {
    case "ExpressionStatement":
      if (deepPatternOf(pattern.expression)) return "statement";
      return pattern.expression.type === "AssignmentExpression"
        ? [...EXPRESSION_STATEMENT_TYPES, "PropertyDefinition"]
        : EXPRESSION_STATEMENT_TYPES;
    case "VariableDeclaration":
    case "ImportDeclaration":
      return IMPORT_TYPES;
    case "ForStatement":
      return ["ForStatement", "ForOfStatement", "ForInStatement"];
    case "MethodDefinition":
    case "PropertyDefinition":
      return ["MethodDefinition", "PropertyDefinition", "Property", "TSAbstractMethodDefinition", "TSAbstractPropertyDefinition"];
    case "ExportNamedDeclaration":
      return ["ExportNamedDeclaration", "ExportDefaultDeclaration"];
    default:
      return [pattern.type];
  }
}

/** The name that the function has which a pattern calls, as an index of calls knows it. */
export function calledNameOf(pattern: Node): string | undefined {
  if ((pattern.type !== "CallExpression" && pattern.type !== "NewExpression") || deepPatternOf(pattern)) return undefined;
  const callee = pattern.callee.type === "ChainExpression" ? pattern.callee.expression : pattern.callee;
  if (callee.type === "MemberExpression") return fixedPropertyOf(callee);
  return callee.type === "Identifier" ? fullNameOf(callee) : undefined;
}
