import type { TextEdit } from "../../../core/edit";

/** Beyond this many pairs of lines the changed region is replaced as a whole. */
const MAX_PAIRS = 4_000_000;

/**
 * Edits that turn one text into another, line by line, so that cursors and markers in lines that stay the same
 * stay where they are.
 */
export function lineEdits(before: string, after: string): TextEdit[] {
  const old = splitLines(before);
  const fresh = splitLines(after);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const oldMiddle = old.slice(head, old.length - tail);
  const freshMiddle = fresh.slice(head, fresh.length - tail);
  const offset = lengthOf(old.slice(0, head));
  return changes(oldMiddle, freshMiddle).map(({ from, to, lines }) => ({
    span: { start: offset + lengthOf(oldMiddle.slice(0, from)), end: offset + lengthOf(oldMiddle.slice(0, to)) },
    newText: lines.join(""),
  }));
}

interface Change {
  readonly from: number;
  to: number;
  readonly lines: string[];
}

/** The lines to replace, by a longest common subsequence. */
function changes(old: readonly string[], fresh: readonly string[]): Change[] {
  if (old.length === 0 && fresh.length === 0) return [];
  if (old.length * fresh.length > MAX_PAIRS) return [{ from: 0, to: old.length, lines: [...fresh] }];
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const skip = Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
      common[i * width + j] = old[i] === fresh[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : skip;
    }
  }
  const found: Change[] = [];
  let open: Change | undefined;
  for (let i = 0, j = 0; i < old.length || j < fresh.length;) {
    const line = fresh[j];
    if (i < old.length && line === old[i]) {
      open = undefined;
      i++;
      j++;
      continue;
    }
    if (!open) found.push((open = { from: i, to: i, lines: [] }));
    const added = common[i * width + j + 1] ?? 0;
    const removed = common[(i + 1) * width + j] ?? 0;
    if (line !== undefined && (i === old.length || added >= removed)) {
      open.lines.push(line);
      j++;
    } else open.to = ++i;
  }
  return found;
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length, 0);
}
