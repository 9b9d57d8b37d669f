import type { FileKind } from "./file-kind";
import { wordsOf } from "./values";

/** How far before a place is looked for what it stands under. */
const AROUND = 2500;
const MOST_LEVELS = 8;
const MAX_LINE = 300;
const MAX_TITLE = 80;

/** What examples of an interface, and of data, stand under. */
const EXAMPLE = new Set(["example", "examples", "sample", "samples", "placeholder", "placeholders"]);
/** Ends of the names of texts that explain something to people. */
const EXPLAINS = /(?:description|summary|readme|documentation|usage|help|help_?text|markdown|examples?|samples?)$/i;
/** What says that an example follows, on the way to which neither a statement nor another text ends. */
const SAYS_EXAMPLE = /(?:\be\.\s?g\.|\beg\.|\bfor (?:example|instance)\b|(?<![\w.@/-])examples?(?![\w.@/-])|\bsuch as\b|[\w,] like:?\s)[^;{}]{0,100}$/i;
const COMMENT_LINE = /^\s*(?:\/\/|\/?\*|#|--|;)/;
const MOST_COMMENT_LINES = 4;

/** What names a text or an object that opens at the end of what is matched. */
const TITLE = /(["'`]?)([\w$.-]{1,60})\1\s{0,4}[:=]\s{0,4}\(?$/;
const YAML_KEY = /^[ \t]*(?:-[ \t]+)?["']?([\w.-]{1,60})["']?[ \t]*:(?:[ \t]+(\S.*))?$/;

/** True where what stands at an offset is shown to people, because the names above it, or the words before it, say so. */
export function isShown(text: string, at: number, kind: FileKind): boolean {
  if (kind === "prose" || kind === "lock" || kind === "opaque") return false;
  if (saysExample(text, at)) return true;
  if (kind === "settings") return isUnderYaml(text, at);
  if (kind !== "code" && kind !== "data") return false;
  const title = kind === "data" ? titleInJson(text, at) : titleOnLine(text, at);
  return (title !== undefined && EXPLAINS.test(title)) || namesAbove(text, at).some(isExample);
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
  const limit = Math.max(0, at - AROUND);
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

/** The names of the objects and lists that an offset is in, from the inside. */
function namesAbove(text: string, at: number): string[] {
  const names: string[] = [];
  const limit = Math.max(0, at - AROUND);
  let depth = 0;
  for (let index = at - 1; index >= limit && names.length < MOST_LEVELS; index--) {
    const character = text.charAt(index);
    if (character === "}" || character === "]") depth++;
    else if ((character === "{" || character === "[") && depth-- === 0) {
      depth = 0;
      names.push(titleBefore(text, index) ?? "");
    }
  }
  return names;
}

function titleBefore(text: string, at: number): string | undefined {
  return TITLE.exec(text.slice(Math.max(0, at - MAX_TITLE), at))?.[2];
}

/** True below the name of examples, or in a text of several lines that explains something. */
function isUnderYaml(text: string, at: number): boolean {
  const lines = text.slice(Math.max(0, at - AROUND), at).split("\n");
  let indent = indentOf(lines.pop() ?? "");
  for (const line of lines.reverse()) {
    if (indent === 0) return false;
    if (line.trim() === "" || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    const [, name, value] = YAML_KEY.exec(line) ?? [];
    if (name !== undefined && (isExample(name) || (value !== undefined && /^[|>]/.test(value) && EXPLAINS.test(name)))) return true;
  }
  return false;
}

function indentOf(line: string): number {
  return line.search(/[^ \t]|$/);
}
