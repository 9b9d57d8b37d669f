import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { mattersToStrangers, textOf } from "../../../server/rules/escape-evidence";
import { charactersOf, onlyTextOf } from "../../../server/rules/pattern-characters";
import { chainTo, isRepeated, replacementsIn, type Replacement } from "../../../server/rules/replacements";
import { isInside } from "../../../server/rules/tree-questions";

/** Signs that end a text, a word or a tag in one language or another. */
const META = new Set(["'", '"', "`", "<", ">", "&", "\\", "|", ";", "$", "%"]);

/** Texts with which people mean to take away the way upwards, or to escape a URL. */
const META_TEXT = /^(?:\/?\.\.\/?|\/|%[\da-f]{2})$/i;

/** The other half of a pair: one of each is what a text in brackets has. */
const PAIRS: Readonly<Record<string, string>> = { "<": ">", ">": "<", "'": "'", '"': '"', "`": "`" };

const check: CodeCheck = (context) => {
  const replacements = replacementsIn(context);
  for (const replacement of replacements) {
    const gap = firstOnly(context, replacement, replacements) ?? unescapedBackslash(context, replacement, replacements);
    if (gap === undefined) continue;
    context.report({
      node: replacement.call,
      facts: { gap },
      isDoubtful:
        endsNothing(replacement) ||
        isEscapedAlready(replacement) ||
        isOfOwn(context, replacement, replacements) ||
        !mattersToStrangers(context, replacement),
    });
  }
};

export default check;

/** Signs that end no text, whatever stands before them: parts of a path, cells of a table, placeholders of a search, emphasis, comments. */
const ENDS_NOTHING = new Set(["/", "|", "%", "_", " ", "*", "~", "#", ";"]);

/** Signs of CSS selectors, which find elements and do nothing else. */
const OF_SELECTORS = ["#", ".", ":", "["];

function endsNothing({ pattern, by }: Replacement): boolean {
  const signs = Array.from(charactersOf(pattern) ?? onlyTextOf(pattern) ?? "");
  // Alone these open nothing, so they are taken off a version, a format or a path.
  if (by === "") return signs.every((sign) => sign === ">" || sign === "\\");
  // Names of packages with a scope have one slash.
  if (signs.length === 1 && signs[0] === "/" && by?.toLowerCase() === "%2f") return true;
  if (OF_SELECTORS.every((sign) => signs.includes(sign))) return true;
  return !/^%[\da-f]{2}$/i.test(by ?? "") && signs.every((sign) => ENDS_NOTHING.has(sign));
}

/** `text.replace(/\\"/g, '"').replace(/"/g, '\\"')`: a text as it stands in code, whose backslashes are escapes themselves. */
function isEscapedAlready(replacement: Replacement): boolean {
  const sign = onlyTextOf(replacement.pattern);
  return chainTo(replacement).some(({ pattern, by }) => sign !== undefined && by === sign && onlyTextOf(pattern) === `\\${sign}`);
}

/**
 * True where the text is what an expression found or what the machine says of itself, and where the module escapes the backslashes
 * of a text of that name elsewhere.
 */
function isOfOwn(context: CheckContext, replacement: Replacement, all: readonly Replacement[]): boolean {
  const text = textOf(replacement);
  if (!text) return false;
  const origin = context.valueOf(text);
  const name = context.nameOf(origin.type === "CallExpression" ? origin.callee : origin);
  if (name !== undefined && /^(?:os|process)\./.test(name)) return true;
  if (text.type !== "Identifier") return false;
  const definition = context.definitionOf(text);
  if (all.some(({ call }) => call.arguments[1] !== undefined && definition === call.arguments[1])) return true;
  return all.some((other) => {
    const others = textOf(other);
    return other !== replacement && others?.type === "Identifier" && others.name === text.name && escapesBackslash(other);
  });
}

/** It finds backslashes, and what becomes of them is for a function to say. */
function escapesBackslash(replacement: Replacement): boolean {
  return replacement.by === undefined && handlesBackslash(replacement);
}

/** `text.replace("'", "''")` leaves the second quote as it is. */
function firstOnly(context: CheckContext, replacement: Replacement, all: readonly Replacement[]): string | undefined {
  const { pattern, by, isGlobal } = replacement;
  const found = onlyTextOf(pattern);
  if (found === undefined || by === undefined || isGlobal !== false || isAnchored(pattern)) return undefined;
  const isEscaped = by !== found && ((by.includes(found) && !IS_PATTERN.test(by)) || escapeOf(found).test(by));
  const isRemoved = by === "" && found !== "/" && found !== "%" && found !== "$" && found !== "&" && found !== ";";
  const isUnescaped = /^%[\da-f]{2}$/i.test(found) && by.length === 1;
  const matters = META.has(found)
    ? isEscaped || isRemoved
    : META_TEXT.test(found) && (isEscaped || isUnescaped || (isRemoved && found.length > 1));
  // Of what was escaped before, one sign is wanted back.
  if (isUnescaped && isStringified(context, replacement)) return undefined;
  if (!matters || isRepeated(context, replacement) || isOfPair(replacement, found, all)) return undefined;
  return `replaces only the first \`${found}\``;
}

