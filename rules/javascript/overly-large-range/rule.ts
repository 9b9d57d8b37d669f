import { visitRegExpAST, type AST } from "@eslint-community/regexpp";
import type { CheckContext, CodeCheck, RegExpInCode, RegExpUse } from "../../../server/rules/code-rule";
import { isForReading } from "../../../server/rules/regexp-uses";
import { decidesOnTrust, isNamedForSafety, keepsOut, subjectOf } from "../../../server/rules/trust-decisions";

interface Interval {
  readonly first: number;
  readonly last: number;
}

const DIGITS = interval("0", "9");
const UPPER = interval("A", "Z");
const LOWER = interval("a", "z");
const ALPHANUMERIC = [DIGITS, UPPER, LOWER];
const SPACE = 0x20;
const TILDE = 0x7e;

/** So many characters are quoted of what a range takes in by mistake. */
const MAX_QUOTED = 12;

const check: CodeCheck = (context) => {
  for (const regExp of context.regExps()) {
    const found: Mistake[] = [];
    visitRegExpAST(regExp.syntax, {
      onCharacterClassEnter(characterClass) {
        const mistake = mistakeIn(characterClass);
        if (mistake) found.push(mistake);
      },
    });
    const [first] = found;
    if (!first || isForReading(context, regExp)) continue;
    const repaired = first.instead === undefined ? {} : { repaired: replaced(regExp.pattern, found) };
    const facts = { mistake: first.mistake, ...repaired };
    const isDoubtful = !found.some((mistake) => letsIn(context, regExp, mistake));
    context.report({ node: regExp.placeOf(first.at.start, first.at.end), facts, isDoubtful });
  }
};

export default check;

/** True where a mistake lets in what others send, as far as its name or the code around its uses tell. */
function letsIn(context: CheckContext, regExp: RegExpInCode, { at, takesIn }: Mistake): boolean {
  if (!takesIn) return false;
  const isNegated = at.parent?.type === "CharacterClass" && at.parent.negate;
  // What such a class finds is removed or turned away, and less of it is found than was meant.
  if (isNegated && regExp.uses.some(isFilter)) return true;
  const uses = regExp.uses.filter(({ call, method }) => !method.startsWith("replace") && (isNegated || !keepsOut(context, call)));
  if (regExp.uses.length > 0 && uses.length === 0) return false;
  // Nothing is said of the other signs of a text in which one of these has to stand somewhere.
  if (!isNegated && !isAnchored(regExp)) return false;
  return isNamedForSafety(context, regExp) || uses.some((use) => decidesOnTrust(context, use.call, subjectOf(use)));
}

function isAnchored({ syntax }: RegExpInCode): boolean {
  let found = false;
  visitRegExpAST(syntax, {
    onAssertionEnter({ kind }) {
      found ||= kind === "start" || kind === "end";
    },
  });
  return found;
}

/** Takes single characters out of a text. */
function isFilter({ method, call }: RegExpUse): boolean {
  const by = call.arguments[1];
  return method.startsWith("replace") && by?.type === "Literal" && typeof by.value === "string" && by.value.length < 2;
}

interface Mistake {
  readonly at: AST.Node;
  /** False where one part of a class lies within another, which misleads nobody but the reader. */
  readonly takesIn: boolean;
  readonly mistake: string;
  /** What was meant, where that can be told. */
  readonly instead: string | undefined;
}

function replaced(pattern: string, mistakes: readonly Mistake[]): string {
  return mistakes.reduceRight((text, { at, instead }) => text.slice(0, at.start) + (instead ?? at.raw) + text.slice(at.end), pattern);
}

/** `A-Za-z` for `A-z`, `A-F` for the `A-f` that stands beside `a-f`, and both signs with the minus where the ends are signs. */
function meantBy({ min, max }: AST.CharacterClassRange, others: readonly AST.CharacterClassRange[]): string | undefined {
  const [first, last] = [min.raw, max.raw];
  if (kindOf(min.value) === UPPER && kindOf(max.value) === LOWER) {
    const upper = last.toUpperCase();
    if (first > upper) return undefined;
    const hasLower = others.some((range) => range.min.raw === first.toLowerCase() && range.max.raw === last);
    return hasLower ? `${first}-${upper}` : `${first}-${first === "A" && last === "z" ? "Z" : upper}${first.toLowerCase()}-${last}`;
  }
  return kindOf(min.value) && kindOf(max.value) ? undefined : `${first}\\-${last}`;
}

