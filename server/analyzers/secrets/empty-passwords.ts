import type { Span } from "../../core/position";
import type { FileKind } from "./file-kind";
import type { Names } from "./names";
import type { Secret } from "./secret";

/** So many letters around a name tell what it belongs to. */
const AROUND = 600;
const QUOTED = /["']?[ \t]*[:=][ \t]*(""|'')(?=[ \t]*(?:[,;}#]|\r?$))/my;
const BARE = /[ \t]*=(?=[ \t]*\r?$)/my;
/** `password:` of YAML with nothing behind it; what stands below may be its value. */
const BARE_KEY = /[ \t]*:[ \t]*(?=\r?$)/my;
/** A parameter of a connection string without a value, as one of several: `User=shop;Password=;`, `?user=shop&password="`. */
const PARAMETER = /=[ \t]*(?=[;&"'])/y;
const COMMENT = /^\s*(?:#|\/\/|;|--)/;
/** What stands beside the password of an account: an account, or a machine. */
const BESIDE = "(user(?:_?name)?|login|account|email|host(?:_?name)?|server|url|uri|endpoint|address)";
const LOCAL = /^(?:[a-z+]+:\/\/)?(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker)/i;
const NOBODY = /^(?:null|nil|none|true|false|~|undefined|string|text)$|[${<*]/i;

/** A password that is set to nothing; surely one where the account or the machine that it is for stands beside it, which what a program fills in has not. */
export function emptyPasswordAt(text: string, name: Span, kind: FileKind, names: Names): Secret | undefined {
  if (kind !== "settings" && kind !== "data") return undefined;
  const whole = text.slice(name.start, name.end);
  const last = whole.slice(whole.lastIndexOf(".") + 1);
  if (names.kindOf(last) !== "password") return undefined;
  const span = emptyValue(text, name, kind);
  const prefix = whole.slice(0, Math.max(0, whole.search(/[a-z]*pass[a-z]*$|[a-z]*pwd$/i)));
  if (!span) return undefined;
  const opened = openedBy(besideIn(text, name, kind), prefix);
  if (opened === "this machine") return undefined;
  // What stops behind the sign is often left for somebody to fill in.
  return {
    kind: opened === undefined || span === name ? "perhaps-empty-password" : "empty-password",
    span,
    what: `The value of ${last}`,
    name: last,
  };
}

/** The quotes with nothing between them; for what is not quoted, the name. */
function emptyValue(text: string, name: Span, kind: FileKind): Span | undefined {
  QUOTED.lastIndex = name.end;
  if (QUOTED.test(text)) return { start: QUOTED.lastIndex - 2, end: QUOTED.lastIndex };
  return isLeftOut(text, name, kind) ? name : undefined;
}

function isLeftOut(text: string, name: Span, kind: FileKind): boolean {
  const line = text.slice(text.lastIndexOf("\n", name.start - 1) + 1, name.start);
  if (COMMENT.test(line)) return false;
  const isBehind = (pattern: RegExp): boolean => {
    pattern.lastIndex = name.end;
    return pattern.test(text);
  };
  if (/[;?&]/.test(text.charAt(name.start - 1)) && isBehind(PARAMETER)) return true;
  if (kind !== "settings") return false;
  return isBehind(BARE) || (isBehind(BARE_KEY) && !isBlockBelow(text, name.start, BARE_KEY.lastIndex));
}

/** True where the next line goes on with what stands under the name: further in, or as a list. */
function isBlockBelow(text: string, nameStart: number, lineEnd: number): boolean {
  const column = nameStart - (text.lastIndexOf("\n", nameStart - 1) + 1);
  const next = /^(?:\r?\n[ \t]*)+([^\r\n]?)/.exec(text.slice(lineEnd, lineEnd + AROUND));
  if (!next?.[1]) return false;
  const indentation = next[0].length - 1 - (next[0].lastIndexOf("\n") + 1);
  return indentation > column || (indentation === column && next[1] === "-");
}

/** The settings of the same object, section or paragraph. */
function besideIn(text: string, name: Span, kind: FileKind): string {
  const before = text.slice(Math.max(0, name.start - AROUND), name.start);
  const after = text.slice(name.end, name.end + AROUND);
  if (kind === "data")
    return before.slice(Math.max(before.lastIndexOf("{"), before.lastIndexOf("}")) + 1) + after.slice(0, endOf(after, /[{}]/));
  const lines = before.split("\n");
  const indentation = (lines.at(-1) ?? "").length;
  const isBeside = (line: string): boolean => /\S/.test(line) && !/^\s*\[/.test(line) && line.search(/\S/) >= indentation;
  const above = lines.slice(0, -1).reverse();
  const below = after.split("\n").slice(1);
  return [...above.slice(0, endIn(above, isBeside)), ...below.slice(0, endIn(below, isBeside))]
    .filter((line) => line.search(/\S/) === indentation)
    .join("\n");
}

function endOf(text: string, pattern: RegExp): number {
  const end = text.search(pattern);
  return end < 0 ? text.length : end;
}

function endIn(lines: readonly string[], goesOn: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !goesOn(line));
  return end < 0 ? lines.length : end;
}

/** What the settings beside a password sign in to; undefined where none names an account or a machine. */
function openedBy(beside: string, prefix: string): "this machine" | "an account" | undefined {
  const sibling = new RegExp(`(?:^|[\\s"'{,])${prefix.replace(/[.$]/g, "\\$&")}${BESIDE}["']?[ \\t]*[:=][ \\t]*["']?([^\\s"',;]+)`, "gim");
  const found = [...beside.matchAll(sibling)].filter(([, , value = ""]) => !NOBODY.test(value));
  if (found.length === 0) return undefined;
  return found.some(([, , value = ""]) => LOCAL.test(value)) ? "this machine" : "an account";
}
