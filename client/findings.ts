import { l10n, languages, type Diagnostic, type Position, type Uri } from "vscode";
import { DIAGNOSTIC_SOURCE } from "../server/protocol/messages";

/** How many problems of ours the Problems view shows: findings, and mistakes in configuration and rule files. */
export function countProblems(): number {
  return languages.getDiagnostics().reduce((count, [, diagnostics]) => count + diagnostics.filter(isOurs).length, 0);
}

/** A count in words, e.g. "3 problems". */
export function countOfProblems(count: number): string {
  if (count === 0) return l10n.t("no problems");
  return count === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", count);
}

/** Ids of the rules that report something at a position, each once. */
export function rulesAt(uri: Uri, position: Position): string[] {
  const here = languages.getDiagnostics(uri).filter((diagnostic) => isOurs(diagnostic) && diagnostic.range.contains(position));
  return [...new Set(here.map(ruleOf).filter((rule) => rule !== undefined))];
}

function isOurs({ source }: Diagnostic): boolean {
  return source === DIAGNOSTIC_SOURCE;
}

/** Id of the rule that a diagnostic of ours comes from; undefined for a mistake in a configuration or rule file. */
export function ruleOf({ code }: Diagnostic): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}
