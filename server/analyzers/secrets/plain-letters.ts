import { ALPHABETS, type AlphabetName } from "../../rules/key-shape";
import { encodedWords } from "./encoded-words";

/** Of ten thousand keys, less than one looks so by chance. */
const LEAST_CHANCE = 1e-4;

const LOWER = /[a-z]/;
const UPPER = /[A-Z]/;
const DIGIT = /\d/;

/** A part of a key: the letters that stand there, and those that there were to choose from. */
export interface DrawnPart {
  readonly alphabet: AlphabetName;
  readonly text: string;
}

/**
 * True for words, joined by hyphens or not, where lot would have put a digit or a letter of the other case among as many letters:
 * `arrow-dropright-circle`. Once there is a digit in a word it is no longer asked about cases, since formats may allow more letters than
 * the service draws from. True for words that were encoded, too.
 */
export function arePlainLetters(parts: readonly DrawnPart[]): boolean {
  if (parts.some(({ text }) => encodedWords(text) !== undefined)) return true;
  // Numbers of accounts say nothing of what stands beside them.
  const judged = parts.filter(({ alphabet }) => alphabet !== "digits");
  const words = judged.flatMap(({ text }) => text.split(/[^A-Za-z\d]+/)).filter((word) => !/^\d*$/.test(word));
  if (words.length === 0 || words.some((word) => DIGIT.test(word))) return false;
  const missing = [DIGIT, ...[LOWER, UPPER].filter((kind) => !words.some((word) => kind.test(word)))];
  const chance = judged.reduce((product, { alphabet, text }) => product * shareWithout(missing, ALPHABETS[alphabet]) ** text.length, 1);
  return chance < LEAST_CHANCE;
}

/** How much of an alphabet is left without letters of some kinds. */
function shareWithout(kinds: readonly RegExp[], alphabet: string): number {
  const left = Array.from(alphabet).filter((letter) => !kinds.some((kind) => kind.test(letter)));
  return left.length / alphabet.length;
}
