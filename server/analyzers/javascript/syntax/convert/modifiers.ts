import ts from "typescript";
import { convert } from "./dispatch";
import { NONE, type Source, type Tree } from "./source";

const { DeclareKeyword, AsyncKeyword, AbstractKeyword, AccessorKeyword, OverrideKeyword, ReadonlyKeyword, StaticKeyword } = ts.SyntaxKind;
const { ConstKeyword, InKeyword, OutKeyword, Decorator, PublicKeyword, ProtectedKeyword, PrivateKeyword } = ts.SyntaxKind;

type Modifiers = readonly ts.ModifierLike[] | undefined;

function has(modifiers: Modifiers, kind: ts.SyntaxKind): boolean {
  if (!modifiers) return false;
  for (const modifier of modifiers) if (modifier.kind === kind) return true;
  return false;
}

export const isDeclared = (modifiers: Modifiers): boolean => has(modifiers, DeclareKeyword);
export const isAsync = (modifiers: Modifiers): boolean => has(modifiers, AsyncKeyword);
export const isAbstract = (modifiers: Modifiers): boolean => has(modifiers, AbstractKeyword);
export const isAccessor = (modifiers: Modifiers): boolean => has(modifiers, AccessorKeyword);
export const isOverride = (modifiers: Modifiers): boolean => has(modifiers, OverrideKeyword);
export const isReadonly = (modifiers: Modifiers): boolean => has(modifiers, ReadonlyKeyword);
export const isStatic = (modifiers: Modifiers): boolean => has(modifiers, StaticKeyword);
export const isConst = (modifiers: Modifiers): boolean => has(modifiers, ConstKeyword);
export const isIn = (modifiers: Modifiers): boolean => has(modifiers, InKeyword);
export const isOut = (modifiers: Modifiers): boolean => has(modifiers, OutKeyword);

export function accessibilityOf(modifiers: Modifiers): "private" | "protected" | "public" | undefined {
  if (modifiers) {
    for (const { kind } of modifiers) {
      if (kind === PublicKeyword) return "public";
      if (kind === ProtectedKeyword) return "protected";
      if (kind === PrivateKeyword) return "private";
    }
  }
  return undefined;
}

/** Decorators stand among the modifiers in TypeScript's tree. */
export function decoratorsIn(modifiers: Modifiers, source: Source): readonly Tree[] {
  if (!modifiers || !has(modifiers, Decorator)) return NONE;
  return modifiers.filter(ts.isDecorator).map((decorator) => convert(decorator, source) as Tree);
}

export function withoutDecorators(modifiers: Modifiers): readonly ts.Modifier[] {
  return modifiers ? modifiers.filter(ts.isModifier) : NONE;
}
