import { visitRegExpAST, type AST } from "@eslint-community/regexpp";
import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";
import { TOP_LEVEL_DOMAIN } from "../../../server/rules/host-names";
import { isForReading, isOnlyForChanging } from "../../../server/rules/regexp-uses";
import { isInside } from "../../../server/rules/tree-questions";
import { decidesOnTrust, decidesWhereTo, isGoneTo, isNamedForSafety, keepsOut, subjectOf } from "../../../server/rules/trust-decisions";

/** One label, or a choice of labels. */
const LABEL = String.raw`(?:[a-z0-9-]+|\((?:\?:)?[a-z0-9|-]+\))`;

/** `.com`, and whatever may stand after a host. */
const ENDING = String.raw`\\?\.${TOP_LEVEL_DOMAIN}(?![\w-])`;

/** The dot before the last label of a host. */
const DOT_OF_HOST = new RegExp(String.raw`^${TOP_LEVEL_DOMAIN}(?![\w-])`, "i");

const CLOSED = String.raw`(?:\)[?*+]?)*`;

/** `example.com` directly behind a dot: whoever owns `testXexample.com` is let in. */
const HOST_AFTER_DOT = new RegExp(`^${CLOSED}(${LABEL}${ENDING})`, "i");

/** `\.example\.com` behind a wildcard. */
const HOST_AFTER_WILDCARD = new RegExp(String.raw`^${CLOSED}\\?\.((?:${LABEL}\\?\.)*?${LABEL}${ENDING})(\)*(?:\\?\/|:))?`, "i");

/** The beginning of a URL, after which a wildcard should end with the host. */
const SCHEME = /:(?:\\?\/){2}/;

/** Text with these is prose or markup that mentions a host. */
const NO_URL = /[ <>"'`]/;

/** Below `.internal` nobody can register anything, so a host that differs in the dot is hardly a stranger's. */
const RESERVED = /\.internal`/i;

const MAX_QUOTED = 40;

const check: CodeCheck = (context) => {
  for (const regExp of context.regExps()) {
    if (isOnlyForChanging(regExp) || NO_URL.test(regExp.pattern)) continue;
    const found = weaknessesOf(regExp);
    const [first] = found;
    if (!first) continue;
    const facts = { weakness: first.weakness, repaired: repaired(regExp.pattern, found) };
    const node = regExp.placeOf(first.at.start, first.at.end);
    const isReserved = found.every(({ weakness }) => weakness === "" || RESERVED.test(weakness));
    context.report({ node, facts, isDoubtful: isReserved || !keepsSomebodyOut(context, regExp, node) });
  }
};

export default check;

/** True where the expression says itself where a text has to lead, and where its name or the code around its uses tells so. */
function keepsSomebodyOut(context: CheckContext, regExp: RegExpInCode, at: TSESTree.Node): boolean {
  const uses = regExp.uses.filter(({ call }) => !keepsOut(context, call));
  if (regExp.uses.length > 0 && uses.length === 0) return false;
  // A host that is kept elsewhere was not written as a pattern, and serves as an address as well.
  const saysSo = /^\^/.test(regExp.pattern) && isInside(at, regExp.node) && !isOnlyRead(context, regExp);
  if (saysSo || isNamedForSafety(context, regExp)) return true;
  return uses.some((use) => {
    const subject = subjectOf(use);
    return decidesOnTrust(context, use.call, subject) || decidesWhereTo(context, use.call, subject);
  });
}

/** True where parts are taken out of an address, and nothing goes there. */
function isOnlyRead(context: CheckContext, regExp: RegExpInCode): boolean {
  if (!isForReading(context, regExp)) return false;
  return regExp.uses.every((use) => {
    const subject = subjectOf(use);
    return subject !== undefined && takesParts(context, use.call) && !isGoneTo(context, use.call, subject);
  });
}

/** The result is kept, and more of it looked at than whether there is one. */
function takesParts(context: CheckContext, call: TSESTree.CallExpression): boolean {
  const parent = context.parentOf(call);
  if (parent?.type === "MemberExpression") return true;
  const kept = parent?.type === "VariableDeclarator" ? parent.id : parent?.type === "AssignmentExpression" ? parent.left : undefined;
  if (kept?.type === "ArrayPattern") return true;
  if (kept?.type !== "Identifier") return false;
  return context.nodes("MemberExpression").some(({ object, property, computed }) => {
    const isPart = computed || (property.type === "Identifier" && property.name === "groups");
    return (
      isPart && object.type === "Identifier" && object.name === kept.name && context.definitionOf(object) === context.definitionOf(kept)
    );
  });
}

interface Weakness {
  readonly at: AST.Node;
  readonly weakness: string;
  /** What matches a part of a host, or the dot, alone. */
  readonly instead: string;
}

function weaknessesOf(regExp: RegExpInCode): Weakness[] {
  const found: Weakness[] = [];
  visitRegExpAST(regExp.syntax, {
    onCharacterSetEnter(set) {
      if (set.kind !== "any") return;
      const isWildcard = set.parent.type === "Quantifier";
      const weakness = set.parent.type === "Quantifier" ? wildcard(regExp, set.parent) : unescapedDot(regExp, set);
      if (weakness !== undefined) found.push({ at: set, weakness, instead: isWildcard ? "[\\w.-]" : "\\." });
      else if (found.length > 0 && !isWildcard && DOT_OF_HOST.test(regExp.pattern.slice(set.end))) {
        found.push({ at: set, weakness: "", instead: "\\." });
      }
    },
  });
  return found;
}

function repaired(pattern: string, weaknesses: readonly Weakness[]): string {
  return weaknesses.reduceRight((text, { at, instead }) => text.slice(0, at.start) + instead + text.slice(at.end), pattern);
}

function unescapedDot({ pattern }: RegExpInCode, dot: AST.CharacterSet): string | undefined {
  // A backslash before it is one that the text shall have, so this is no host.
  if (pattern[dot.start - 1] === "\\") return undefined;
  const host = HOST_AFTER_DOT.exec(pattern.slice(dot.end))?.[1];
  return host === undefined ? undefined : `the unescaped dot before \`${quoted(host)}\` stands for any character`;
}

function wildcard({ pattern }: RegExpInCode, quantifier: AST.Quantifier): string | undefined {
  if (quantifier.max < 2) return undefined;
  const [, host, after] = HOST_AFTER_WILDCARD.exec(pattern.slice(quantifier.end)) ?? [];
  const isUrl = after !== undefined || SCHEME.test(pattern.slice(0, quantifier.start));
  if (host === undefined || !isUrl) return undefined;
  return `the wildcard \`${quantifier.raw}\` before \`${quoted(host)}\` also matches slashes and question marks`;
}

function quoted(host: string): string {
  return host.length > MAX_QUOTED ? `${host.slice(0, MAX_QUOTED)}…` : host;
}
