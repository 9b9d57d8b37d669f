import { NEVER_CANCELLED } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { Finding } from "../../core/finding";
import { proposeFixes } from "../../fixes/propose-fixes";
import type { ReportedFinding, ReportedFix } from "../../reports/scan-report";
import type { Project } from "../../workspace/project";

/** The findings of one document with their checked fixes, whose places no longer need the document. */
export function reportedFindings(findings: readonly Finding[], document: SourceDocument, project: Project): ReportedFinding[] {
  return findings.map((finding) => ({ finding, fixes: fixesOf(finding, document, project) }));
}

function fixesOf(finding: Finding, document: SourceDocument, project: Project): ReportedFix[] {
  const program = project.programFor(document.uri);
  return proposeFixes(finding, document, program, project.ruleSet, NEVER_CANCELLED).map(({ title, preferred, edits }) => ({
    title,
    preferred,
    edits: edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText })),
  }));
}
