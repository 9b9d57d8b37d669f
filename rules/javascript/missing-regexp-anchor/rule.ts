import { visitRegExpAST, type AST } from "@eslint-community/regexpp";
import type { CheckContext, CodeCheck, RegExpInCode, RegExpUse } from "../../../server/rules/code-rule";
import { HOST_IN_PATTERN } from "../../../server/rules/host-names";
import { isCheck, isOnlyForChanging } from "../../../server/rules/regexp-uses";
import {
  decidesOnTrust,
  decidesWhereTo,
  isAboutStrangers,
  isDemanded,
  isOfOthers,
  isNamedForSafety,
  keepsOut,
  subjectOf,
} from "../../../server/rules/trust-decisions";

/** Text with these is prose or markup that mentions a host. */
const NO_URL = /[ <>"'`]|\\s/;

const check: CodeCheck = (context) => {
  for (const regExp of context.regExps()) {
    const found = halfAnchored(context, regExp) ?? unanchoredHost(context, regExp);
    if (found) context.report({ node: regExp.node, facts: { ...found }, isDoubtful: !keepsSomebodyOut(context, regExp) });
  }
};

export default check;

/** The beginning of a URL: whoever anchors that means to know where it leads. */
const URL_AT_START = /^\^[^|]*:(?:\\?\/){2}/;

/** True where the expression lets in what others send, as far as its text, its name or the code around its uses tell. */
function keepsSomebodyOut(context: CheckContext, regExp: RegExpInCode): boolean {
  const isAboutHost = regExp.pattern.search(HOST_IN_PATTERN) !== -1;
  const uses = regExp.uses.filter((use) => isCheck(context, use) && !keepsOut(context, use.call));
  if (regExp.uses.length > 0 && uses.length === 0) return false;
  if ((isAboutHost && URL_AT_START.test(regExp.pattern)) || isDemanded(context, regExp)) return true;
  const isAbout = isAboutHost || isAboutStrangers(context, regExp);
  if (isAbout && isNamedForSafety(context, regExp)) return true;
  return uses.some((use) => {
    const subject = subjectOf(use);
    if (subject && isOfOthers(context, subject)) return true;
    return (isAbout && decidesOnTrust(context, use.call, subject)) || (isAboutHost && decidesWhereTo(context, use.call, subject));
  });
}

interface Found {
  readonly problem: string;
  /** The pattern as it was meant. */
  readonly repaired: string;
}

/** `^a|b`: the anchor belongs to one alternative, where the reader takes it for that of all. */
function halfAnchored(context: CheckContext, regExp: RegExpInCode): Found | undefined {
  const { alternatives } = regExp.syntax;
  if (alternatives.length < 2 || regExp.flags?.includes("m") || isOnlyForChanging(regExp)) return undefined;
  if (regExp.uses.length > 0 && !regExp.uses.some((use) => isCheck(context, use))) return undefined;
  if (!alternatives.every(hasLetters)) return undefined;
  const [first, last] = [alternatives[0], alternatives.at(-1)];
  const isBegun = first?.elements[0]?.type === "Assertion" && first.elements[0].kind === "start" && !isChoice(first.elements[1]);
  const end = last?.elements.at(-1);
  const isEnded = end?.type === "Assertion" && end.kind === "end" && !isChoice(last?.elements.at(-2));
  const assertions = alternatives.map(countAssertions);
  const total = assertions.reduce((sum, count) => sum + count, 0);
  const inFirst = isBegun && assertions[0] === 1 ? 1 : 0;
  const inLast = isEnded && assertions.at(-1) === 1 ? 1 : 0;
  if (total === 0 || total !== inFirst + inLast) return undefined;
  // Beginning with the one or ending with the other: nothing stands between them that was forgotten.
  if (total === 2 && alternatives.length === 2) return undefined;
  const anchors =
    total === 2 ? "`^` and `$` hold for one alternative each" : `\`${inFirst === 1 ? "^" : "$"}\` holds for one alternative only`;
  const inner = regExp.pattern.slice(inFirst, regExp.pattern.length - inLast);
  const repaired = `${inFirst === 1 ? "^" : ""}(?:${inner})${inLast === 1 ? "$" : ""}`;
  return { problem: `${anchors}, so the others match anywhere in the text`, repaired };
}

/** A host of a URL that may also stand in its query, or that may go on: `good.com.evil.test`. */
function unanchoredHost(context: CheckContext, regExp: RegExpInCode): Found | undefined {
  const { pattern } = regExp;
  if (NO_URL.test(pattern) || !regExp.uses.some((use) => isCheck(context, use))) return undefined;
  const hosts = regExp.syntax.alternatives.map(({ raw }) => [...raw.matchAll(HOST_IN_PATTERN)].at(-1));
  if (!hosts.every((host) => host !== undefined)) return undefined;
  const [host] = hosts[0] ?? [];
  if (host === undefined || regExp.uses.every((use) => isAtStart(context, use))) return undefined;
  const anchors = anchorsOf(regExp.syntax);
  const isOpen = hosts.some(({ 0: text, index, input }) => isEndOf(input, index + text.length));
  const whole = regExp.syntax.alternatives.length > 1 ? `(?:${pattern})` : pattern;
  const ended = isOpen ? `${whole}(?:[/?#]|$)` : whole;
  if (anchors.length === 0) {
    const problem = `without \`^\` the host \`${host}\` is also found in the path or the query of any other URL`;
    return { problem, repaired: `^${ended}` };
  }
  if (anchors.includes("end") || !isOpen) return undefined;
  return { problem: `nothing ends the host \`${host}\`, so a longer one that begins with it matches too`, repaired: ended };
}

/** `text.search(…) === 0`: found at the beginning and nowhere else. */
function isAtStart(context: CheckContext, { method, call }: RegExpUse): boolean {
  const parent = method === "search" ? context.parentOf(call) : undefined;
  if (parent?.type !== "BinaryExpression" || !/^[!=]==?$/.test(parent.operator)) return false;
  return context.constantOf(parent.left === call ? parent.right : parent.left) === 0;
}

/** True where nothing stands behind a place of a pattern, also behind the group that it ends an alternative of: `(?:a\.io|b)\/` goes on. */
function isEndOf(pattern: string, place: number): boolean {
  let inner = 0;
  let isSkipped = false;
  for (let at = place; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === "\\") at++;
    else if (sign === "[") at = pattern.indexOf("]", at + 1);
    if (at < place) return true;
    if (sign === ")" && inner === 0) isSkipped = false;
    else if (sign === "|" && inner === 0) isSkipped = true;
    else if (!isSkipped) return false;
    else if (sign === "(") inner++;
    else if (sign === ")") inner--;
  }
  return true;
}

function anchorsOf(syntax: AST.Pattern): string[] {
  const anchors: string[] = [];
  visitRegExpAST(syntax, {
    onAssertionEnter({ kind }) {
      if (kind !== "word") anchors.push(kind);
    },
  });
  return anchors;
}

function hasLetters(alternative: AST.Alternative): boolean {
  let found = false;
  visitRegExpAST(alternative, {
    onCharacterEnter(character) {
      if (character.parent.type === "Alternative" || character.parent.type === "Quantifier") {
        found ||= /^\p{L}$/u.test(String.fromCodePoint(character.value));
      }
    },
  });
  return found;
}

function countAssertions(alternative: AST.Alternative): number {
  let count = 0;
  visitRegExpAST(alternative, {
    onAssertionEnter() {
      count++;
    },
  });
  return count;
}

/** Whoever writes `^(?:a|b)|c` knows how far `^` reaches. */
function isChoice(element: AST.Element | undefined): boolean {
  return (element?.type === "Group" || element?.type === "CapturingGroup") && element.alternatives.length > 1;
}
