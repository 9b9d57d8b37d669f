import { ALPHABETS, type AlphabetName } from "../../rules/key-shape";

const NAMES = Object.keys(ALPHABETS) as AlphabetName[];
const ASCII = 128;

/** For each ASCII character, in which alphabets it is: one bit for each. */
const MEMBERS = new Uint32Array(ASCII);
NAMES.forEach((name, index) => {
  for (const letter of ALPHABETS[name]) MEMBERS[letter.charCodeAt(0)] = (MEMBERS[letter.charCodeAt(0)] ?? 0) | (1 << index);
});

/** The number of an alphabet, by which runs of its letters are asked for. */
export function alphabetNumber(name: AlphabetName): number {
  return NAMES.indexOf(name);
}

/** True for letters of an alphabet. */
export function isLetterOf(alphabet: number, code: number): boolean {
  return code < ASCII && ((MEMBERS[code] ?? 0) >>> alphabet) % 2 === 1;
}

/**
 * Runs of letters in one text. The end of the last run of each alphabet is remembered, so that many who ask about
 * the same run, as hostile texts make them, cost no more than one.
 */
export class Runs {
  private readonly starts = new Int32Array(NAMES.length).fill(-1);
  private readonly ends = new Int32Array(NAMES.length).fill(-1);

  constructor(private readonly text: string) {}

  /** Where the run of an alphabet's letters ends that an offset is in; the offset itself where there is none. */
  endOf(alphabet: number, from: number): number {
    if (from >= (this.starts[alphabet] ?? 0) && from < (this.ends[alphabet] ?? 0)) return this.ends[alphabet] ?? from;
    let end = from;
    while (end < this.text.length && isLetterOf(alphabet, this.text.charCodeAt(end))) end++;
    this.starts[alphabet] = from;
    this.ends[alphabet] = end;
    return end;
  }
}
