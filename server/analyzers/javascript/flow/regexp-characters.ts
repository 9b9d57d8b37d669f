import { KindSet, OPTION_KINDS } from "./kinds";

export interface RegExpText {
  readonly pattern: string;
  readonly flags: string;
}

/** Characters that mean something to a shell, a database, a browser, a file system or an interpreter. */
const SPECIAL = `<>"'\`;|&$(){}[]=!?*#~%^+,@:./\\ \n\t`;

/** Text can hurt a kind only with at least one character of each group. Kinds that are not here are hurt by structures only. */
const NEEDED: readonly (readonly [kinds: readonly string[], groups: readonly string[]])[] = [
  [["html", "dom-html", "jsx-html", "jquery-html"], [`<"'`]],
  [["command"], [`;|&$()<>\`'"\\{}*?!#~\n`]],
  [["sql"], [`'"\`;()=\\ \n\t`]],
  [["code", "timer-code", "template"], [`'"\`();={}<>\\[]`]],
  [
    ["path", "module"],
    [".", "/\\"],
  ],
  [["url", "redirect", "client-redirect"], [`:/\\.`]],
  [["nosql", "deserialize", "template-data"], [""]],
  [["regexp"], [`*+?(){}[].\\|^$`]],
  [["log"], ["\n"]],
  [["format"], ["%"]],
  [["xpath", "graphql"], [`'"()[]{}/=`]],
  [["ldap"], [`()*\\,=+`]],
  [["ldap-name"], [`,+;\\`]],
  [["xml"], ["<&"]],
];

/** Removing these in every place takes what a kind needs: tags, quotes, the way upwards. */
const REMOVED: readonly (readonly [kinds: readonly string[], characters: string])[] = [
  [["html", "dom-html", "jsx-html", "jquery-html"], "<"],
  [["sql"], "'"],
  [["path", "module"], "/"],
  [["path:contained", "module"], "."],
  [["log"], "\n"],
  [["ldap"], ")"],
  [["ldap-name"], ","],
  [["xpath"], "'"],
  [["format"], "%"],
  [["xml"], "<"],
];
/** Without these nothing repeats and nothing is grouped. */
const REGEXP_SIGNS = "*+([";
const SHELL_METACHARACTERS = ";|&$`";
/** Signs of which it is noted that a text has none. */
const NOTED = Array.from(`${SHELL_METACHARACTERS}"'`);

/** What a text can no longer hurt when it matches an anchored pattern as a whole: `^[a-z0-9_-]+$`. */
export function harmlessWhereMatched({ pattern, flags }: RegExpText): KindSet {
  if (flags.includes("m") || !pattern.startsWith("^") || !/(?<!\\)(?:\\\\)*\$$/.test(pattern)) return KindSet.NONE;
  const allowed = specialsIn(pattern.slice(1, -1));
  return allowed ? harmlessWithout(allowed) : KindSet.NONE;
}

/** What any part of a text cannot hurt that a pattern takes out of it, anchored or not: it has no other characters. */
export function harmlessInMatch({ pattern }: RegExpText): KindSet {
  const allowed = specialsIn(pattern, false);
  return allowed ? harmlessWithout(allowed) : KindSet.NONE;
}

