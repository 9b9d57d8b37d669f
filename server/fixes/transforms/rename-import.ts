import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { ensureImport } from "./add-import";
import { isFreeName } from "./scope";

/**
 * Edits after which an expression that names an export of a module (`exec`, `cp.exec`, an alias) names another one of it.
 * A name that is imported for this one use is imported as the other instead; with more uses the other is imported as well.
 */
export function nameInstead(module: JavaScriptModule, expression: TSESTree.Node, library: string, newName: string): TextEdit[] | undefined {
  if (expression.type === "MemberExpression") {
    return expression.computed ? undefined : [{ span: spanOf(expression.property), newText: newName }];
  }
  if (expression.type !== "Identifier") return undefined;
  const variable = module.variableOf(expression);
  const definition = variable?.defs[0];
  const imported = definition && importedNameAt(module, definition.node, definition.name);
  const isOnlyUse = variable?.references.every(({ identifier }) => identifier === expression || identifier === definition?.name);
  if (imported && isOnlyUse) {
    if (imported.isAlias) return [{ span: spanOf(imported.name), newText: newName }];
    if (isFreeName(module, newName)) {
      const spans = [imported.name, ...(imported.local ? [imported.local] : []), expression].map(spanOf);
      return spans.map((span) => ({ span, newText: newName }));
    }
  }
  const other = ensureImport(module, expression, library, [newName]);
  const code = other?.expressions.get(newName);
  return code === undefined ? undefined : [...(other?.edits ?? []), { span: spanOf(expression), newText: code }];
}

/** Where the imported name is written, and the variable's where that is another place. */
interface ImportedName {
  readonly name: TSESTree.Node;
  readonly local: TSESTree.Node | undefined;
  readonly isAlias: boolean;
}

function importedNameAt(module: JavaScriptModule, definition: TSESTree.Node, variable: TSESTree.Node): ImportedName | undefined {
  if (definition.type === "ImportSpecifier") {
    const isAlias = definition.imported.range[0] !== definition.local.range[0];
    return { name: definition.imported, local: undefined, isAlias };
  }
  if (definition.type !== "VariableDeclarator") return undefined;
  const { id, init } = definition;
  if (id.type === "Identifier" && init?.type === "MemberExpression" && !init.computed) {
    const isAlias = init.property.type !== "Identifier" || init.property.name !== id.name;
    return { name: init.property, local: id, isAlias };
  }
  const property = module.tree.parentOf(variable);
  if (id.type !== "ObjectPattern" || property?.type !== "Property" || property.computed) return undefined;
  if (property.shorthand)
    return property.value.type === "Identifier" ? { name: property.value, local: undefined, isAlias: false } : undefined;
  return { name: property.key, local: undefined, isAlias: true };
}
