import type { Analysis } from "../analyzers/analyze";
import { throwIfCancelled, type CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { Finding, Fix } from "../core/finding";
import { lookFor } from "./analysis";
import { checkEdits } from "./check-edits";
import { hasRecipes, uncheckedFixes } from "./propose-fixes";
import { Selection } from "./selection";

/**
 * The preferred fix of each finding of a document that has one, as a report names them: applied in memory, parsed and analysed again. All that
 * do not touch each other are checked as one, which takes one analysis where an editor's quick fixes, alternatives included, take one each;
 * where they do not stand that together, each is checked by itself.
 * @throws CancelledError
 */
export function preferredFixes(
  findings: readonly Finding[],
  document: SourceDocument,
  analysis: Analysis,
  cancellation: CancellationToken,
): ReadonlyMap<Finding, Fix> {
  const wanted = findings.filter((finding) => hasRecipes(finding, analysis.rules.rules));
  if (wanted.length === 0) return new Map();
  const look = lookFor(wanted, document, analysis, cancellation);
  const proposed = new Map<Finding, Fix>();
  for (const finding of wanted) {
    const fix = uncheckedFixes(finding, document, look).find(({ preferred }) => preferred);
    if (fix) proposed.set(finding, fix);
  }
  const together = new Selection();
  const chosen = new Set([...proposed].filter(([finding, { edits }]) => together.add(finding, edits)).map(([finding]) => finding));
  const allStand = chosen.size > 1 && checkEdits(document, together.edits, together.targets, look) !== undefined;
  const checked = [...proposed].filter(([finding, { edits }]) => {
    throwIfCancelled(cancellation);
    return (allStand && chosen.has(finding)) || checkEdits(document, edits, [finding], look) !== undefined;
  });
  return new Map(checked);
}
