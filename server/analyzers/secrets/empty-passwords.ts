import type { Span } from "../../core/position";
import type { FileKind } from "./file-kind";
import type { Names } from "./names";
import type { Secret } from "./secret";

/** Nothing between quotes, which may be escaped themselves. */
const NOTHING_QUOTED = /["']?[ \t]*[:=][ \t]*(?:\\?["']){2}(?=[ \t]*(?:[,;&}\]\r\n]|\\?["']|$))/y;
/** A parameter of a connection string without a value: `password= "` behind others, and `password=;` as the first. */
const NO_PARAMETER = /=[ \t]*(?=[;&"'])/y;
const NO_FIRST_PARAMETER = /=(?=[;&])/y;
/** Nothing up to the end of the line. */
const NO_REST = /[ \t]*[:=][ \t]*(?=\r?\n|$)/y;
const COMMENT = /^\s*(?:#|\/\/|;|--)/;

/** A password that a file of settings says is empty; where a block follows the name, that is its value. */
export function emptyPassword(text: string, name: Span, kind: FileKind, names: Names): Secret | undefined {
  if (kind !== "settings" && kind !== "data") return undefined;
  const called = text.slice(name.start, name.end);
  const last = called.slice(called.lastIndexOf(".") + 1);
  if (names.kindOf(last) !== "password") return undefined;
  const end = endOfNothing(text, name, kind);
  const line = text.slice(text.lastIndexOf("\n", name.start - 1) + 1, name.start);
  if (end === undefined || COMMENT.test(line)) return undefined;
  return { kind: "empty-password", span: { start: end, end }, shown: name, what: called };
}

function endOfNothing(text: string, name: Span, kind: FileKind): number | undefined {
  const isBehindOthers = /[;?&]/.test(text.charAt(name.start - 1));
  const quoted = endAt(NOTHING_QUOTED, text, name.end);
  if (quoted !== undefined) return quoted - 1;
  const parameter = endAt(isBehindOthers ? NO_PARAMETER : NO_FIRST_PARAMETER, text, name.end);
  if (parameter !== undefined) return parameter;
  const rest = kind === "settings" ? endAt(NO_REST, text, name.end) : undefined;
  return rest !== undefined && !isBlockBelow(text, name.start, rest) ? rest : undefined;
}

/** True where the next line goes on with what stands under the name: further in, or as a list. */
function isBlockBelow(text: string, nameStart: number, lineEnd: number): boolean {
  const column = nameStart - (text.lastIndexOf("\n", nameStart - 1) + 1);
  const next = /^(?:\r?\n[ \t]*)+([^\r\n]?)/.exec(text.slice(lineEnd, lineEnd + 400));
  if (!next?.[1]) return false;
  const indentation = next[0].length - 1 - (next[0].lastIndexOf("\n") + 1);
  return indentation > column || (indentation === column && next[1] === "-");
}

function endAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
