import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { propertyOf } from "./object-literal";

/** An object literal that an imported or global function or class is given. */
export interface GivenOptions {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** What is called: `express.static`. */
  readonly name: string;
  readonly options: TSESTree.ObjectExpression;
}

/** Object literals among the arguments of calls of what has such names, also through variables. */
export function optionsOf(context: CheckContext, names: RegExp): GivenOptions[] {
  const found: GivenOptions[] = [];
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const name = context.nameOf(call.callee);
    if (name === undefined || !names.test(name)) continue;
    for (const argument of call.arguments) {
      const options = context.valueOf(argument);
      if (options.type === "ObjectExpression") found.push({ call, name, options });
    }
  }
  return found;
}

/** The property that gives an option this constant; undefined where it has another value or none. */
export function optionThatIs(
  context: CheckContext,
  options: TSESTree.ObjectExpression,
  name: string,
  value: string | number | boolean | null,
): TSESTree.Property | undefined {
  const property = propertyOf(options, name);
  return property && context.constantOf(property.value) === value ? property : undefined;
}
