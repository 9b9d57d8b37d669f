import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";

/** `const requested = uri;`: the variable that another one, as it is read here, is the same as. */
export function originalOf(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Identifier | undefined {
  const initial = initialValueOf(module, identifier);
  const original = initial && unwrap(initial);
  if (original?.type !== "Identifier") return undefined;
  const [made, read] = [original.range[1], identifier.range[0]];
  const isGivenAgain = module
    .variableOf(original)
    ?.references.some((reference) => reference.isWrite() && reference.identifier.range[0] > made && reference.identifier.range[0] < read);
  return isGivenAgain === false ? original : undefined;
}

/** Endings that lead to no other folder. */
const ENDING = /^(?!\.\.?$)[^/\\]*$/;

/**
 * ``const packed = `${file}.gz`;``: variables that were made of another one, as it is read here, by putting an ending behind it; each as it is
 * read next.
 */
export function lengthenedFrom(module: JavaScriptModule, identifier: TSESTree.Identifier): TSESTree.Identifier[] {
  const references = module.variableOf(identifier)?.references ?? [];
  const [read] = identifier.range;
  return references.flatMap((reference) => {
    const from = reference.identifier.range[0];
    const whole = from < read ? lengthened(module, reference.identifier) : undefined;
    const declarator = whole && module.tree.parentOf(whole);
    if (declarator?.type !== "VariableDeclarator" || declarator.init !== whole || declarator.id.type !== "Identifier") return [];
    const isGivenAgain = references.some(
      (other) => other.isWrite() && other.identifier.range[0] > from && other.identifier.range[0] < read,
    );
    const uses = isGivenAgain || !initialValueOf(module, declarator.id) ? [] : (module.variableOf(declarator.id)?.references ?? []);
    const next = uses.find((use) => use.isRead() && use.identifier.range[0] > read)?.identifier;
    return next?.type === "Identifier" ? [next] : [];
  });
}

/** `file + ".gz"`, `` `${file}.gz` `` around the variable. */
function lengthened(module: JavaScriptModule, identifier: TSESTree.Node): TSESTree.Node | undefined {
  const parent = module.tree.parentOf(identifier);
  const isSum = parent?.type === "BinaryExpression" && parent.operator === "+" && parent.left === identifier;
  const isText = parent?.type === "TemplateLiteral" && parent.expressions.length === 1 && parent.quasis[0]?.value.cooked === "";
  const ending = isSum ? constantOf(module, parent.right) : isText ? parent.quasis[1]?.value.cooked : undefined;
  return typeof ending === "string" && ENDING.test(ending) ? parent : undefined;
}
