import type { Analysis } from "../analyzers/analyze";
import { throwIfCancelled, type CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";
import { lookFor, type Look } from "./analysis";
import { checkEdits, type Repaired } from "./check-edits";
import { EditHistory } from "./edit-history";
import { identityOf } from "./finding-identity";
import { uncheckedFixes } from "./propose-fixes";
import { Selection } from "./selection";

export interface FixAllResult {
  /** Edits of the text that was given, in text order. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** Findings that are gone. */
  readonly fixed: readonly Finding[];
  /** Findings that have no preferred fix, or none that stands beside the others. */
  readonly left: readonly Finding[];
}

/** Fixes that get in each other's way are applied in rounds; no code is nested deeper. */
const MAX_ROUNDS = 20;

/** A finding that is still there, and what it was when it was handed in. */
interface Open {
  readonly finding: Finding;
  readonly original: Finding;
}

/**
 * Repairs everything that has a preferred fix. Each round applies as many fixes as do not touch each other, checks them
 * together as one, and goes on with the text that they left.
 * @param findings those to repair; others of the document (suppressed ones) are left as they are
 * @throws CancelledError
 */
export function fixAll(
  document: SourceDocument,
  findings: readonly Finding[],
  analysis: Analysis,
  cancellation: CancellationToken,
): FixAllResult {
  const wanted = new Map(findings.map((finding) => [identityOf(finding), finding]));
  let current = document;
  const look = lookFor(findings, document, analysis, cancellation);
  let open: Open[] = look.at(document).findings.flatMap((finding) => {
    const original = wanted.get(identityOf(finding));
    return original ? [{ finding, original }] : [];
  });
  const known = new Set(open.map(({ original }) => identityOf(original)));
  const history = new EditHistory(document.text);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step = nextStep(current, open, look, cancellation);
    if (!step) break;
    history.apply(step.edits);
    current = step.repaired.document;
    open = stillOpen(open, step.repaired);
  }
  const left = new Set(open.map(({ original }) => identityOf(original)));
  const isFixed = (finding: Finding) => known.has(identityOf(finding)) && !left.has(identityOf(finding));
  return {
    edits: history.edits(),
    text: current.text,
    fixed: findings.filter(isFixed),
    left: findings.filter((finding) => !isFixed(finding)),
  };
}

interface Step {
  readonly edits: readonly TextEdit[];
  readonly repaired: Repaired;
}

/**
 * The fixes that can be applied together: all that do not touch each other, checked as one, which costs one analysis where
 * nothing is wrong with any; otherwise one after the other, without those that do harm.
 */
function nextStep(document: SourceDocument, open: readonly Open[], look: Look, cancellation: CancellationToken): Step | undefined {
  const proposed = open.flatMap(({ finding: target }) => {
    // What needs lines in other files needs somebody who reads them: a secret's variable has to be set before the code runs again.
    const fix = uncheckedFixes(target, document, look).find(({ preferred, lines }) => preferred && !lines);
    return fix ? [{ target, edits: fix.edits }] : [];
  });
  const all = new Selection();
  for (const { target, edits } of proposed) all.add(target, edits);
  if (all.targets.length === 0) return undefined;
  const together = checkEdits(document, all.edits, all.targets, look);
  if (together) return { edits: all.edits, repaired: together };
  let step: Step | undefined;
  let harmless = new Selection();
  for (const { target, edits } of proposed) {
    throwIfCancelled(cancellation);
    const more = new Selection(harmless);
    const repaired = more.add(target, edits) && checkEdits(document, more.edits, more.targets, look);
    if (!repaired) continue;
    step = { edits: more.edits, repaired };
    harmless = more;
  }
  return step;
}

function stillOpen(open: readonly Open[], { pairing }: Repaired): Open[] {
  const now = new Map([...pairing.kept].map(([found, old]) => [identityOf(old), found]));
  return open.flatMap(({ finding, original }) => {
    const found = now.get(identityOf(finding));
    return found ? [{ finding: found, original }] : [];
  });
}
