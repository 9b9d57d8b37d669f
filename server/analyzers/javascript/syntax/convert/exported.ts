import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { withoutDecorators } from "./modifiers";
import { NONE, type Made, type Range, type Source, type Tree } from "./source";

const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;

/** A declaration, in what exports it where its first modifier says so: that takes the beginning of its range. */
export function exported(
  modifiers: readonly ts.ModifierLike[] | undefined,
  made: Tree,
  source: Source,
): Made<TSESTree.ExportNamedDeclaration> | Tree {
  if (!modifiers) return made;
  const [first, second] = withoutDecorators(modifiers);
  if (first?.kind !== ExportKeyword) return made;
  const isDefault = second?.kind === DefaultKeyword;
  const range: Range = [source.range(first.pos, first.end)[0], made.range[1]];
  made.range[0] = source.startAt((isDefault ? second : first).end);
  if (isDefault) {
    const declaration: Made<TSESTree.ExportDefaultDeclaration> = {
      type: "ExportDefaultDeclaration",
      range,
      declaration: made,
      exportKind: "value",
      parent: undefined,
    };
    return declaration;
  }
  return {
    type: "ExportNamedDeclaration",
    range,
    attributes: NONE,
    declaration: made,
    exportKind: isTypeOnly(made) ? "type" : "value",
    source: null,
    specifiers: NONE,
    parent: undefined,
  };
}

function isTypeOnly(made: Tree): boolean {
  const { type, declare } = made as Tree & { readonly declare?: boolean };
  return type === "TSInterfaceDeclaration" || type === "TSTypeAliasDeclaration" || declare === true;
}
