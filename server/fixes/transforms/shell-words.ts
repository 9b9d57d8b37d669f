import { HOLE } from "./flat-text";

/** A word of a command line: what a program gets as one argument. */
export interface ShellWord {
  /** Without quotes; holes stand for values. */
  readonly content: string;
  readonly start: number;
  readonly end: number;
  /** A hole of it stands outside of quotes, so that the shell would split its value. */
  readonly hasOpenHole: boolean;
}

/** Characters that mean something to a shell wherever they stand unquoted. */
const SPECIAL = /[|&;<>()$`\\*?[\]{}\n\r]/;
/** Characters that mean something inside of double quotes. */
const SPECIAL_IN_QUOTES = /[$`\\]/;
/** Characters that mean something at the beginning of a word. */
const SPECIAL_AT_START = /[~#!]/;

/**
 * Splits a command line in which values are holes into words, as a POSIX shell does.
 * Undefined when the line uses anything of a shell beyond words and quotes: pipes, redirects, variables, globs, several commands.
 */
export function readShellWords(line: string): ShellWord[] | undefined {
  const words: ShellWord[] = [];
  let offset = 0;
  while (offset < line.length) {
    const space = /^\s+/.exec(line.slice(offset))?.[0].length ?? 0;
    if (space > 0 && /[\n\r]/.test(line.slice(offset, offset + space)) && words.length > 0 && offset + space < line.length)
      return undefined;
    offset += space;
    if (offset >= line.length) break;
    const word = readWord(line, offset);
    if (!word) return undefined;
    words.push(word);
    offset = word.end;
  }
  return words.length > 0 ? words : undefined;
}

function readWord(line: string, start: number): ShellWord | undefined {
  if (SPECIAL_AT_START.test(line[start] ?? "")) return undefined;
  let content = "";
  let hasOpenHole = false;
  let offset = start;
  while (offset < line.length) {
    const char = line[offset] ?? "";
    if (/\s/.test(char)) break;
    if (char === '"' || char === "'") {
      const close = line.indexOf(char, offset + 1);
      const inner = line.slice(offset + 1, close);
      if (close < 0 || (char === '"' && SPECIAL_IN_QUOTES.test(inner))) return undefined;
      content += inner;
      offset = close + 1;
      continue;
    }
    if (SPECIAL.test(char) || (char === "~" && /[=:]/.test(line[offset - 1] ?? ""))) return undefined;
    hasOpenHole ||= char === HOLE;
    content += char;
    offset++;
  }
  return { content, start, end: offset, hasOpenHole };
}

/** What only a shell knows, or what would run its arguments as commands again. */
const NEEDS_SHELL = new Set(
  (
    ". alias bg break builtin cd command continue eval exec exit export fg getopts hash history jobs read return set shift source " +
    "times trap type ulimit umask unalias unset wait if for while until case function time " +
    "call cls copy del dir erase md move rd ren start ver vol " +
    "sh bash zsh dash ksh fish csh tcsh busybox cmd cmd.exe powershell powershell.exe pwsh ssh su xargs env watch parallel"
  ).split(" "),
);

const INTERPRETERS = /^(?:node|nodejs|deno|bun|python\d?(?:\.\d+)?|perl|ruby|php|lua|awk|gawk|osascript|tclsh)$/;
const CODE_FLAGS = /^-{1,2}(?:c|e|E|p|r|eval|print|execute)$/;

/** True when a program cannot be started without a shell, or would run what it is given as code. */
export function needsShell(words: readonly ShellWord[]): boolean {
  const names = words.map(({ content }) => content.split("/").at(-1) ?? "");
  if (names[0] === undefined || names[0].includes("=")) return true;
  if (names.some((name, index) => (index === 0 || names[0] === "sudo") && NEEDS_SHELL.has(name))) return true;
  return names.some((name) => INTERPRETERS.test(name)) && words.some(({ content }) => CODE_FLAGS.test(content));
}
