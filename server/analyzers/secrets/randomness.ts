/** Below this share of what a random text of the length has, somebody typed it. */
const LEAST_ENTROPY = 0.68;
const MOST_STEPS = 0.35;
const LEAST_VARIETY = 0.72;

/** How many bits of information each letter of a text has, by how often which letter comes (Shannon's entropy). */
export function entropyOf(text: string): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at++) counts.set(text.charCodeAt(at), (counts.get(text.charCodeAt(at)) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}

/**
 * Whether the letters of a text look drawn by lot: they vary as much as drawn ones do, hardly follow each other as in the alphabet,
 * and no part comes again and again.
 * @param letters how many different ones there were to choose from
 */
export function looksDrawn(text: string, letters: number): boolean {
  if (text.length < 8) return new Set(text).size >= Math.min(4, text.length);
  const most = Math.log2(Math.min(text.length, letters));
  if (entropyOf(text) < LEAST_ENTROPY * most) return false;
  let steps = 0;
  const parts = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) {
    const step = text.charCodeAt(at + 1) - text.charCodeAt(at);
    if (Math.abs(step) <= 1) steps++;
    if (at + 2 < text.length) parts.add(text.slice(at, at + 3));
  }
  // Of ten digits, more follow each other by chance.
  const bySteps = letters <= 10 ? 0.6 : MOST_STEPS;
  const possible = Math.min(text.length - 2, letters ** 3);
  return steps <= bySteps * (text.length - 1) && parts.size >= LEAST_VARIETY * possible * (letters <= 10 ? 0.7 : 1);
}

/** How many letters there were to choose from, by the kinds of letters that a text has. */
export function lettersOf(text: string): number {
  if (/^\d+$/.test(text)) return 10;
  if (/^[0-9a-f]+$/.test(text) || /^[0-9A-F]+$/.test(text)) return 16;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  return [1, 26, 36, 62][kinds] ?? 62;
}
