import { SourceDocument } from "../core/document";
import { applyEdits, type TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";
import { moduleOf, type Look } from "./analysis";
import { identityOf } from "./finding-identity";
import { pairFindings, type Pairing } from "./pair-findings";

/** A text that edits led to, and what the analysis says of it. */
export interface Repaired {
  readonly document: SourceDocument;
  readonly findings: readonly Finding[];
  readonly pairing: Pairing;
}

/**
 * Applies edits in memory, parses the result and analyses it with the same rules.
 * Undefined unless the edits are harmless: they change something, no syntax error appeared, the analysis came to its end,
 * the findings meant to go are gone, and no finding of any rule is new.
 * @throws CancelledError
 */
export function checkEdits(
  document: SourceDocument,
  edits: readonly TextEdit[],
  targets: readonly Finding[],
  look: Look,
): Repaired | undefined {
  const tried = tryEdits(document, edits, targets, look);
  return tried && tried.appeared.length === 0 && tried.left.length === 0 ? tried.repaired : undefined;
}

/** What became of a text by edits. */
export interface Tried {
  readonly repaired: Repaired;
  /** Findings that were meant to go and are still there. */
  readonly left: readonly Finding[];
  /** Findings that are new. */
  readonly appeared: readonly Finding[];
}

/**
 * The same, with what is wrong. Undefined where the edits change nothing, break the syntax or keep the analysis from its end.
 * @throws CancelledError
 */
export function tryEdits(document: SourceDocument, edits: readonly TextEdit[], targets: readonly Finding[], look: Look): Tried | undefined {
  const text = tryApply(document.text, edits);
  if (text === undefined || text === document.text) return undefined;
  const repaired = new SourceDocument(document.uri, document.languageId, document.version, text);
  if (hasNewSyntaxError(document, repaired)) return undefined;
  const before = look.at(document);
  const after = look.at(repaired);
  if (after.incomplete.some(({ reason }) => reason !== "syntax")) return undefined;
  const pairing = pairFindings(before.findings, after.findings, edits);
  const gone = new Set(pairing.gone.map(identityOf));
  const appeared = pairing.appeared.filter((finding) => !isExpected(finding, targets));
  const left = targets.filter((target) => !gone.has(identityOf(target)) && !isGone(target, after.findings));
  return { repaired: { document: repaired, findings: after.findings, pairing }, left, appeared };
}

/**
 * A manifest that changed is ahead of its lockfile until the package manager ran. Of several problems that a dependency brings in only the worst is
 * told, and of several ways in which a package comes in only the shortest: where one is gone, the next is seen. That none is new, whoever made the
 * repair has seen to.
 */
function isExpected({ ruleId }: Finding, targets: readonly Finding[]): boolean {
  return targets.some(
    ({ facts, ruleId: repaired }) => facts.dependency !== undefined && (ruleId === "outdated-lockfile" || ruleId === repaired),
  );
}

/** Another package may be told of at the same place. */
function isGone({ ruleId, facts }: Finding, findings: readonly Finding[]): boolean {
  const isSame = (finding: Finding): boolean => {
    return finding.ruleId === ruleId && ["dependency", "package", "version"].every((name) => finding.facts[name] === facts[name]);
  };
  return facts.dependency !== undefined && !findings.some(isSame);
}

function tryApply(text: string, edits: readonly TextEdit[]): string | undefined {
  try {
    return applyEdits(text, edits);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function hasNewSyntaxError(before: SourceDocument, after: SourceDocument): boolean {
  const known = (moduleOf(before)?.syntax.errors ?? []).map(({ message }) => message);
  return (moduleOf(after)?.syntax.errors ?? []).some(({ message }) => {
    const index = known.indexOf(message);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}
