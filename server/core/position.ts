/** A place in a text as LSP counts it: zero-based line, zero-based UTF-16 code unit in the line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open range between two positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Half-open range of UTF-16 offsets from the beginning of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A range of one document, in both notations so that no reader needs the text to convert. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
}

/** True when `inner` lies wholly inside `outer` (equal spans count). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True when the spans share an offset, or touch where one of them is empty. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
