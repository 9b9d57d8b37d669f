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
  const isRepaired = appeared.length === 0 && targets.every((target) => gone.has(identityOf(target)) || isGone(target, after.findings));
  return isRepaired ? { document: repaired, findings: after.findings, pairing } : undefined;
}

/**
 * A manifest that changed is ahead of its lockfile until the package manager ran; of several problems that a dependency brings in only the worst is
 * told; and of several ways in which a package comes in only the shortest.
 */
function isExpected({ ruleId, facts }: Finding, targets: readonly Finding[]): boolean {
  return targets.some((target) => {
    if (target.facts.dependency === undefined) return false;
    if (ruleId === "outdated-lockfile") return true;
    const isSamePackage = target.facts.package === facts.package && target.facts.version === facts.version;
    return target.ruleId === ruleId && (isSamePackage || target.facts.dependency === facts.dependency);
  });
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
