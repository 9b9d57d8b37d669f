import type { Atom, Expression } from "./terms";
import type { Work } from "./work";

/** A set of letters, by their numbers. */
export type LetterSet = Uint32Array;

/** Characters that stand for all others: those that no atom of an expression tells apart share one. */
export interface Alphabet {
  /** A code point each, those that read well first. */
  readonly letters: readonly number[];
  setOf(atom: Atom): LetterSet;
  /** The number of the letter that stands for a character. */
  letterOf(codePoint: number): number;
  isWord(letter: number): boolean;
  isLineEnd(letter: number): boolean;
}

/** In this order a letter is preferred to another that does just as well. */
const READABLE = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ!-_.,;:/@#%&=+*~?$^|<>()[]{}'\"`\\ \t";

/** Beyond ASCII: spaces, line ends, letters with their own ideas of case, marks, other scripts, half a pair. */
const BEYOND = [
  0x85, 0xa0, 0xad, 0xdf, 0xe9, 0xff, 0x100, 0x130, 0x17f, 0x300, 0x3b1, 0x5d0, 0x1680, 0x200b, 0x2014, 0x2028, 0x2029, 0x212a, 0x3000,
  0x4e2d, 0xd83d, 0xdc00, 0xfeff,
];
const BEYOND_PLANE = [0x1d7d8, 0x1f600, 0x20000];

const ORDER = orderOf();

/**
 * The letters that an expression tells apart.
 * @param hasLines whether the texts may have line breaks in them
 * @throws TooLarge
 */
export function alphabetOf({ atoms, isUnicode }: Expression, work: Work, hasLines = true): Alphabet {
  const limit = isUnicode ? 0x10ffff : 0xffff;
  const edges = atoms.flatMap((atom) => atom.edges).filter((codePoint) => codePoint > 127 && codePoint <= limit);
  const candidates = new Set([...ORDER, ...BEYOND, ...(isUnicode ? BEYOND_PLANE : []), ...edges]);
  work.spend(candidates.size * atoms.length);
  const habitsOf = (codePoint: number): string => {
    let habits = isWordCharacter(codePoint) ? "w" : isLineTerminator(codePoint) ? "n" : "o";
    for (const { accepts } of atoms) habits += accepts(codePoint) ? "1" : "0";
    return habits;
  };
  const letters: number[] = [];
  const byHabits = new Map<string, number>();
  for (const codePoint of candidates) {
    if (!hasLines && isLineTerminator(codePoint)) continue;
    const habits = habitsOf(codePoint);
    if (!byHabits.has(habits)) byHabits.set(habits, letters.push(codePoint) - 1);
  }
  const sets = new Map(atoms.map((atom) => [atom, setOf(letters, atom.accepts)]));
  const words = letters.map(isWordCharacter);
  const lineEnds = letters.map(isLineTerminator);
  return {
    letters,
    setOf: (atom) => sets.get(atom) ?? setOf(letters, atom.accepts),
    letterOf: (codePoint) => byHabits.get(habitsOf(codePoint)) ?? 0,
    isWord: (letter) => words[letter] === true,
    isLineEnd: (letter) => lineEnds[letter] === true,
  };
}

export function contains(set: LetterSet, letter: number): boolean {
  return ((set[letter >>> 5] ?? 0) & (1 << (letter & 31))) !== 0;
}

/** The letters that are in all the sets, or undefined when there are none. */
export function commonLetters(a: LetterSet, b: LetterSet, c: LetterSet = b): LetterSet | undefined {
  let found: LetterSet | undefined;
  for (let index = 0; index < a.length; index++) {
    const word = (a[index] ?? 0) & (b[index] ?? 0) & (c[index] ?? 0);
    if (word === 0) continue;
    found ??= new Uint32Array(a.length);
    found[index] = word;
  }
  return found;
}

/** The letters of a set, those that read well first. */
export function lettersIn(set: LetterSet): number[] {
  const letters: number[] = [];
  for (let letter = 0; letter < set.length * 32; letter++) if (contains(set, letter)) letters.push(letter);
  return letters;
}

function setOf(letters: readonly number[], accepts: Atom["accepts"]): LetterSet {
  const set = new Uint32Array(Math.ceil(letters.length / 32));
  for (const [letter, codePoint] of letters.entries()) {
    if (accepts(codePoint)) set[letter >>> 5] = (set[letter >>> 5] ?? 0) | (1 << (letter & 31));
  }
  return set;
}

function orderOf(): number[] {
  const readable = Array.from(READABLE, (character) => character.charCodeAt(0));
  return [...new Set([...readable, ...Array.from({ length: 128 }, (_, codePoint) => codePoint)])];
}

function isWordCharacter(codePoint: number): boolean {
  return codePoint < 128 && /\w/.test(String.fromCharCode(codePoint));
}

function isLineTerminator(codePoint: number): boolean {
  return codePoint === 0x0a || codePoint === 0x0d || codePoint === 0x2028 || codePoint === 0x2029;
}
