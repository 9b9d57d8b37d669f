import type { TSESTree } from "@typescript-eslint/types";

/** The name of a property of an object literal; undefined when it is computed. */
export function keyOf(property: TSESTree.Property): string | undefined {
  if (property.computed) return undefined;
  return property.key.type === "Identifier" ? property.key.name : String(property.key.value);
}

/** The property of that name in an object literal; the last one, which is the one that counts. */
export function propertyOf(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.findLast((property) => property.type === "Property" && keyOf(property) === name) as
    TSESTree.Property | undefined;
}

/** True when an object literal may have properties that it does not name: through a spread or a computed key. */
export function isOpen(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((property) => property.type === "SpreadElement" || property.computed);
}
