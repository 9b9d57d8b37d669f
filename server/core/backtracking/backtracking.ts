import type { Attack, Growth } from "./attack";
import { AttackSearch } from "./attack-search";
import { CountingMatcher } from "./counting-matcher";
import { alphabetOf } from "./letters";
import { readExpression } from "./terms";
import { TooLarge, Work } from "./work";

const MAX_PATTERN = 6_000;

const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, Attack | undefined>();

/**
 * A text for which a regular expression takes time that grows so (polynomial: so and no worse), found in its automaton and tried
 * out by counting the steps of a matcher that backtracks; undefined when there is none, none was found in the (fixed) number of
 * steps this may take, or it is no expression. Without `hasLines` it is one without line breaks.
 * Code is analysed again with each change, its expressions hardly ever change: what was found is remembered.
 */
export function attackOn(pattern: string, flags: string, growth: Growth, hasLines = true): Attack | undefined {
  if (!/[*+]|\{\d+,\}/.test(pattern) || pattern.length > MAX_PATTERN) return undefined;
  const key = `${growth} ${hasLines} ${flags.replace(/[dg]/g, "")}/${pattern}`;
  if (remembered.has(key)) return remembered.get(key);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const isWorse = growth === "polynomial" && attackOn(pattern, flags, "exponential", hasLines) !== undefined;
  const attack = isWorse ? undefined : unlessTooLarge(() => new AttackSearch(pattern, flags, hasLines).find(growth));
  remembered.set(key, attack);
  return attack;
}

/**
 * How many steps it takes to look for an expression in a text, at most `limit`; undefined where the expression is too large or none.
 */
export function stepsOn(pattern: string, flags: string, text: string, limit: number): number | undefined {
  return unlessTooLarge(() => {
    const expression = readExpression(pattern, flags);
    const alphabet = alphabetOf(expression, new Work(limit));
    const characters = expression.isUnicode ? Array.from(text) : text.split("");
    const letters = characters.map((character) => alphabet.letterOf(character.codePointAt(0) ?? 0));
    return new CountingMatcher(expression, alphabet).search(letters, limit).steps;
  });
}

function unlessTooLarge<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof TooLarge || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
