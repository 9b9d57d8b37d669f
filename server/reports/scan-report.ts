import type { Confidence, Finding, Incompleteness, Severity } from "../core/finding";
import type { Position, Range } from "../core/position";
import type { AdvisoryStatus } from "../protocol/messages";

/** What reports say of a rule; structurally part of server/rules' RuleDescription, which is on the same floor. */
export interface ReportedRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Markdown. */
  readonly why: string;
  /** Markdown. */
  readonly remedy: string;
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  readonly asvs: readonly string[];
  readonly references: readonly string[];
}

/** A checked fix whose places need no text to be read. */
export interface ReportedFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

export interface ReportedFinding {
  readonly finding: Finding;
  readonly fixes: readonly ReportedFix[];
}

/** What a scan says of one file. */
export interface FileReport {
  /** Relative to the base of the scan, with `/`. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  readonly incomplete: readonly Incompleteness[];
}

/** A mistake in a file that configures the scan. */
export interface ConfigurationMistake {
  readonly path: string;
  readonly position: Position;
  readonly message: string;
}

/** A whole scan, which the machine-readable reports are functions of. */
export interface ScanReport {
  readonly toolVersion: string;
  /** URI of the folder that all paths are relative to, with a slash at its end. */
  readonly base: string;
  /** Files with something to tell, in the order of the scan. */
  readonly files: readonly FileReport[];
  readonly scannedFiles: number;
  /** Every rule that was on. */
  readonly rules: readonly ReportedRule[];
  readonly mistakes: readonly ConfigurationMistake[];
  /** Which advisories were there for manifests and lockfiles; undefined where the scan met none. */
  readonly advisories?: AdvisoryStatus;
  /** The path of a document's URI, relative to the base. */
  readonly pathOf: (uri: string) => string;
}