function mistakeIn({ elements }: AST.CharacterClass): Mistake | undefined {
  const ranges: AST.CharacterClassRange[] = [];
  for (const element of elements) if (element.type === "CharacterClassRange") ranges.push(element);
  for (const range of ranges) {
    const taken = takenInByMistake(range);
    if (taken !== "")
      return {
        at: range,
        takesIn: ranges.filter(isOfSigns).length < 2,
        mistake: `the range \`${range.raw}\` also takes in ${taken}`,
        instead: meantBy(range, ranges),
      };
  }
  const overlapping = overlapOf(ranges) ?? overlapWithSet(ranges, elements);
  if (!overlapping) return undefined;
  const [one, other] = overlapping;
  return {
    at: one,
    takesIn: other.type === "CharacterClassRange" && !isWithin(one, other) && !isWithin(other, one),
    mistake: `\`${one.raw}\` and \`${other.raw}\` overlap, so at least one of them is not what was meant`,
    instead: undefined,
  };
}

/** `&-;`: whoever writes several of these in one class, `[&-;?-[]`, goes by the table of ASCII. */
function isOfSigns({ min, max }: AST.CharacterClassRange): boolean {
  return !kindOf(min.value) && !kindOf(max.value);
}

/** What a range has between letters or digits and signs that nobody would write it for; empty where its ends are natural ones. */
function takenInByMistake(range: AST.CharacterClassRange): string {
  const [first, last] = [range.min.value, range.max.value];
  // Whoever writes codes has the table at hand.
  if (isNaturalStart(first) || isNaturalEnd(last) || /\\[xu]/.test(range.raw)) return "";
  const [start, end] = [kindOf(first), kindOf(last)];
  const inside = ALPHANUMERIC.filter((kind) => first <= kind.last && kind.first <= last);
  if (start && end) return start === end ? "" : charactersBetween(start, end);
  // From or up to a sign: `,-9` ends where the digits do, and `0-?` begins where they do.
  if (start) return inside.length === 1 && first === start.first ? "" : quoted(first, last);
  if (end) return inside.length === 1 && last === end.last ? "" : quoted(first, last);
  return inside.length > 0 ? quoted(first, last) : "";
}

function isNaturalStart(code: number): boolean {
  return code <= SPACE + 1 || code > TILDE;
}

function isNaturalEnd(code: number): boolean {
  return code >= TILDE;
}

function charactersBetween(start: Interval, end: Interval): string {
  return quoted(start.last + 1, end.first - 1);
}

/** The signs in an interval. */
function quoted(first: number, last: number): string {
  let signs = "";
  for (let code = first; code <= last; code++) if (!kindOf(code)) signs += String.fromCharCode(code);
  return `\`${signs.slice(0, MAX_QUOTED)}\``;
}

function overlapOf(ranges: readonly AST.CharacterClassRange[]): [AST.CharacterClassRange, AST.CharacterClassRange] | undefined {
  const sorted = [...ranges].sort((a, b) => a.min.value - b.min.value);
  for (const [index, range] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && isAscii(range) && next.min.value <= range.max.value) return [range, next];
  }
  return undefined;
}

/** `[\w.-?]`: a range of signs that runs into the digits which the set has already. */
function overlapWithSet(
  ranges: readonly AST.CharacterClassRange[],
  elements: readonly AST.CharacterClassElement[],
): [AST.CharacterClassRange, AST.Element | AST.CharacterClassElement] | undefined {
  for (const set of elements) {
    if (set.type !== "CharacterSet" || set.kind === "space" || set.kind === "property" || set.negate) continue;
    const kinds = set.kind === "digit" ? [DIGITS] : ALPHANUMERIC;
    const range = ranges.find(({ min, max }) => kinds.some((kind) => min.value <= kind.last && kind.first <= max.value));
    if (range && isAscii(range)) return [range, set];
  }
  return undefined;
}

function isWithin(inner: AST.CharacterClassRange, outer: AST.CharacterClassRange): boolean {
  return outer.min.value <= inner.min.value && inner.max.value <= outer.max.value;
}

function isAscii({ min, max }: AST.CharacterClassRange): boolean {
  return min.value > SPACE + 1 && max.value < TILDE;
}

function kindOf(code: number): Interval | undefined {
  return ALPHANUMERIC.find(({ first, last }) => first <= code && code <= last);
}

function interval(first: string, last: string): Interval {
  return { first: first.charCodeAt(0), last: last.charCodeAt(0) };
}