/** A group or class that begins a pattern and lets no dash through, a letter, or what stands for word characters. */
const NO_DASH_FIRST = /^\^(?:[a-z0-9/]|\\[wd/.]|\((?:\?:)?(?:[a-z0-9/]|\\[wd/])|\[(?:\\[wd]|\w(?:-\w)?|[._@/])+\](?![*?]))(?![*?]|\{0)/i;

/** What a text can no longer hurt when it begins as a pattern says: `^https?:`, `^[a-z]`. */
export function harmlessByBeginning({ pattern, flags }: RegExpText): KindSet {
  return !flags.includes("m") && NO_DASH_FIRST.test(pattern) && !pattern.includes("|") ? OPTION_KINDS : KindSet.NONE;
}

/**
 * What a text can no longer hurt when a pattern such as `[^a-z0-9]` finds nothing in it.
 * @param besides what else may stand in the text, because it was put in place of what was found
 */
export function harmlessWhereNothingFound({ pattern }: RegExpText, besides = ""): KindSet {
  const members = /^\[\^((?:\\.|[^\]\\])+)\]\+?$/.exec(pattern)?.[1];
  const allowed = members === undefined ? undefined : specialsInClass(members);
  if (!allowed) return KindSet.NONE;
  return harmlessWithout(new Set([...allowed, ...Array.from(besides).filter((character) => SPECIAL.includes(character))]));
}

/**
 * What a text can no longer hurt after all that a pattern finds in it was replaced.
 * @param replacement the constant, or "" where a function decides
 */
export function harmlessAfterReplacing(regExp: RegExpText, replacement: string): KindSet {
  if (!regExp.flags.includes("g")) return KindSet.NONE;
  const { pattern } = regExp;
  if (EVERYTHING.test(pattern)) return SPECIAL_ENTITY.test(replacement.replace(/\*/g, "")) ? KindSet.NONE : KindSet.ALL;
  if (pattern.startsWith("[^")) return replacement.includes("$") ? KindSet.NONE : harmlessWhereNothingFound(regExp, replacement);
  const found = pattern === "\\.\\." ? new Set(["."]) : singleCharactersIn(pattern);
  if (!found) return KindSet.NONE;
  const removed = NOTED.filter((character) => found.has(character) && !replacement.includes(character));
  const kinds = REMOVED.flatMap(([kinds, needed]) => (found.has(needed) && !bringsBack(replacement, needed) ? kinds : []));
  const isShellSafe =
    Array.from(SHELL_METACHARACTERS).every((character) => found.has(character)) || (found.has("'") && replacement.includes("\\"));
  // `\\$&` before each sign of a regular expression; a function that decides is taken to do the same.
  const isQuoted = (replacement === "" || replacement.startsWith("\\")) && Array.from(REGEXP_SIGNS).every((sign) => found.has(sign));
  return KindSet.make([
    ...kinds,
    ...removed.map((character) => `no ${character}`),
    ...(isShellSafe ? ["command"] : []),
    ...(isQuoted ? ["regexp"] : []),
  ]);
}

/** `.`, `\S`, `[\s\S]`: whatever the text was, as when it is masked with stars. */
const EVERYTHING = /^(?:\.|\\S|\[\^\]|\[\\s\\S\]|\[\\S\\s\])[+*]?$/;

/** A replacement that could do harm by itself. */
const SPECIAL_ENTITY = /[^\w\s-]/;

/** `''` for `'` is an escape in SQL; elsewhere what was taken away must not come back. */
function bringsBack(replacement: string, character: string): boolean {
  return replacement.includes(character) && !(character === "'" && (replacement === "''" || replacement === "\\'"));
}

function harmlessWithout(allowed: ReadonlySet<string>): KindSet {
  if (allowed.size === 0) return KindSet.PLAIN_TEXT;
  const isHarmless = (groups: readonly string[]): boolean =>
    groups.some((group) => !Array.from(group).some((character) => allowed.has(character)));
  return KindSet.make(NEEDED.flatMap(([kinds, groups]) => (isHarmless(groups) ? kinds : [])));
}

/**
 * Special characters that a pattern may let through; undefined where it may be any.
 * @param isAnchored for what is between `^` and `$`; otherwise for a pattern that takes parts out of a text
 */
function specialsIn(pattern: string, isAnchored = true): ReadonlySet<string> | undefined {
  const allowed = new Set<string>();
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? "";
    let inner: Iterable<string> | undefined = [];
    switch (character) {
      case "[": {
        const end = endOfClass(pattern, at);
        const members = pattern.slice(at + 1, end);
        inner = members.startsWith("^") ? undefined : specialsInClass(members);
        at = end;
        break;
      }
      case "\\":
        inner = specialsOfEscape(pattern[++at] ?? "");
        break;
      case ".":
        return undefined;
      case "(":
        depth++;
        at += GROUP_KIND.exec(pattern.slice(at + 1))?.[0].length ?? 0;
        break;
      case ")":
        depth--;
        break;
      case "|":
        // `^a|b$` anchors only half of each alternative.
        if (isAnchored && depth === 0) return undefined;
        break;
      case "^":
      case "$":
        if (isAnchored) inner = [character];
        break;
      case "{": {
        const quantifier = QUANTIFIER.exec(pattern.slice(at, at + MAX_QUANTIFIER))?.[0].length ?? 0;
        if (quantifier === 0) inner = [character];
        at += Math.max(0, quantifier - 1);
        break;
      }
      default:
        if (!"?*+".includes(character) && SPECIAL.includes(character)) inner = [character];
    }
    if (!inner) return undefined;
    for (const special of inner) allowed.add(special);
  }
  return allowed;
}

const QUANTIFIER = /^\{\d+(?:,\d*)?\}/;
const MAX_QUANTIFIER = 40;
const GROUP_KIND = /^\?(?:[:=!]|<[=!]|<\w+>)/;

function specialsInClass(members: string): ReadonlySet<string> | undefined {
  const allowed = new Set<string>();
  for (let at = 0; at < members.length; at++) {
    const character = members[at] ?? "";
    if (character === "\\") {
      const inner = specialsOfEscape(members[++at] ?? "");
      if (!inner) return undefined;
      for (const special of inner) allowed.add(special);
    } else if (members[at + 1] === "-" && at + 2 < members.length) {
      const last = members[at + 2] ?? "";
      for (const special of SPECIAL) if (character <= special && special <= last) allowed.add(special);
      at += 2;
    } else if (SPECIAL.includes(character)) allowed.add(character);
  }
  return allowed;
}

/** The special characters that an escape stands for; undefined for `\W` and others that stand for nearly all. */
function specialsOfEscape(letter: string): readonly string[] | undefined {
  if (/[dwbB]/.test(letter)) return [];
  if (/[DWSpPux]/.test(letter)) return undefined;
  if (letter === "s") return [" ", "\n", "\t"];
  if (letter === "n" || letter === "r") return ["\n"];
  if (letter === "t") return ["\t"];
  return SPECIAL.includes(letter) ? [letter] : [];
}

/** The characters of a pattern that finds one at a time: `[<>]`, `<|>`, `'`. */
function singleCharactersIn(pattern: string): ReadonlySet<string> | undefined {
  const whole = /^\((?:\?:)?(.*)\)$/.exec(pattern)?.[1] ?? pattern;
  const members = /^\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]\+?$/.exec(whole)?.[1];
  if (members !== undefined) return specialsInClass(withoutCodes(members));
  const characters = (whole.match(/(?:\\.|[^|\\])+/g) ?? []).map((part) =>
    /^(?:\\[rn]|[\r\n])\+?$/.test(part) ? "\n" : /^\\?([^\w\s])$/.exec(part)?.[1],
  );
  return characters.every((character) => character !== undefined) ? new Set(characters) : undefined;
}

/** The members of a class with `\x2a` and `\u002a` as what they stand for. */
function withoutCodes(members: string): string {
  return members.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4}))/gi, (_, short?: string, long?: string) => {
    const character = String.fromCharCode(parseInt(short ?? long ?? "", 16));
    return /[\\\]^-]/.test(character) ? `\\${character}` : character;
  });
}

function endOfClass(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === "\\") at++;
    else if (pattern[at] === "]") return at;
  }
  return pattern.length;
}
