import type { TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";
import { overlaps, type Span } from "../core/position";

/** How the findings of a text relate to those of the same text before it was edited. */
export interface Pairing {
  /** What each finding afterwards was before. */
  readonly kept: ReadonlyMap<Finding, Finding>;
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
}

/**
 * Tells which findings are the same before and after edits: same rule, and the same place once the edits have moved it.
 * Where an edit changed the flagged code itself, a finding of the rule anywhere in what replaced it is the same still.
 * Fingerprints do not serve here: when the first of two equal findings is repaired, the second one takes over its own.
 */
export function pairFindings(before: readonly Finding[], after: readonly Finding[], edits: readonly TextEdit[]): Pairing {
  const kept = new Map<Finding, Finding>();
  const open = new Set(before);
  const pair = (isSame: (old: Finding, found: Finding) => boolean) => {
    for (const found of after) {
      if (kept.has(found)) continue;
      const old = [...open].find((candidate) => candidate.ruleId === found.ruleId && isSame(candidate, found));
      if (!old) continue;
      kept.set(found, old);
      open.delete(old);
    }
  };
  const moved = new Map(before.map(({ location }) => [location, shiftSpan(location.span, edits)]));
  pair((old, found) => {
    const span = moved.get(old.location);
    return span?.start === found.location.span.start && span.end === found.location.span.end;
  });
  pair((old, found) => {
    const span = moved.get(old.location);
    const isTouched = edits.some((edit) => overlaps(edit.span, old.location.span));
    return isTouched && span !== undefined && overlaps(span, found.location.span);
  });
  return { kept, appeared: after.filter((found) => !kept.has(found)), gone: [...open] };
}

/**
 * Where a span of a text is after edits that refer to the text before. What is inserted at its ends stays outside;
 * an end inside of what is replaced goes to the end of the replacement.
 */
export function shiftSpan(span: Span, edits: readonly TextEdit[]): Span {
  let start = span.start;
  let end = span.end;
  for (const { span: edited, newText } of edits) {
    const growth = newText.length - (edited.end - edited.start);
    const isInsertion = edited.start === edited.end;
    if (isInsertion ? edited.start <= span.start : edited.end <= span.start) start += growth;
    else if (edited.start < span.start) start += edited.start - span.start;
    if (isInsertion ? edited.start < span.end || span.start === span.end : edited.end <= span.end) end += growth;
    else if (edited.start < span.end) end += edited.start + newText.length - span.end;
  }
  return { start, end: Math.max(start, end) };
}
