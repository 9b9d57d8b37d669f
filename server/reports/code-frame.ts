import { codeFrameColumns, type BabelCodeFrameOptions } from "@babel/code-frame";
import type { SourceDocument } from "../core/document";
import type { Range } from "../core/position";
import { UNPRINTABLE } from "./printable";

const LINES_AROUND = 2;
const MAX_LINES_OF_RANGE = 5;
const MAX_WIDTH = 120;
/** How much of a long line stands before the marked place. */
const LEAD = 40;

/** Missing from the package's types. */
interface WithStartLine extends BabelCodeFrameOptions {
  readonly startLine: number;
}

/**
 * The lines around a range with a mark below its first line. Long lines are cut to a window around the mark, long ranges to their beginning,
 * so that minified code and whole functions stay readable.
 */
export function codeFrame(document: SourceDocument, { start, end }: Range, color: boolean): string {
  const first = Math.max(0, start.line - LINES_AROUND);
  const linesBelow = Math.max(LINES_AROUND, Math.min(end.line - start.line, MAX_LINES_OF_RANGE));
  const last = Math.min(document.lineCount - 1, start.line + linesBelow);
  const shift = start.character > MAX_WIDTH - LEAD ? start.character - LEAD : 0;
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(window(document.lineText(line), shift));
  while (lines.length > start.line - first + 1 && lines.at(-1)?.trim() === "") lines.pop();
  const endCharacter = end.line === start.line ? end.character : document.lineText(start.line).length;
  const column = (character: number): number => Math.max(0, Math.min(character - shift, MAX_WIDTH)) + 1;
  const options: WithStartLine = {
    linesAbove: LINES_AROUND,
    linesBelow,
    highlightCode: color,
    forceColor: color,
    startLine: first + 1,
  };
  const location = {
    start: { line: start.line + 1, column: column(start.character) },
    end: { line: start.line + 1, column: column(endCharacter) },
  };
  return codeFrameColumns(lines.join("\n"), location, options);
}

/** A line's part that is shown; every character keeps its width, so that the mark stays below its code. */
function window(line: string, shift: number): string {
  const part = line.slice(shift, shift + MAX_WIDTH).replace(UNPRINTABLE, "\uFFFD");
  const start = shift > 0 && part !== "" ? `…${part.slice(1)}` : part;
  return line.length > shift + MAX_WIDTH ? `${start}…` : start;
}
