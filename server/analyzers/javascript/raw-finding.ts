import type { SourceDocument } from "../../core/document";
import type { Confidence, Finding, FlowStep, Severity } from "../../core/finding";
import { fingerprintOf } from "../../core/fingerprint";
import type { Span } from "../../core/position";
import type { Rule } from "../../rules/rule";

/** What a matcher found, before it gets its words and its identity. */
export interface RawFinding {
  readonly rule: Rule;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly span: Span;
  /** The expression itself, where what is shown begins before it. */
  readonly code?: Span;
  readonly flow: readonly FlowStep[];
  /** What nobody who reads a report may see more of than its beginning. */
  readonly secrets?: readonly Span[];
  /** What the fingerprint is made of, where that must not be the code: a hash of a short secret can be guessed. */
  readonly identity?: string;
  /** Metavariables (`$X`) and the words for `{source}` and `{sink}`, and what a model says of the sink. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Code is shown by its beginning; words are written to be read to their end, but may hold names that somebody made very long. */
const MAX_QUOTED = 80;
const MAX_WORDS = 200;

/** Findings in text order, one per rule and place, with message and fingerprint. */
export function toFindings(document: SourceDocument, raw: readonly RawFinding[]): Finding[] {
  const byPlace = new Map<string, RawFinding>();
  for (const found of raw) {
    const key = `${found.rule.id}\0${found.span.start}\0${found.span.end}`;
    const known = byPlace.get(key);
    if (!known || found.flow.length < known.flow.length) byPlace.set(key, found);
  }
  const sorted = [...byPlace.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const occurrences = new Map<string, number>();
  return sorted.map(({ rule, severity, confidence, span, code, flow, facts, secrets, identity }) => {
    const text = identity ?? document.textOf(span);
    const key = `${rule.id}\0${text}`;
    const occurrence = occurrences.get(key) ?? 0;
    occurrences.set(key, occurrence + 1);
    return {
      ruleId: rule.id,
      message: fillIn(rule.message, facts),
      severity: severity ?? rule.severity,
      confidence: confidence ?? rule.confidence,
      location: document.locationOf(span),
      ...(code && { code }),
      ...(secrets && { secrets }),
      flow,
      fingerprint: fingerprintOf(rule.id, text, occurrence),
      facts,
    };
  });
}

function fillIn(template: string, facts: Readonly<Record<string, string>>): string {
  const text = template.replace(/\$[A-Z_][A-Z0-9_]*|\{[a-z]+\}/g, (placeholder) => {
    const value = facts[placeholder.startsWith("$") ? placeholder : placeholder.slice(1, -1)];
    if (value === undefined) return placeholder;
    const oneLine = value.replace(/\s+/g, " ");
    const limit = placeholder.startsWith("$") ? MAX_QUOTED : MAX_WORDS;
    return oneLine.length > limit ? `${oneLine.slice(0, limit - 1)}…` : oneLine;
  });
  // `{source}` brings words that are written to stand inside a sentence; a metavariable brings code, which stays as it is.
  return template.startsWith("{") ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