/** `(?:<|&lt;)`: what finds a sign in all of its forms. */
const IS_PATTERN = /^\(\?[:=!<]/;

/** `"` as `&quot;`, `%22`, `\x22`. */
function escapeOf(found: string): RegExp {
  const code = found.charCodeAt(0);
  return new RegExp(`^(?:&#?\\w+;?|%${code.toString(16)}|\\\\x${code.toString(16)})$`, "i");
}

/** Two quotes, or an opening and a closing bracket, of which a text in them has one each. */
function isOfPair(replacement: Replacement, found: string, all: readonly Replacement[]): boolean {
  const other = PAIRS[found];
  if (other !== found || replacement.by !== "") return false;
  const chains = all.map(chainTo).filter((chain) => chain.includes(replacement));
  return chains.some((chain) => chain.some((step) => step !== replacement && onlyTextOf(step.pattern) === other && step.by === ""));
}

function isAnchored(pattern: Replacement["pattern"]): boolean {
  return typeof pattern === "object" && /^\^|\$$/.test(pattern.pattern);
}

/** `text.replace(/'/g, "\\'")` turns `\'` into `\\'`, an escaped backslash before a quote that counts. */
function unescapedBackslash(context: CheckContext, replacement: Replacement, all: readonly Replacement[]): string | undefined {
  const found = charactersOf(replacement.pattern);
  if (!found || found.has("\\") || !replacement.by?.startsWith("\\")) return undefined;
  const escaped = replacement.by.slice(1);
  const isItself = /^\$(?:&|1)$/.test(escaped) || (found.size === 1 && found.has(escaped));
  if (!isItself || ![...found].some((sign) => META.has(sign))) return undefined;
  if (chainTo(replacement).some((step) => step !== replacement && handlesBackslash(step))) return undefined;
  if (isStringified(context, replacement) || isEscapedInside(context, replacement, all)) return undefined;
  return `escapes ${[...found].map((sign) => `\`${sign}\``).join(", ")} with a backslash but not the backslash itself`;
}

function handlesBackslash({ pattern }: Replacement): boolean {
  if (typeof pattern === "object") return pattern.findIn("\\")?.length !== 0;
  return pattern === undefined || pattern.includes("\\");
}

/** `quote(text.replace(/\\/g, "\\\\")).replace(…)`: the call that makes the text is given one whose backslashes are escaped, or escapes them. */
function isEscapedInside(context: CheckContext, replacement: Replacement, all: readonly Replacement[]): boolean {
  const text = textOf(replacement);
  const call = text && context.valueOf(text);
  if (call?.type !== "CallExpression") return false;
  const escaper = context.functionOf(call.callee);
  const places = escaper ? [...call.arguments, escaper] : call.arguments;
  return all.some((other) => other !== replacement && handlesBackslash(other) && places.some((place) => isInside(other.call, place)));
}

/** The text comes from `JSON.stringify` and the like, which escape backslashes. */
function isStringified(context: CheckContext, replacement: Replacement): boolean {
  const seen = new Set<TSESTree.Node>();
  const search = (node: TSESTree.Node): boolean => {
    if (seen.has(node) || seen.size > MAX_SEEN) return false;
    seen.add(node);
    if (node.type !== "CallExpression") return false;
    const name = context.nameOf(node.callee);
    if (name === "JSON.stringify" || name === "util.inspect" || name === "encodeURIComponent") return true;
    // Without the quotes around it: `quoted(text).slice(1, -1)`.
    if (isBetweenQuotes(context, node)) return true;
    return node.callee.type === "MemberExpression" && context.originsOf(node.callee.object).some(search);
  };
  const text = textOf(replacement);
  return text !== undefined && context.originsOf(text).some(search);
}

function isBetweenQuotes(context: CheckContext, { callee, arguments: [from, to] }: TSESTree.CallExpression): boolean {
  if (callee.type !== "MemberExpression" || callee.object.type !== "CallExpression" || !from || !to) return false;
  return context.constantOf(from) === 1 && context.constantOf(to) === -1;
}

const MAX_SEEN = 32;
