/** Letters that count as different; all others are one. Case does not count. */
const CLASSES = classesOf("abcdefghijklmnopqrstuvwxyz0123456789_-.:/=@$<>+~# ");
const CLASS_COUNT = 1 + Math.max(...CLASSES);

function classesOf(letters: string): Uint8Array {
  const classes = new Uint8Array(128);
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charAt(index);
    classes[letter.charCodeAt(0)] = index + 1;
    classes[letter.toUpperCase().charCodeAt(0)] = index + 1;
  }
  return classes;
}

/**
 * Finds many words in one pass over a text, whatever their number (Aho and Corasick's automaton). Case does not count,
 * so whoever is told has to look again where it matters.
 */
export class KeywordScan {
  /** By state and class of the next letter, the next state. */
  private readonly next: Int32Array;
  /** By state, the number of the first entry in `found`, plus one; 0 where no word ends. */
  private readonly first: Int32Array;
  private readonly found: readonly (readonly number[])[];

  /** @param words must not be empty; the same word may come twice */
  constructor(private readonly words: readonly string[]) {
    const trie: number[][] = [new Array<number>(CLASS_COUNT).fill(-1)];
    const ends: number[][] = [[]];
    words.forEach((word, index) => {
      let state = 0;
      for (let at = 0; at < word.length; at++) {
        const letter = classOf(word.charCodeAt(at));
        let target = trie[state]?.[letter] ?? -1;
        if (target < 0) {
          target = trie.push(new Array<number>(CLASS_COUNT).fill(-1)) - 1;
          ends.push([]);
          (trie[state] as number[])[letter] = target;
        }
        state = target;
      }
      (ends[state] as number[]).push(index);
    });
    this.next = new Int32Array(trie.length * CLASS_COUNT);
    this.complete(trie, ends);
    const entries = ends.filter((words) => words.length > 0);
    this.found = entries;
    this.first = Int32Array.from(ends, (words) => (words.length > 0 ? entries.indexOf(words) + 1 : 0));
  }

  /** @param tell is called with the number of a word and the offset behind it, in the order of the ends */
  run(text: string, tell: (word: number, end: number) => void): void {
    const { next, first } = this;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[state * CLASS_COUNT + (code < 128 ? (CLASSES[code] ?? 0) : 0)] ?? 0;
      const entry = first[state] ?? 0;
      if (entry > 0) for (const word of this.found[entry - 1] ?? []) tell(word, at + 1);
    }
  }

  lengthOf(word: number): number {
    return this.words[word]?.length ?? 0;
  }

  /** Where no word goes on, the longest ending that begins another one does. */
  private complete(trie: readonly number[][], ends: number[][]): void {
    const fallback = new Int32Array(trie.length);
    const queue = [0];
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      const back = fallback[state] ?? 0;
      if (state !== 0) (ends[state] as number[]).push(...(ends[back] ?? []));
      for (let letter = 0; letter < CLASS_COUNT; letter++) {
        const child = trie[state]?.[letter] ?? -1;
        const otherwise = state === 0 ? 0 : (this.next[back * CLASS_COUNT + letter] ?? 0);
        this.next[state * CLASS_COUNT + letter] = child < 0 ? otherwise : child;
        if (child < 0) continue;
        fallback[child] = otherwise;
        queue.push(child);
      }
    }
  }
}

function classOf(code: number): number {
  return code < 128 ? (CLASSES[code] ?? 0) : 0;
}
