import type { Analysis } from "../analyzers/analyze";
import { throwIfCancelled, type CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { Finding, Fix } from "../core/finding";
import { lookFor, type Look } from "./analysis";
import { checkEdits, tryEdits } from "./check-edits";
import { hasRecipes, uncheckedFixes } from "./propose-fixes";
import { Selection } from "./selection";

/**
 * The preferred fix of each finding of a document that has one, as a report names them: applied in memory, parsed and analysed again. All that
 * do not touch each other are checked as one, which takes one analysis where an editor's quick fixes, alternatives included, take one each;
 * where they bring something new together, each is checked by itself.
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
  const verdicts = togetherChecked(proposed, document, look);
  const checked = [...proposed].filter(([finding, { edits }]) => {
    throwIfCancelled(cancellation);
    return verdicts.get(finding) ?? checkEdits(document, edits, [finding], look) !== undefined;
  });
  return new Map(checked);
}

/** Which repairs stand, as far as that is seen where all are made that do not touch each other: what is found in spite of them was not repaired. */
function togetherChecked(proposed: ReadonlyMap<Finding, Fix>, document: SourceDocument, look: Look): ReadonlyMap<Finding, boolean> {
  const all = selectionOf([...proposed]);
  const tried = all.targets.length > 1 ? tryEdits(document, all.edits, all.targets, look) : undefined;
  if (!tried || tried.appeared.length > 0) return new Map();
  const verdicts = new Map(all.targets.map((finding) => [finding, !tried.left.includes(finding)]));
  if (tried.left.length === 0) return verdicts;
  const rest = selectionOf([...proposed].filter(([finding]) => verdicts.get(finding)));
  const doStand = rest.targets.length > 0 && checkEdits(document, rest.edits, rest.targets, look) !== undefined;
  return doStand ? verdicts : new Map(tried.left.map((finding) => [finding, false]));
}

function selectionOf(proposed: readonly (readonly [Finding, Fix])[]): Selection {
  const selection = new Selection();
  for (const [finding, { edits }] of proposed) selection.add(finding, edits);
  return selection;
}
