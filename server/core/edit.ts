import type { Span } from "./position";

/** Replaces `span` of one document by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text with the edits applied; their spans refer to the text given, as in LSP.
 * Two insertions at the same offset keep the order in which they are listed.
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index);
  let result = "";
  let position = 0;
  for (const { edit } of sorted) {
    const { start, end } = edit.span;
    if (start < position || end < start || end > text.length) {
      throw new RangeError(`edits overlap or leave the text at offset ${start}`);
    }
    result += text.slice(position, start) + edit.newText;
    position = end;
  }
  return result + text.slice(position);
}
