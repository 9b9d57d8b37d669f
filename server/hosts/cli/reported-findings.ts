import { NEVER_CANCELLED } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { Finding, Incompleteness } from "../../core/finding";
import { proposeFixes } from "../../fixes/propose-fixes";
import type { ReportedFinding, ReportedFix } from "../../reports/scan-report";
import type { Project } from "../../workspace/project";

/**
 * The findings of one document with their checked fixes, whose places no longer need the document.
 * A failure while fixes are made costs the fixes of this finding, not the finding, and is told.
 */
export function reportedFindings(
  findings: readonly Finding[],
  document: SourceDocument,
  project: Project,
): { findings: ReportedFinding[]; incomplete: Incompleteness[] } {
  const incomplete: Incompleteness[] = [];
  const reported = findings.map((finding) => {
    try {
      return { finding, fixes: fixesOf(finding, document, project) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      incomplete.push({ reason: "crash", message: `no fix could be made (${reason}); please report this`, location: finding.location });
      return { finding, fixes: [] };
    }
  });
  return { findings: reported, incomplete };
}

function fixesOf(finding: Finding, document: SourceDocument, project: Project): ReportedFix[] {
  return proposeFixes(finding, document, project.analysis, NEVER_CANCELLED).map(({ title, preferred, edits }) => ({
    title,
    preferred,
    edits: edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText })),
  }));
}
