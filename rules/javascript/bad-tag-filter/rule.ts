import type { CheckContext, CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";
import { isForReading } from "../../../server/rules/regexp-uses";
import { decidesOnTrust, isNamedForSafety, keepsOut, subjectOf } from "../../../server/rules/trust-decisions";

const SCRIPT = "<script>alert(1)</script>";

const WORDS = "a few words";

/** Script elements that browsers run as well, and how they differ. */
const SCRIPT_VARIANTS: readonly (readonly [text: string, difference: string])[] = [
  ["<SCRIPT>alert(1)</SCRIPT>", "upper case"],
  ["<sCrIpT>alert(1)</ScRiPt>", "mixed case"],
  ["<script>\nalert(1)\n</script>", "line breaks in the script"],
  ["<script\n>alert(1)</script>", "a line break in the start tag"],
  ["<script\tsrc=x></script>", "a tab before an attribute"],
  ['<script src="x"></script>', "an attribute in double quotes"],
  ["<script src='x'></script>", "an attribute in single quotes"],
  ["<script>alert(1)</script >", "a space in the end tag"],
  ["<script>alert(1)</script\n>", "a line break in the end tag"],
  ["<script>alert(1)</script x>", "an attribute in the end tag"],
];

/** Texts of comments; an apostrophe leads some expressions another way. */
const COMMENTS = ["<!-- x ", "<!-- it's "];

const check: CodeCheck = (context) => {
  for (const regExp of context.regExps()) {
    if (regExp.flags === undefined || !/<|--/.test(withoutGroupNames(regExp.pattern)) || isForReading(context, regExp)) continue;
    const isRemoved = isOnlyRemoved(context, regExp);
    // Without its tags, a comment that stays is nothing but text.
    if ((isRemoved && findsAllTags(regExp)) || isEndOfBlock(context, regExp)) continue;
    const gap = (isRemoved ? undefined : gapForScripts(regExp)) ?? gapForComments(regExp);
    if (gap !== undefined) context.report({ node: regExp.node, facts: { gap }, isDoubtful: !isFilter(context, regExp) });
  }
};

export default check;

/** `(?<name>…)`, `(?<! )` and `\\k<name>` are about no tag. */
function withoutGroupNames(pattern: string): string {
  return pattern.replace(/\(\?<(?:\w+>|[=!])|\\k<\w+>/g, "(");
}

/** True where what is found is replaced or turned away; others read markup, and know what they make of the rest. */
function isFilter(context: CheckContext, regExp: RegExpInCode): boolean {
  if (isNamedForSafety(context, regExp)) return true;
  return regExp.uses.some((use) => {
    const { call, method } = use;
    if (!method.startsWith("replace")) return keepsOut(context, call) || decidesOnTrust(context, call, subjectOf(use));
    const by = call.arguments[1] && context.constantOf(call.arguments[1]);
    // A mark in place of the end of a comment is put back later.
    return typeof by === "string" && (!/--\\?>$/.test(regExp.pattern) || regExp.pattern.includes("<") || /^$|&/.test(by));
  });
}

/** One pass of removals leaves scripts however well they are found: incomplete-multi-character-sanitization says so. */
function isOnlyRemoved(context: CheckContext, { uses }: RegExpInCode): boolean {
  const removes = uses.map(
    ({ call, method }) => method.startsWith("replace") && call.arguments[1] && context.constantOf(call.arguments[1]),
  );
  return uses.length > 0 && removes.every((by) => by === "");
}

function findsAllTags(regExp: RegExpInCode): boolean {
  return ["<b>", "</b>", "<img src=x onerror=alert(1)>", "<script>", "</script>"].every((tag) => findsWhole(regExp, tag));
}

/** `[/^<!--/, /-->/]`: where a reader of blocks says how one begins, and beside that how it ends. */
function isEndOfBlock(context: CheckContext, regExp: RegExpInCode): boolean {
  const list = context.parentOf(regExp.node);
  if (list?.type !== "ArrayExpression" && list?.type !== "Property") return false;
  const [start, end] = (list.type === "Property" ? context.parentOf(list) : list)?.range ?? [0, 0];
  return context
    .regExps()
    .some(({ node, pattern }) => node !== regExp.node && pattern.startsWith("^<") && node.range[0] >= start && node.range[1] <= end);
}

function gapForScripts(regExp: RegExpInCode): string | undefined {
  // What finds words as well is about any text: `^(?!-).+$`.
  if (!findsWhole(regExp, SCRIPT) || findsWhole(regExp, WORDS)) return undefined;
  const missed = SCRIPT_VARIANTS.find(([text]) => !findsWhole(regExp, text));
  return missed && `script elements with ${missed[1]}`;
}

function gapForComments(regExp: RegExpInCode): string | undefined {
  const ends = "comments that end with `--!>`";
  // What stands only at the very end of a text is an arrow of some notation.
  const isEndOfComment = /--\\?>/.test(regExp.pattern) && findsWhole(regExp, "-->") && regExp.findIn("--> x")?.length !== 0;
  if (isEndOfComment && !findsWhole(regExp, "--!>")) return ends;
  const known = COMMENTS.filter((text) => findsWhole(regExp, `${text}-->`));
  if (known.length === 0) return undefined;
  // Made for comments alone it may serve any purpose; with tags it tells what is markup.
  const isForTags = findsWhole(regExp, "<b>");
  if (isForTags && known.some((text) => groupsOf(regExp, `${text}--!>`) !== groupsOf(regExp, `${text}-->`))) return ends;
  const isStrict = known.every((text) => findsWhole(regExp, `${text}--!>`));
  const isLineBound = known.every((text) => !findsWhole(regExp, `${text}\n-->`));
  return !isForTags && isStrict && isLineBound ? "comments with line breaks" : undefined;
}

function findsWhole(regExp: RegExpInCode, text: string): boolean {
  const place = regExp.findIn(text)?.[0];
  return place?.start === 0 && place.end === text.length;
}

/** The groups that took part in finding a text, undefined when it is not found as a whole. */
function groupsOf(regExp: RegExpInCode, text: string): string | undefined {
  const place = regExp.findIn(text)?.[0];
  return place?.start === 0 && place.end === text.length ? [...place.groups.keys()].sort().join() : undefined;
}
