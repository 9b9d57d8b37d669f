import { structuredPatch } from "diff";
import type pc from "picocolors";

type Palette = ReturnType<typeof pc.createColors>;

/** Lines around a change, as git shows them. */
const CONTEXT = 3;

/**
 * The change of a file as a unified diff that `git apply` and `patch -p1` take.
 * @param path relative, with `/`
 */
export function unifiedDiff(path: string, before: string, after: string, palette: Palette): string {
  const { hunks } = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: CONTEXT });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: changed }) => [
    palette.cyan(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`),
    ...changed.map((line) => (line.startsWith("+") ? palette.green(line) : line.startsWith("-") ? palette.red(line) : line)),
  ]);
  return [palette.bold(`--- a/${path}`), palette.bold(`+++ b/${path}`), ...lines, ""].join("\n");
}

function range(start: number, lines: number): string {
  return lines === 1 ? String(start) : `${start},${lines}`;
}
