import type { SourceDocument } from "../../core/document";
import { assignmentOf, nameAround } from "./assignments";
import type { FileKind } from "./file-kind";
import type { Names } from "./names";
import type { Secret } from "./secret";
import type { Values } from "./values";

/** So many lines around a secret tell of the same account. */
const LINES_AROUND = 14;
const MAX_LINE = 500;

/** What tells, beside a secret, whom or what it opens: names of users, hosts, buckets. One for each line, and none where a secret is. */
export function detailsBeside(
  secrets: readonly Secret[],
  document: SourceDocument,
  kind: FileKind,
  names: Names,
  values: Values,
): Secret[] {
  if (kind === "prose" || kind === "lock" || kind === "opaque" || kind === "sql") return [];
  const taken = new Set(secrets.map(({ span }) => document.positionAt(span.start).line));
  const lines = new Set<number>();
  for (const line of taken) {
    for (let near = Math.max(0, line - LINES_AROUND); near <= line + LINES_AROUND && near < document.lineCount; near++) lines.add(near);
  }
  const found: Secret[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const detail = taken.has(line) ? undefined : detailIn(line, document, kind, names, values);
    if (detail) found.push(detail);
  }
  return found;
}

function detailIn(line: number, document: SourceDocument, kind: FileKind, names: Names, values: Values): Secret | undefined {
  const start = document.offsetAt({ line, character: 0 });
  const lineText = document.lineText(line).slice(0, MAX_LINE);
  if (/^\s*(?:#|\/\/|\*|--|;)/.test(lineText)) return undefined;
  for (const { index, 0: word } of lineText.matchAll(/[\w$][\w.$-]*/g)) {
    if (names.kindOf(word.slice(word.lastIndexOf(".") + 1)) !== "detail") continue;
    const name = nameAround(document.text, start + index, start + index + word.length);
    const found = assignmentOf(document.text, name, kind, kind === "settings" && index <= 4);
    if (found && found.span.end <= start + lineText.length && isSaid(found.value, values)) {
      return { kind: "detail", span: found.span, what: `The value of ${found.name}` };
    }
  }
  return undefined;
}

function isSaid(value: string, values: Values): boolean {
  return !values.isEmpty(value) && !/^(?:true|false|null|none|yes|no|\d{1,5})$/i.test(value) && !/^\/\//.test(value);
}
