import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { propertyOf } from "./object-literal";

/** The object literal that an expression is or stands for. */
export function objectBehind(context: CheckContext, expression: TSESTree.Node | null | undefined): TSESTree.ObjectExpression | undefined {
  const value = expression ? context.valueOf(expression) : undefined;
  return value?.type === "ObjectExpression" ? value : undefined;
}

/** The property at the end of a path of names, as far as the objects on the way are written out: `{ tls: { minVersion: … } }`. */
export function optionOf(
  context: CheckContext,
  options: TSESTree.Node | null | undefined,
  ...path: readonly string[]
): TSESTree.Property | undefined {
  let current = options;
  let found: TSESTree.Property | undefined;
  for (const name of path) {
    const object = objectBehind(context, current);
    found = object && propertyOf(object, name);
    current = found?.value;
  }
  return found;
}

/** The constant number that an option is set to. */
export function numberOption(
  context: CheckContext,
  options: TSESTree.Node | null | undefined,
  ...path: readonly string[]
): number | undefined {
  const option = optionOf(context, options, ...path);
  const value = option && context.constantOf(option.value);
  return typeof value === "number" ? value : undefined;
}

/** The constant text that an option is set to. */
export function textOption(
  context: CheckContext,
  options: TSESTree.Node | null | undefined,
  ...path: readonly string[]
): string | undefined {
  const option = optionOf(context, options, ...path);
  const value = option && context.constantOf(option.value);
  return typeof value === "string" ? value : undefined;
}
