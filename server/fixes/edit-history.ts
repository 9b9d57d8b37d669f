import type { TextEdit } from "../core/edit";
import type { Span } from "../core/position";

/** A stretch of the present text: kept from the original, or new. */
type Piece = { readonly kept: Span } | { readonly added: string };

/** Edits made one after another, each on the text that the ones before it left, told as edits of the original text. */
export class EditHistory {
  private pieces: readonly Piece[];

  constructor(original: string) {
    this.pieces = [{ kept: { start: 0, end: original.length } }];
    this.length = original.length;
  }

  private readonly length: number;

  /** @param edits do not overlap; their spans refer to the present text */
  apply(edits: readonly TextEdit[]): void {
    const sorted = edits
      .map((edit, index) => ({ edit, index }))
      .sort((a, b) => b.edit.span.start - a.edit.span.start || b.edit.span.end - a.edit.span.end || b.index - a.index);
    for (const { edit } of sorted) {
      const before = slice(this.pieces, 0, edit.span.start);
      const after = slice(this.pieces, edit.span.end, Infinity);
      this.pieces = [...before, { added: edit.newText }, ...after];
    }
  }

  /** Edits of the original text, in text order, that lead to the present one. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let position = 0;
    let newText = "";
    const close = (end: number) => {
      if (end > position || newText !== "") edits.push({ span: { start: position, end }, newText });
      newText = "";
    };
    for (const piece of this.pieces) {
      if ("added" in piece) {
        newText += piece.added;
        continue;
      }
      if (piece.kept.start === piece.kept.end) continue;
      close(piece.kept.start);
      position = piece.kept.end;
    }
    close(this.length);
    return edits;
  }
}

/** The part of a piece list between two offsets of the text that it makes. */
function slice(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = "added" in piece ? piece.added.length : piece.kept.end - piece.kept.start;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    if (from < to) {
      if ("added" in piece) result.push({ added: piece.added.slice(from, to) });
      else result.push({ kept: { start: piece.kept.start + from, end: piece.kept.start + to } });
    }
    offset += length;
  }
  return result;
}
