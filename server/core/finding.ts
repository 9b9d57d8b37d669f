import type { TextEdit } from "./edit";
import type { Location, Span } from "./position";

/** How bad it is when it is exploited, worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure the analyzer is, surest first. */
export const CONFIDENCES = ["high", "medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One step of the path that untrusted data takes, in words. */
export interface FlowStep {
  readonly kind: "source" | "step" | "sink";
  readonly message: string;
  readonly location: Location;
}

/** A line that a file at the root of the project must have, e.g. a name in `.env.example`; the file is made where there is none. */
export interface ProjectLine {
  readonly file: string;
  readonly line: string;
}

/** A change that repairs a finding; only checked ones are ever shown (see server/fixes). */
export interface Fix {
  /** What the user reads in the menu, e.g. "Pass 2 values as query parameters". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** What other files need for it. */
  readonly lines?: readonly ProjectLine[];
  /** The one to take when several are offered, and the one that "fix all" applies. */
  readonly preferred: boolean;
}

/** A security problem at one place. Plain data: it can be cached, compared and sent between processes. */
export interface Finding {
  readonly ruleId: string;
  /** One plain sentence that names the data and the danger. */
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly location: Location;
  /** The expression that is at fault, where the location shows more than that. */
  readonly code?: Span;
  /** What nobody who reads a report may see more of than its beginning. */
  readonly secrets?: readonly Span[];
  /** From source to sink; empty for findings that are not about data flow. */
  readonly flow: readonly FlowStep[];
  /** Stays the same when lines move; see fingerprint.ts. */
  readonly fingerprint: string;
  /** Facts for fixes and messages: texts of metavariables (`$X`), and what a model says of the sink. */
  readonly facts: Readonly<Record<string, string>>;
  /** Present once somebody asked for checked fixes. */
  readonly fixes?: readonly Fix[];
}

/** Why a result does not speak of everything in the document. */
export interface Incompleteness {
  readonly reason: "syntax" | "lockfile" | "budget" | "crash" | "too-large" | "minified" | "binary" | "encoding" | "unreadable";
  /** A sentence for the user. */
  readonly message: string;
  readonly location?: Location;
}

/** What analysing one document gave, made for exactly the version of the document that it names. */
export interface AnalysisResult {
  readonly uri: string;
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incompleteness[];
}

/** Order for reports: by place, then by severity and rule, so that output is the same on every run. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.location.uri, b.location.uri) ||
    a.location.span.start - b.location.span.start ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.ruleId, b.ruleId)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True when `severity` is at least as bad as `gate`. */
export function atLeast(severity: Severity, gate: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(gate);
}
