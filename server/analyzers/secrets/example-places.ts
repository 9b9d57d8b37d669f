import type { FileKind } from "./file-kind";
import { namesAbove, titleBefore } from "./names-above";
import { wordsOf } from "./values";

/** How long a text in JSON may be before a place in it. */
const MAX_TEXT = 2500;
const MAX_LINE = 300;

/** What examples of an interface, and of data, stand under. */
const EXAMPLE = new Set(["example", "examples", "sample", "samples", "placeholder", "placeholders"]);
/** Ends of the names of texts that explain something to people. */
const EXPLAINS = /(?:description|summary|readme|documentation|usage|help|help_?text|markdown|examples?|samples?)$/i;
/** What says that an example follows, on the way to which neither a statement nor another text ends. */
const SAYS_EXAMPLE =
  /(?:\be\.\s?g\.|\beg\.|\bfor (?:example|instance)\b|(?<![\w.@/-])examples?(?![\w.@/-])|\bsuch as\b|[\w,] like:?\s)(?:(?!["'`]\s{0,3}[,:)])[^;{}]){0,100}$/i;
const COMMENT_LINE = /^\s*(?:\/\/|\/?\*|#|--|;)/;
const MOST_COMMENT_LINES = 4;

/** True where what stands at an offset is shown to people, because the names above it, or the words before it, say so. */
export function isShown(text: string, at: number, kind: FileKind): boolean {
  if (kind === "prose" || kind === "lock" || kind === "opaque") return false;
  if (saysExample(text, at)) return true;
  if (namesAbove(text, at, kind).some(({ name, isText }) => isExample(name) || (isText && EXPLAINS.test(name)))) return true;
  const title = kind === "data" ? titleInJson(text, at) : kind === "code" ? titleOnLine(text, at) : undefined;
  return title !== undefined && EXPLAINS.test(title);
}

function isExample(name: string): boolean {
  return wordsOf(name).some((word) => EXAMPLE.has(word));
}

/** "for example" on the same line, or in the lines of the same comment. */
function saysExample(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_LINE), at).split("\n");
  const line = before.at(-1) ?? "";
  if (SAYS_EXAMPLE.test(line)) return true;
  if (!COMMENT_LINE.test(line)) return false;
  const above = before.slice(-1 - MOST_COMMENT_LINES, -1).reverse();
  const end = above.findIndex((other) => !COMMENT_LINE.test(other));
  return (end < 0 ? above : above.slice(0, end)).some((other) => SAYS_EXAMPLE.test(other));
}

/** The name of the text in JSON that an offset is in; a text within it has escaped quotes. */
function titleInJson(text: string, at: number): string | undefined {
  const limit = Math.max(0, at - MAX_TEXT);
  for (let start = at - 1; start >= limit && text.charAt(start) !== "\n"; start--) {
    if (text.charAt(start) === '"' && text.charAt(start - 1) !== "\\") return titleBefore(text, start);
  }
  return undefined;
}

/** The name of the text in code that an offset is in, where it begins on the same line. */
function titleOnLine(text: string, at: number): string | undefined {
  const from = Math.max(0, at - MAX_LINE);
  const start = Math.max(from, text.lastIndexOf("\n", at - 1) + 1);
  let opened = -1;
  for (let index = start; index < at; index++) {
    const character = text.charAt(index);
    if (character === "\\") index++;
    else if (opened >= 0 ? character === text.charAt(opened) : /["'`]/.test(character)) opened = opened >= 0 ? -1 : index;
  }
  return opened < 0 ? undefined : titleBefore(text, opened);
}
