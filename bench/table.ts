import type { AdvisoryLookups } from "./advisories";
import type { AgainstEslint, Compared } from "./against-eslint";
import type { BenchResults } from "./bench-results";
import type { Dependents } from "./dependents";
import type { Growth } from "./growth";
import type { ProcessRun } from "./process-run";
import { rounded, type Summary } from "./statistics";

type Row = readonly string[];

/** The budgets of the design; times in milliseconds, memory in MB. */
const BUDGETS = {
  keystroke: 60,
  dependents: 250,
  start: 300,
  eslintShare: 0.5,
  again: 1000,
  memory: 700,
  growth: 1.3,
  lookup: 5,
  index: 15,
};
/** The size of module that the keystroke's budget is for. */
const BUDGET_LINES = 1000;

/** The results for people: one line a figure, with how it compares to its budget. */
export function tableOf(results: BenchResults): string {
  const { machine, againstEslint, growth, advisories } = results;
  const sections: string[] = [];
  const editing = waits(results);
  if (editing.length > 0) sections.push(aligned([["", "p50 ms", "p95 ms", "max ms", ""], ...editing]));
  if (againstEslint) sections.push(aligned(comparison(againstEslint)));
  if (growth.length > 0) sections.push(aligned(growths(growth)));
  if (advisories) sections.push(aligned(lookups(advisories)));
  sections.push(`${machine.cores} × ${machine.cpu}, ${machine.memoryGigabytes} GB, Node ${machine.node}, load ${machine.load.join(" → ")}`);
  return sections.join("\n\n");
}

/** What somebody waits for in an editor. */
function waits({ typing, dependents, serverStart }: BenchResults): Row[] {
  const rows: Row[] = [];
  for (const { inProcess, overStdio } of typing) {
    const hasBudget = Math.abs(inProcess.lines - BUDGET_LINES) < BUDGET_LINES / 10;
    const note = hasBudget ? ofBudget(inProcess.keystroke.p95, BUDGETS.keystroke) : `first ${inProcess.first}`;
    rows.push([`keystroke, ${inProcess.lines} lines, in process`, ...cells(inProcess.keystroke), note]);
    const share = rounded(overStdio.keystroke.p50 / inProcess.keystroke.p50);
    rows.push([`keystroke, ${overStdio.lines} lines, over stdio`, ...cells(overStdio.keystroke), `${share} × in process`]);
  }
  if (dependents) rows.push(...edits(dependents));
  if (serverStart) {
    const { initialized, ready } = serverStart;
    rows.push(["server start to initialized", ...cells(initialized), ofBudget(initialized.p95, BUDGETS.start)]);
    rows.push(["server start to ready", ...cells(ready), ""]);
  }
  return rows;
}

function edits({ dependents, open, localChanges, exportChanges }: Dependents): Row[] {
  const row = (what: string, summary: Summary): Row => [what, ...cells(summary), ofBudget(summary.p95, BUDGETS.dependents)];
  return [
    row(`${dependents} dependents, local edit, the document`, localChanges.edited),
    row(`${dependents} dependents, local edit, ${open} open ones too`, localChanges.all),
    row(`${dependents} dependents, exports edited, the document`, exportChanges.edited),
    row(`${dependents} dependents, exports edited, ${open} open ones too`, exportChanges.all),
  ];
}

function comparison({ lines, megabytes, runs, buckler, everything, again, eslint }: AgainstEslint): Row[] {
  const shares = ({ wallShare, cpuShare }: Compared): string =>
    `${wallShare} × wall, ${cpuShare} × CPU of ESLint (budget ${BUDGETS.eslintShare} and ${BUDGETS.memory} MB)`;
  return [
    [`${lines} lines, ${megabytes} MB, median of ${runs}`, ...PROCESS_HEAD, ""],
    ["buckler scan", ...processCells(buckler), shares(buckler)],
    ["all rules and threat models", ...processCells(everything), shares(everything)],
    ["the same again, nothing changed", ...processCells(again), ofBudget(again.wall, BUDGETS.again)],
    ["ESLint, three security sets", ...processCells(eslint), ""],
  ];
}

function growths(growth: readonly Growth[]): Row[] {
  const note = ({ millisecondsPerThousandLines, timesSmallest }: Growth, index: number): string =>
    `${millisecondsPerThousandLines} ms per 1,000 lines${index > 0 ? `, ${timesSmallest} × the first (budget ${BUDGETS.growth})` : ""}`;
  return [
    ["generated project", ...PROCESS_HEAD, ""],
    ...growth.map((each, index) => [`${each.lines} lines`, ...processCells(each), note(each, index)]),
  ];
}

function lookups({ records, packages, megabytes, open, cold, warm, warmProcessor }: AdvisoryLookups): Row[] {
  return [
    [`${records} advisories`, "p50 ms", "p95 ms", "max ms", ""],
    ["opening the index, new process", ...cells(open), `${megabytes} MB on disk, ${ofBudget(megabytes, BUDGETS.index)}`],
    [`${packages} packages, new process`, ...cells(cold), ""],
    [`${packages} packages, warm`, ...cells(warm), ofBudget(warm.p95, BUDGETS.lookup)],
    [`${packages} packages, warm, processor time`, ...cells(warmProcessor), ofBudget(warmProcessor.p95, BUDGETS.lookup)],
  ];
}

const PROCESS_HEAD = ["files", "incomplete", "findings", "wall s", "CPU s", "peak MB"];

function processCells({ files, incomplete, findings, wall, cpu, peakMemory }: ProcessRun): string[] {
  return [...[files, incomplete, findings].map(String), (wall / 1000).toFixed(1), (cpu / 1000).toFixed(1), peakMemory.toFixed(0)];
}

function ofBudget(value: number, budget: number): string {
  return `${(value / budget).toFixed(2)} × budget of ${budget}`;
}

function cells({ p50, p95, max }: Summary): string[] {
  return [p50, p95, max].map((value) => value.toFixed(1));
}

/** The first column and the last to the left, the figures between them to the right. */
function aligned(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column === 0 || column === widths.length - 1 ? cell.padEnd(width) : cell.padStart(width);
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
