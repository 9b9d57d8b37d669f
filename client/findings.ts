import { l10n, languages, type Diagnostic, type Position, type Uri } from "vscode";

/** What the language server writes into every diagnostic's `source`. */
const SOURCE = "buckler";

/** How many problems of ours the Problems view shows. */
export function countFindings(): number {
  return languages.getDiagnostics().reduce((count, [, diagnostics]) => count + diagnostics.filter(isFinding).length, 0);
}

/** A count in words, e.g. "3 problems". */
export function countOfProblems(count: number): string {
  if (count === 0) return l10n.t("no problems");
  return count === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", count);
}

/** Ids of the rules that report something at a position, each once. */
export function rulesAt(uri: Uri, position: Position): string[] {
  const here = languages.getDiagnostics(uri).filter((diagnostic) => isFinding(diagnostic) && diagnostic.range.contains(position));
  return [...new Set(here.map(ruleOf).filter((rule) => rule !== undefined))];
}

function isFinding(diagnostic: Diagnostic): boolean {
  return diagnostic.source === SOURCE && ruleOf(diagnostic) !== undefined;
}

function ruleOf({ code }: Diagnostic): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}
