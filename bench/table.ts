import type { BenchResults } from "./bench-results";
import { rounded, type Summary } from "./statistics";

type Row = readonly string[];

/** The results for people: one line a figure, times in milliseconds. */
export function tableOf({ machine, typing, serverStart, coldScan }: BenchResults): string {
  const rows: Row[] = [["", "p50 ms", "p95 ms", "max ms", ""]];
  for (const { inProcess, overStdio } of typing) {
    rows.push([`keystroke, ${inProcess.lines} lines, in process`, ...cells(inProcess.keystroke), `first ${inProcess.first}`]);
    const share = rounded(overStdio.keystroke.p50 / inProcess.keystroke.p50);
    rows.push([`keystroke, ${overStdio.lines} lines, over stdio`, ...cells(overStdio.keystroke), `${share} × in process`]);
  }
  if (serverStart) {
    rows.push(["server start to initialized", ...cells(serverStart.initialized), ""]);
    rows.push(["server start to ready", ...cells(serverStart.ready), ""]);
  }
  const lines = [aligned(rows)];
  if (coldScan) {
    const { files, megabytes, wall, cpu, peakMemory, findings, millisecondsPerThousandLines, runs } = coldScan;
    lines.push(
      `cold scan: ${files} files, ${coldScan.lines} lines, ${megabytes} MB: ${rounded(wall / 1000)} s wall, ${rounded(cpu / 1000)} s CPU, ` +
        `${peakMemory} MB, ${findings} findings (median of ${runs}; ${millisecondsPerThousandLines} ms per 1,000 lines)`,
    );
  }
  lines.push(`${machine.cores} × ${machine.cpu}, ${machine.memoryGigabytes} GB, Node ${machine.node}, load ${machine.load.join(" → ")}`);
  return lines.join("\n\n");
}

function cells({ p50, p95, max }: Summary): string[] {
  return [p50, p95, max].map((value) => value.toFixed(1));
}

/** The first column to the left, the figures to the right. */
function aligned(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "),
    )
    .join("\n");
}
