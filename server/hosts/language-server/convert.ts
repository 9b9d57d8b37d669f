import { DiagnosticSeverity, type CodeDescription, type Diagnostic, type WorkspaceEdit } from "vscode-languageserver/node";
import type { SourceDocument } from "../../core/document";
import type { TextEdit } from "../../core/edit";
import type { Finding, FlowStep, Incompleteness, Severity } from "../../core/finding";
import { DIAGNOSTIC_SOURCE } from "../../protocol/messages";
import type { ProjectProblem } from "../../workspace/project";
import type { ClientFeatures } from "./capabilities";

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
};

/** What a diagnostic of ours carries in `data`, so that a code action finds its finding again. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

/**
 * @param href a page about the finding's rule
 * @param spellingOf how the editor spells a URI
 */
export function toDiagnostic(
  finding: Finding,
  href: string | undefined,
  features: ClientFeatures,
  spellingOf: (uri: string) => string,
): Diagnostic {
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: finding.location.range,
    severity: SEVERITY[finding.severity],
    code: finding.ruleId,
    source: DIAGNOSTIC_SOURCE,
    message: finding.message,
    ...(href !== undefined && features.codeDescription && { codeDescription: { href } satisfies CodeDescription }),
    ...(features.relatedInformation &&
      finding.flow.length > 0 && { relatedInformation: finding.flow.map((step) => toRelatedInformation(step, spellingOf)) }),
    ...(features.diagnosticData && { data }),
  };
}

function toRelatedInformation({ location, message }: FlowStep, spellingOf: (uri: string) => string) {
  return { location: { uri: spellingOf(location.uri), range: location.range }, message };
}

/** What is told at the manifest is only hinted at where code imports it, unless the code that is imported is somebody's attack. */
export function hintSeverityOf({ facts }: Finding): DiagnosticSeverity {
  return facts.malicious === undefined ? DiagnosticSeverity.Hint : DiagnosticSeverity.Warning;
}

/** A mistake in a configuration or rule file, at the place where it is. */
export function problemToDiagnostic({ position, message }: ProjectProblem): Diagnostic {
  return { range: { start: position, end: position }, severity: DiagnosticSeverity.Error, source: DIAGNOSTIC_SOURCE, message };
}

/** Why a lockfile says nothing: what is silent would look clean. */
export function lockfileToDiagnostic({ message, location }: Incompleteness): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: location?.range ?? { start, end: start }, severity: DiagnosticSeverity.Warning, source: DIAGNOSTIC_SOURCE, message };
}

/** An edit for exactly this version of the document, where the editor can check that. */
export function toWorkspaceEdit(
  document: SourceDocument,
  edits: readonly TextEdit[],
  features: ClientFeatures,
  spellingOf: (uri: string) => string,
): WorkspaceEdit {
  const uri = spellingOf(document.uri);
  const converted = edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText }));
  if (!features.versionedEdits) return { changes: { [uri]: converted } };
  return { documentChanges: [{ textDocument: { uri, version: document.version }, edits: converted }] };
}
