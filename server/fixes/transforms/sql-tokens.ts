import { HOLE } from "./flat-text";

/**
 * A token of SQL in which values are holes.
 * - string: in single quotes, with the quotes; may contain holes
 * - name: an identifier in double quotes or backticks; may contain holes
 * - hole: a value by itself; `glued` when it touches a name or number, so that it is only a part of one
 */
export interface SqlToken {
  readonly kind: "word" | "number" | "string" | "name" | "operator" | "(" | ")" | "," | ";" | "." | "placeholder" | "hole";
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly glued: boolean;
}

/** How a driver writes placeholders: `?`, or a prefix and a number (`$1`, `:1`, `@p1`). */
export type PlaceholderStyle = { readonly numbered: false } | { readonly numbered: true; readonly prefix: string };

/** `"?"`, or a text that ends in `n` for the number, e.g. `"$n"`; undefined for anything else. */
export function placeholderStyleOf(text: string): PlaceholderStyle | undefined {
  if (text === "?") return { numbered: false };
  return /^[$:@]\w*n$/.test(text) ? { numbered: true, prefix: text.slice(0, -1) } : undefined;
}

const WORD = /[A-Za-z0-9_\u0080-\uFFFB]/;

/**
 * Splits SQL into tokens. Undefined where it cannot be told what a value in the text would be part of: comments or escape
 * sequences around a value, dollar quotes, named placeholders, `?` in a string (drivers replace it there), text that is not closed.
 */
export function tokenizeSql(sql: string, style: PlaceholderStyle): SqlToken[] | undefined {
  const tokens: SqlToken[] = [];
  let offset = 0;
  while (offset < sql.length) {
    const space = /^(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)/.exec(sql.slice(offset))?.[0];
    if (space !== undefined) {
      if (space.includes(HOLE) || (!style.numbered && space.includes("?"))) return undefined;
      offset += space.length;
      continue;
    }
    const token = tokenAt(sql, offset, style);
    if (!token) return undefined;
    tokens.push(token);
    offset = token.end;
  }
  return tokens;
}

function tokenAt(sql: string, start: number, style: PlaceholderStyle): SqlToken | undefined {
  const char = sql[start] ?? "";
  const make = (kind: SqlToken["kind"], length: number, glued = false): SqlToken => {
    return { kind, start, end: start + length, text: sql.slice(start, start + length), glued };
  };
  const rest = sql.slice(start);
  if (char === HOLE) return make("hole", 1, touches(sql[start - 1]) || touches(sql[start + 1]));
  if (char === "'" || char === '"' || char === "`") return quotedToken(sql, start, style);
  if (char === "(" || char === ")" || char === "," || char === ";" || char === ".") return make(char, 1);
  if (/^(?:\$\w*\$|\/\*)/.test(rest)) return undefined;
  if (style.numbered) {
    const number = rest.startsWith(style.prefix) ? /^\d+/.exec(rest.slice(style.prefix.length))?.[0] : undefined;
    if (number !== undefined) return make("placeholder", style.prefix.length + number.length);
  } else if (char === "?") return make("placeholder", rest.startsWith("??") ? 2 : 1);
  else if (/^[:@$]\w/.test(rest)) return undefined;
  const word = /^[A-Za-z_\u0080-\uFFFB][A-Za-z0-9_$\u0080-\uFFFB]*/.exec(rest)?.[0];
  if (word !== undefined) return make("word", word.length);
  const number = /^\d+(?:\.\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return make("number", number.length);
  const operator = /^(?:<=>|::|[<>=!]=|<>|\|\||[^\w\s'"`(),;.])/.exec(rest)?.[0];
  return operator === undefined ? undefined : make("operator", operator.length);
}

function touches(neighbour: string | undefined): boolean {
  return neighbour !== undefined && (neighbour === "." || neighbour === HOLE || WORD.test(neighbour));
}

function quotedToken(sql: string, start: number, style: PlaceholderStyle): SqlToken | undefined {
  const mark = sql[start] ?? "";
  let end = start + 1;
  for (;;) {
    const close = sql.indexOf(mark, end);
    if (close < 0) return undefined;
    end = close + 1;
    if (sql[end] !== mark) break;
    end++;
  }
  const text = sql.slice(start, end);
  if (text.includes("\\") || (!style.numbered && text.includes("?"))) return undefined;
  const isString = mark === "'" || (mark === '"' && !style.numbered && text.includes(HOLE));
  const glued = [sql[start - 1], sql[end]].some((neighbour) => touches(neighbour));
  return { kind: isString ? "string" : "name", start, end, text, glued };
}
