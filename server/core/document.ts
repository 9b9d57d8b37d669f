import type { Location, Position, Range, Span } from "./position";

/** Languages as VS Code names them; a document of any other language is not analysed as code. */
export type LanguageId = string;

/**
 * One version of one text. Immutable: an edit makes a new document.
 * `uri` is the identity everywhere in the server; only hosts know about file-system paths.
 */
export class SourceDocument {
  private lineStarts: number[] | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: LanguageId,
    /** The editor's version number, or 0 for a text read from disk. */
    readonly version: number,
    readonly text: string,
  ) {}

  get lineCount(): number {
    return this.starts().length;
  }

  /** Position of an offset; offsets outside the text are clamped to its ends. */
  positionAt(offset: number): Position {
    const starts = this.starts();
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) > clamped) high = middle;
      else low = middle + 1;
    }
    const line = low - 1;
    return { line, character: clamped - (starts[line] ?? 0) };
  }

  /** Offset of a position; positions outside the text are clamped to the nearest one in it. */
  offsetAt(position: Position): number {
    const starts = this.starts();
    if (position.line < 0) return 0;
    const start = starts[position.line];
    if (start === undefined) return this.text.length;
    const next = starts[position.line + 1] ?? this.text.length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  locationOf(span: Span): Location {
    return { uri: this.uri, span: { start: span.start, end: span.end }, range: this.rangeOf(span) };
  }

  textOf(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The text of a zero-based line without its line ending; empty beyond the end. */
  lineText(line: number): string {
    const starts = this.starts();
    const start = starts[line];
    if (start === undefined) return "";
    return this.text.slice(start, starts[line + 1] ?? this.text.length).replace(/\r?\n$|\r$/, "");
  }

  private starts(): number[] {
    if (this.lineStarts) return this.lineStarts;
    const starts = [0];
    const { text } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) starts.push(i + 1);
      else if (code === 13) {
        if (text.charCodeAt(i + 1) === 10) i++;
        starts.push(i + 1);
      }
    }
    return (this.lineStarts = starts);
  }
}
