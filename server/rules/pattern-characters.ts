import type { AST } from "@eslint-community/regexpp";
import type { Replacement } from "./replacements";

/** The text that an expression finds, when it finds one text only: `/&amp;/`. */
export function onlyTextOf(pattern: Replacement["pattern"]): string | undefined {
  if (typeof pattern !== "object") return pattern;
  const [alternative, ...others] = pattern.syntax.alternatives;
  if (!alternative || others.length > 0 || alternative.elements.length === 0) return undefined;
  let text = "";
  for (const element of alternative.elements) {
    const character = onlyCharacterOf(element);
    if (character === undefined) return undefined;
    text += character;
  }
  return text;
}

function onlyCharacterOf(element: AST.Element): string | undefined {
  if (element.type === "CapturingGroup" || element.type === "Group") {
    const [inner, ...others] = element.alternatives;
    const [only, ...more] = inner?.elements ?? [];
    return only && others.length + more.length === 0 ? onlyCharacterOf(only) : undefined;
  }
  if (element.type === "Character") return String.fromCodePoint(element.value);
  if (element.type !== "CharacterClass" || element.negate || element.elements.length !== 1) return undefined;
  const [only] = element.elements;
  return only?.type === "Character" ? String.fromCodePoint(only.value) : undefined;
}

/** The characters that an expression finds one at a time: `[<>]`, `<|>`, `(["'])`, `'+`; undefined where it finds anything else. */
export function charactersOf(pattern: Replacement["pattern"]): ReadonlySet<string> | undefined {
  if (pattern === undefined) return undefined;
  if (typeof pattern === "string") return Array.from(pattern).length === 1 ? new Set([pattern]) : undefined;
  return charactersOfAlternatives(pattern.syntax.alternatives);
}

function charactersOfAlternatives(alternatives: readonly AST.Alternative[]): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const { elements } of alternatives) {
    const [only, ...others] = elements;
    const characters = only && others.length === 0 ? charactersOfElement(only) : undefined;
    if (!characters) return undefined;
    for (const character of characters) found.add(character);
  }
  return found;
}

function charactersOfElement(element: AST.Element): ReadonlySet<string> | undefined {
  switch (element.type) {
    case "Character":
      return new Set([String.fromCodePoint(element.value)]);
    case "Quantifier":
      return element.min > 0 ? charactersOfElement(element.element) : undefined;
    case "Group":
    case "CapturingGroup":
      return charactersOfAlternatives(element.alternatives);
    case "CharacterClass":
      return element.negate ? undefined : charactersOfClass(element);
    default:
      return undefined;
  }
}

const LAST_ASCII = 0x7f;

function charactersOfClass({ elements }: AST.CharacterClass): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type === "Character") found.add(String.fromCodePoint(element.value));
    else if (element.type === "CharacterClassRange") {
      for (let code = element.min.value; code <= Math.min(element.max.value, LAST_ASCII); code++) found.add(String.fromCharCode(code));
    } else return undefined;
  }
  return found;
}
