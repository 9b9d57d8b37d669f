import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";
import { keyOf } from "./object-literal";
import { isFunction, memberOf } from "./tree-questions";

/** How a value is reached: `const { id } = (await context).params` is "params" and "id" of "context". */
export interface ValueSteps {
  /** The function whose parameter all begins with; undefined for anything else. */
  readonly givenTo: FunctionNode | undefined;
  /** Names, from the beginning; what a call gives ends in "()". A parameter that is taken apart has no name itself. */
  readonly steps: readonly string[];
}

const MAX_DEPTH = 12;

/** The names that lead to a value, also through variables and patterns; undefined where it is made in another way. */
export function stepsTo(context: CheckContext, expression: TSESTree.Node, depth = 0): ValueSteps | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = context.valueOf(expression);
  const further = (inner: TSESTree.Node): ValueSteps | undefined => stepsTo(context, inner, depth + 1);
  switch (node.type) {
    case "Identifier":
      return ofVariable(context, node, depth);
    case "ThisExpression":
      return { givenTo: undefined, steps: ["this"] };
    case "MemberExpression": {
      const name = memberOf(node);
      const object = further(node.object);
      return object && { ...object, steps: [...object.steps, name ?? "[]"] };
    }
    case "ChainExpression":
      return further(node.expression);
    case "AwaitExpression":
      return further(node.argument);
    case "CallExpression": {
      const callee = further(node.callee);
      return callee && { ...callee, steps: [...callee.steps.slice(0, -1), `${callee.steps.at(-1) ?? ""}()`] };
    }
    case "LogicalExpression":
      return further(node.left);
    default:
      return undefined;
  }
}

function ofVariable(context: CheckContext, variable: TSESTree.Identifier, depth: number): ValueSteps | undefined {
  const definition = context.definitionOf(variable);
  if (definition?.type === "VariableDeclarator" && definition.init && definition.id.type === "ObjectPattern") {
    const taken = namesTo(definition.id, variable.name);
    const from = taken && stepsTo(context, definition.init, depth + 1);
    return from && { ...from, steps: [...from.steps, ...taken] };
  }
  if (!definition || !isFunction(definition)) return { givenTo: undefined, steps: [variable.name] };
  for (const parameter of definition.params) {
    const taken = parameter.type === "TSParameterProperty" ? undefined : namesTo(parameter, variable.name);
    if (taken) return { givenTo: definition, steps: taken.length > 0 ? taken : [variable.name] };
  }
  return { givenTo: undefined, steps: [variable.name] };
}

/** The properties through which a pattern takes a variable out of a value; none for the variable itself. */
function namesTo(pattern: TSESTree.Node, name: string): string[] | undefined {
  switch (pattern.type) {
    case "Identifier":
      return pattern.name === name ? [] : undefined;
    case "AssignmentPattern":
      return namesTo(pattern.left, name);
    case "ObjectPattern":
      for (const property of pattern.properties) {
        const key = property.type === "Property" ? keyOf(property) : undefined;
        const inner = property.type === "Property" ? namesTo(property.value, name) : undefined;
        if (key !== undefined && inner) return [key, ...inner];
      }
      return undefined;
    default:
      return undefined;
  }
}
