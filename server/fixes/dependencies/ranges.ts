import { satisfies, validRange } from "semver";
import { parseSpecifier, type Specifier } from "../../analyzers/dependencies/manifest/specifier";

/** A plan tries hundreds of trees, in which the same packages ask for the same things. */
const MOST = 20_000;
const ADMITTED = new Map<string, Map<string, boolean>>();
const SPECIFIERS = new Map<string, Specifier>();

/** True where a range of npm takes a version; false for what is no range. */
export function admits(range: string, version: string): boolean {
  const known = remembered(ADMITTED, range, () => new Map<string, boolean>());
  return remembered(known, version, () => validRange(range, true) !== null && satisfies(version, range, true));
}

/** What `parseSpecifier` makes of a text. */
export function specifierOf(text: string): Specifier {
  return remembered(SPECIFIERS, text, () => parseSpecifier(text));
}

function remembered<T>(answers: Map<string, T>, key: string, ask: () => T): T {
  const known = answers.get(key);
  if (known !== undefined) return known;
  if (answers.size >= MOST) answers.clear();
  const answer = ask();
  answers.set(key, answer);
  return answer;
}
