import type { Reference, Variable } from "@typescript-eslint/scope-manager";
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
  const original = module.variableOf(identifier);
  const [read] = identifier.range;
  const found = new Set<TSESTree.Identifier>();
  for (const reference of original?.references ?? []) {
    const from = reference.identifier.range[0];
    const made = from < read ? lengthened(module, reference.identifier) : undefined;
    const target = made && targetOf(module, made);
    const isGivenAgain = original?.references.some(
      (other) => other.isWrite() && other.identifier.range[0] > from && other.identifier.range[0] < read,
    );
    if (!target || isGivenAgain) continue;
    const uses = module.variableOf(target)?.references ?? [];
    const isMade = ({ writeExpr, identifier }: Reference): boolean =>
      identifier.range[0] > read || (writeExpr != null && isSameOrLengthened(module, writeExpr, original));
    const next = uses.every((use) => !use.isWrite() || isMade(use)) && uses.find((use) => use.isRead() && use.identifier.range[0] > read);
    if (next && next.identifier.type === "Identifier") found.add(next.identifier);
  }
  return [...found];
}

/** The variable that is given a value, where it is declared or later. */
function targetOf(module: JavaScriptModule, value: TSESTree.Node): TSESTree.Identifier | undefined {
  const parent = module.tree.parentOf(value);
  const target =
    parent?.type === "VariableDeclarator"
      ? parent.id
      : parent?.type === "AssignmentExpression" && parent.operator === "="
        ? parent.left
        : undefined;
  return target?.type === "Identifier" ? target : undefined;
}

/** The variable itself, or that with an ending; a constant is no other path of anybody's choice. */
function isSameOrLengthened(module: JavaScriptModule, value: TSESTree.Node, original: Variable | null | undefined): boolean {
  if (constantOf(module, value) !== undefined) return true;
  const node = unwrap(value);
  const first = node.type === "BinaryExpression" ? node.left : node.type === "TemplateLiteral" ? node.expressions[0] : node;
  if (first?.type !== "Identifier" || module.variableOf(first) !== original) return false;
  return first === node || lengthened(module, first) === node;
}

/** `file + ".gz"`, `` `${file}.gz` `` around the variable. */
function lengthened(module: JavaScriptModule, identifier: TSESTree.Node): TSESTree.Node | undefined {
  const parent = module.tree.parentOf(identifier);
  const isSum = parent?.type === "BinaryExpression" && parent.operator === "+" && parent.left === identifier;
  const isText = parent?.type === "TemplateLiteral" && parent.expressions.length === 1 && parent.quasis[0]?.value.cooked === "";
  const ending = isSum ? constantOf(module, parent.right) : isText ? parent.quasis[1]?.value.cooked : undefined;
  return typeof ending === "string" && ENDING.test(ending) ? parent : undefined;
}
