import { ALPHABETS, type AlphabetName, type KeyShape } from "../../rules/key-shape";
import type { KeyFormat, KeyProvider } from "../../rules/secret-knowledge";
import type { Span } from "../../core/position";
import { isChecked } from "./checksums";
import { alphabetNumber, isLetterOf, type Runs } from "./letters";
import { arePlainLetters, type DrawnPart } from "./plain-letters";
import { lettersOf, looksDrawn } from "./randomness";

/** A text as short as this stands everywhere. */
const LEAST_ANCHOR = 3;

/** Letters of an alphabet, with how many there may be. */
interface Hole {
  readonly name: AlphabetName;
  readonly alphabet: number;
  readonly least: number;
  readonly most: number;
}

type Part = string | Hole;

/** One shape of a key, ready to be looked for. */
export interface KeyPattern {
  readonly provider: KeyProvider;
  readonly format: KeyFormat;
  readonly parts: readonly Part[];
  /** The text that it is found by: no other of its texts is longer. Undefined where it is found by the words beside it. */
  readonly anchor: string | undefined;
  /** The parts before that text. */
  readonly before: readonly Part[];
}

/** A key that was found. */
export interface FoundKey {
  readonly pattern: KeyPattern;
  readonly span: Span;
}

export function keyPatterns(providers: readonly KeyProvider[]): KeyPattern[] {
  return providers.flatMap((provider) =>
    provider.keys.flatMap((format) => format.shapes.map((shape) => patternOf(provider, format, shape))),
  );
}

function patternOf(provider: KeyProvider, format: KeyFormat, shape: KeyShape): KeyPattern {
  const parts = shape.map((part): Part => {
    if ("text" in part) return part.text;
    return { name: part.alphabet, alphabet: alphabetNumber(part.alphabet), least: part.least, most: part.most };
  });
  // What is beside it has to be found anyhow.
  const index = format.beside.length > 0 ? -1 : anchorIndex(parts);
  const anchor = parts[index];
  return { provider, format, parts, anchor: typeof anchor === "string" ? anchor : undefined, before: parts.slice(0, Math.max(0, index)) };
}

/** Of the texts whose distance from the beginning is known or can be seen, the longest. */
function anchorIndex(parts: readonly Part[]): number {
  let best = -1;
  for (const [index, part] of parts.entries()) {
    const known = index === 1 || parts.slice(0, index).every((before) => typeof before === "string" || before.least === before.most);
    if (typeof part === "string" && part.length >= LEAST_ANCHOR && known && part.length > lengthOf(parts[best])) best = index;
  }
  return best;
}

function lengthOf(part: Part | undefined): number {
  return typeof part === "string" ? part.length : 0;
}

/** The key whose anchor stands at an offset, if it is one. */
export function keyAtAnchor(pattern: KeyPattern, text: string, at: number, runs: Runs): FoundKey | undefined {
  const { anchor, before } = pattern;
  if (anchor === undefined || !text.startsWith(anchor, at)) return undefined;
  const start = startBefore(before, text, at);
  return start === undefined ? undefined : keyAt(pattern, text, start, runs);
}

function startBefore(before: readonly Part[], text: string, at: number): number | undefined {
  const [first] = before;
  if (before.length === 1 && first !== undefined && typeof first !== "string" && first.least < first.most) {
    let start = at;
    while (start > 0 && at - start <= first.most && isLetterOf(first.alphabet, text.charCodeAt(start - 1))) start--;
    return start;
  }
  const length = before.reduce((sum, part) => sum + (typeof part === "string" ? part.length : part.least), 0);
  return at < length ? undefined : at - length;
}

/** The key that begins at an offset, if all of it is as its format says and nothing around it makes it a part of something else. */
export function keyAt(pattern: KeyPattern, text: string, start: number, runs: Runs): FoundKey | undefined {
  if (isWithin(text, start)) return undefined;
  const drawn: DrawnPart[] = [];
  let letters = 2;
  let at = start;
  for (const [index, part] of pattern.parts.entries()) {
    if (typeof part === "string") {
      if (!text.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const end = endOfHole(part, pattern.parts[index + 1], text, at, runs);
    if (end === undefined) return undefined;
    drawn.push({ alphabet: part.name, text: text.slice(at, end) });
    letters = Math.max(letters, ALPHABETS[part.name].length);
    at = end;
  }
  const last = pattern.parts.at(-1);
  const goesOn =
    at < text.length &&
    (isWordLetter(text.charCodeAt(at)) ||
      (typeof last !== "string" && last !== undefined && isLetterOf(last.alphabet, text.charCodeAt(at))));
  if (goesOn) return undefined;
  const key = text.slice(start, at);
  const { checksum } = pattern.format;
  if (checksum && !isChecked(checksum, key)) return undefined;
  const all = drawn.map((part) => part.text).join("");
  if (!looksDrawn(all, Math.min(letters, lettersOf(all))) || arePlainLetters(drawn)) return undefined;
  return { pattern, span: { start, end: at } };
}

function endOfHole(hole: Hole, next: Part | undefined, text: string, at: number, runs: Runs): number | undefined {
  const available = runs.endOf(hole.alphabet, at) - at;
  if (available < hole.least) return undefined;
  if (next === undefined) return available > hole.most ? undefined : at + available;
  if (hole.least === hole.most) return at + hole.least;
  if (typeof next !== "string" || !isLetterOf(hole.alphabet, next.charCodeAt(0))) return at + Math.min(available, hole.most);
  const end = text.slice(at + hole.least, at + Math.min(available, hole.most) + next.length).indexOf(next);
  return end < 0 ? undefined : at + hole.least + end;
}

/** True where what stands before makes a text the end of a longer one; the letter of an escape (`\n`) does not. */
function isWithin(text: string, start: number): boolean {
  // Names of options and of CSS's variables: `--md-primary-fg-color`.
  if (start >= 2 && text.startsWith("--", start - 2)) return true;
  if (start === 0 || !isWordLetter(text.charCodeAt(start - 1))) return false;
  return !(text.charAt(start - 2) === "\\" && /[nrt]/.test(text.charAt(start - 1)));
}

function isWordLetter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
