import type { FileKind } from "./file-kind";

/** How far before a place is looked for what it stands under. */
const AROUND = 2500;
const MOST_LEVELS = 8;
const MAX_TITLE = 80;

/** What names a text or an object that opens at the end of what is matched. */
const TITLE = /(["'`]?)([\w$.-]{1,60})\1\s{0,4}[:=]\s{0,4}\(?$/;
const YAML_KEY = /^[ \t]*(?:-[ \t]+)?["']?([\w.-]{1,60})["']?[ \t]*:(?:[ \t]+(\S.*))?$/;

/** What something stands under. */
export interface NameAbove {
  readonly name: string;
  /** True where a text of several lines follows, and not an object. */
  readonly isText: boolean;
}

/** The names of the objects and lists that an offset is in, from the inside; none in files that have no such things. */
export function namesAbove(text: string, at: number, kind: FileKind): NameAbove[] {
  if (kind === "settings") return keysAbove(text, at);
  return kind === "code" || kind === "data" ? titlesAbove(text, at) : [];
}

/** The name in front of what opens at an offset: `name: {`, `"name": "`, `name = [`. */
export function titleBefore(text: string, at: number): string | undefined {
  return TITLE.exec(text.slice(Math.max(0, at - MAX_TITLE), at))?.[2];
}

function titlesAbove(text: string, at: number): NameAbove[] {
  const names: NameAbove[] = [];
  const limit = Math.max(0, at - AROUND);
  let depth = 0;
  let level = 0;
  for (let index = at - 1; index >= limit && level < MOST_LEVELS; index--) {
    const character = text.charAt(index);
    if (character === "}" || character === "]") depth++;
    if (character !== "{" && character !== "[") continue;
    if (depth > 0) {
      depth--;
      continue;
    }
    level++;
    const name = titleBefore(text, index);
    if (name !== undefined) names.push({ name, isText: false });
  }
  return names;
}

/** The keys of YAML in whose lines an offset is. */
function keysAbove(text: string, at: number): NameAbove[] {
  const names: NameAbove[] = [];
  const lines = text.slice(Math.max(0, at - AROUND), at).split("\n");
  let indent = indentOf(lines.pop() ?? "");
  for (const line of lines.reverse()) {
    if (indent === 0) break;
    if (line.trim() === "" || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    const [, name, value] = YAML_KEY.exec(line) ?? [];
    if (name !== undefined) names.push({ name, isText: value !== undefined && /^[|>]/.test(value) });
  }
  return names;
}

function indentOf(line: string): number {
  return line.search(/[^ \t]|$/);
}
