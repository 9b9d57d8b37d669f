/** Keys beside each other on the keyboard that most names are typed on. */
const ROWS = ["1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Letters that are taken for each other by eye or ear. */
const CONFUSED = ["il1", "o0", "aeiouy", "ck", "sz", "vw", "nm", "gj", "bdp", "uv", "tf"];

const BESIDE = besideEachOther();

function besideEachOther(): ReadonlySet<string> {
  const pairs = new Set<string>();
  const add = (a: string | undefined, b: string | undefined): void => {
    if (a === undefined || b === undefined || a === b) return;
    pairs.add(a + b);
    pairs.add(b + a);
  };
  for (const [row, keys] of ROWS.entries()) {
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at];
      add(key, keys[at + 1]);
      add(key, ROWS[row + 1]?.[at]);
      add(key, ROWS[row + 1]?.[at - 1]);
    }
  }
  for (const letters of CONFUSED) for (const a of letters) for (const b of letters) add(a, b);
  return pairs;
}

/** Shorter names have too many neighbours that mean something of their own. */
const LEAST = 5;
/** From this length on, a letter that is missing, or another one, is more likely a slip than a name of its own. */
const LONG = 7;

/**
 * Whether `name` is what a hand makes of `meant` by one slip: two letters exchanged, one doubled, left out, hit beside or taken for another.
 * Differences between digits are versions, and say nothing.
 */
export function isSlipOf(name: string, meant: string): boolean {
  if (meant.length < LEAST || name === meant || Math.abs(name.length - meant.length) > 1) return false;
  const start = commonStart(name, meant);
  const a = name.slice(start);
  const b = meant.slice(start);
  const isLong = meant.length >= LONG;
  const first = a.charAt(0);
  const wanted = b.charAt(0);
  if (name.length === meant.length) {
    if (first === b.charAt(1) && wanted === a.charAt(1) && a.slice(2) === b.slice(2)) return isLetter(first) && isLetter(wanted);
    return isLong && a.slice(1) === b.slice(1) && isLetter(first) && isLetter(wanted) && BESIDE.has(first + wanted);
  }
  const before = name.charAt(start - 1);
  if (name.length > meant.length) {
    if (a.slice(1) !== b || !isLetter(first)) return false;
    return first === before || first === wanted || (isLong && start > 0 && (BESIDE.has(first + before) || BESIDE.has(first + wanted)));
  }
  if (a !== b.slice(1) || !isLetter(wanted)) return false;
  return (isLong && start > 0) || (wanted === before && meant.length > LEAST);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function isLetter(character: string): boolean {
  return character >= "a" && character <= "z";
}
