import type { Span } from "../../core/position";
import type { FileKind } from "./file-kind";

/** A value that stands under a name. */
export interface Assignment {
  /** The last word of a dotted name. */
  readonly name: string;
  readonly value: string;
  /** The value, without quotes. */
  readonly span: Span;
  readonly quoted: boolean;
  /** A part of a connection string: `…;Password=…;` or `…?password=…&`. */
  readonly inside: boolean;
}

const MAX_NAME = 120;
const MAX_VALUE = 1000;
const MAX_BARE = 400;
const MAX_TAG = 300;
const QUOTES = "\"'`";

/** `config: string = "…"`, `process.env.X || "…"`, `new Secret("…")`: where code puts something before the text. */
const BEFORE_TEXT =
  /(?:[\w<>[\]| .]{1,60}=|[\w.$[\]"']{1,80}[ \t]*(?:\|\||\?\?|\bor\b)|(?:new [\w.]{1,40}|Buffer\.from|\[\]byte|bytes|String)\()?[ \t]*(?:[bBrRuUL]|@)?(?=["'`])/y;
const OPERATOR = /\]?[ \t]*(?::=|=>|\?=|\|\|=|\?\?=|=(?![=~>])|:(?!:)|,|\()/y;
const VALUE_ATTRIBUTE = /\s{1,20}value\s*=\s*(?=["'])/y;
const PLIST_VALUE = /<\/key>\s{0,80}<(?:string|data)>/y;

/** What is given a name and a value: `define("X", "…")`, `setenv(…)`, `builder.withProperty(…)`. */
const DEFINITION = /(?:define|set|put|add|with|env|env_var|setting|property|insert|append)\w{0,20}\(\s*["'`]$/i;

/** The name around an offset that is in it. */
export function nameAround(text: string, from: number, to: number): Span {
  let start = from;
  while (start > 0 && from - start < MAX_NAME && isNameLetter(text.charCodeAt(start - 1))) start--;
  let end = to;
  while (end < text.length && end - to < MAX_NAME && isNameLetter(text.charCodeAt(end))) end++;
  while (start < from && "-.".includes(text.charAt(start))) start++;
  return { start, end };
}

function isNameLetter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code === 36
  );
}

/**
 * The value that a name is given, if it is given one that is written out.
 * @param spaced white space alone may stand between name and value
 */
export function assignmentOf(text: string, name: Span, kind: FileKind, spaced = false): Assignment | undefined {
  const value = valueSpan(text, name, kind, spaced);
  if (!value || value.span.end <= value.span.start) return undefined;
  const whole = text.slice(name.start, name.end);
  return {
    name: whole.slice(whole.lastIndexOf(".") + 1),
    value: text.slice(value.span.start, value.span.end),
    span: value.span,
    quoted: value.quoted,
    inside: value.inside ?? false,
  };
}

interface Value {
  readonly span: Span;
  readonly quoted: boolean;
  readonly inside?: boolean;
}

function valueSpan(text: string, name: Span, kind: FileKind, spaced: boolean): Value | undefined {
  const before = text.charAt(name.start - 1);
  if (before === "<" || (before === "/" && text.charAt(name.start - 2) === "<"))
    return before === "<" ? element(text, name.end) : undefined;
  const plist = matchAt(PLIST_VALUE, text, name.end);
  if (plist !== undefined) return upTo(text, plist, "<");
  let at = name.end;
  const isQuoted = QUOTES.includes(before) && before !== "";
  if (isQuoted) {
    if (text.charAt(at) === "\\") at++;
    if (text.charAt(at) !== before) return undefined;
    at++;
    const attribute = matchAt(VALUE_ATTRIBUTE, text, at);
    if (attribute !== undefined) return quoted(text, attribute);
  }
  const operatorEnd = matchAt(OPERATOR, text, at);
  if (operatorEnd === undefined) {
    const end = skipBlanks(text, at);
    return spaced && end > at ? (quoted(text, end) ?? bare(text, end, kind, true)) : undefined;
  }
  const operator = text.charAt(operatorEnd - 1);
  if (operator === "," && (!isQuoted || kind === "data" || !DEFINITION.test(text.slice(Math.max(0, name.start - 30), name.start))))
    return undefined;
  if (operator === "(" && (isQuoted || kind !== "code")) return undefined;
  const inside = operator === "=" && insideText(text, name.start) ? parameter(text, operatorEnd) : undefined;
  if (inside) return inside;
  const valueStart = skipBlanks(text, operatorEnd);
  if (kind === "code" || kind === "data") {
    const at = matchAt(BEFORE_TEXT, text, valueStart) ?? (text.charAt(valueStart) === "\\" ? valueStart : undefined);
    const found = at === undefined ? undefined : quoted(text, at);
    return found && goesOn(text, found.span.end + 1) ? undefined : found;
  }
  if (operator === "," || operator === "(") return quoted(text, valueStart);
  if (kind === "shell" && (valueStart !== operatorEnd || operator !== "=" || operatorEnd !== name.end + 1)) return undefined;
  const found = quoted(text, valueStart);
  if (found) return found;
  if (operator === ":" && valueStart === operatorEnd) return undefined;
  return bare(text, valueStart, kind, false);
}

/** `<Pass encoding="base64">…</Pass>` */
function element(text: string, nameEnd: number): Value | undefined {
  const close = text.slice(nameEnd, nameEnd + MAX_TAG).search(/[<>\n]/);
  if (close < 0 || text.charAt(nameEnd + close) !== ">" || text.charAt(nameEnd + close - 1) === "/") return undefined;
  return upTo(text, nameEnd + close + 1, "<");
}

function upTo(text: string, start: number, end: string): Value | undefined {
  const length = text.slice(start, start + MAX_VALUE).indexOf(end);
  // A tag that is never closed is a type, or speaks of one: `Partial<Token> = {}`, `a <delim-token>.`
  if (length < 0 || text.charAt(start + length + 1) !== "/") return undefined;
  return { span: trimmed(text, start, start + length), quoted: true };
}

/** The text between quotes, which may be escaped themselves, as in JSON inside a text. */
function quoted(text: string, at: number): Value | undefined {
  const isEscaped = text.charAt(at) === "\\";
  const quote = text.charAt(isEscaped ? at + 1 : at);
  if (quote === "" || !QUOTES.includes(quote)) return undefined;
  const triple = !isEscaped && text.startsWith(quote.repeat(3), at);
  const start = at + (isEscaped ? 2 : triple ? 3 : 1);
  const limit = Math.min(text.length, start + MAX_VALUE);
  for (let end = start; end < limit; end++) {
    const character = text.charAt(end);
    if (character === "\n") return undefined;
    if (isEscaped && character === "\\" && text.charAt(end + 1) === quote) return { span: { start, end }, quoted: true };
    if (!isEscaped && character === "\\") end++;
    else if (character === quote) return isEscaped ? undefined : { span: { start, end }, quoted: true };
  }
  return undefined;
}

/** A value without quotes: to the end of the line, or, where the words after it are others', of the word. */
function bare(text: string, start: number, kind: FileKind, word: boolean): Value | undefined {
  // A block or a list follows.
  if (/[|>[{(<]/.test(text.charAt(start))) return undefined;
  const line = text.slice(start, start + MAX_BARE);
  const length = line.search(kind === "shell" ? /[\s;&|)]/ : word ? /\s/ : /[\r\n]/);
  let end = start + (length < 0 ? line.length : length);
  const comment = text.slice(start, end).search(/\s[#;]/);
  if (comment >= 0) end = start + comment;
  const span = trimmed(text, start, end);
  const value = text.slice(span.start, span.end);
  if (/^\S+,\s/.test(value)) return undefined;
  return { span: /[,;]$/.test(value) ? { start: span.start, end: span.end - 1 } : span, quoted: false };
}

/** True for a name that stands inside of a text, after others of a connection string. */
function insideText(text: string, nameStart: number): boolean {
  let at = nameStart - 1;
  while (at > 0 && text.charAt(at) === " ") at--;
  return /[;?&]/.test(text.charAt(at));
}

function parameter(text: string, start: number): Value | undefined {
  let end = start;
  while (end < text.length && end - start < MAX_VALUE && !/[;&"'`\s<>\\]/.test(text.charAt(end))) end++;
  return end > start ? { span: { start, end }, quoted: false, inside: true } : undefined;
}

/** True where more is put behind a text. */
function goesOn(text: string, at: number): boolean {
  return /^[ \t]*(?:\+(?!\+)|\.\s|%\s)/.test(text.slice(at, at + 8));
}

function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
