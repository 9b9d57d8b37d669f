import { NEVER_CANCELLED } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { FileReport } from "../../reports/scan-report";
import type { Project } from "../../workspace/project";
import type { ReadResult } from "../../workspace/read-document";
import { reportedFindings } from "./reported-findings";

/** What a scan says of one file; everything in it can be handed to another thread, but for the document. */
export interface ScannedFile {
  readonly report: FileReport;
  /** Why the file could not be read at all. */
  readonly unreadable?: string;
  /** The text, where it is at hand. */
  readonly document?: SourceDocument;
}

/**
 * Analyses a file that was read, with everything that is known of the project's other files, and makes its fixes.
 * @param path as the report says it
 * @param named true when the user asked for exactly this file
 */
export function scanFile(project: Project, path: string, { document, incomplete }: ReadResult, named: boolean): ScannedFile {
  const unreadable = incomplete.filter(({ reason }) => reason === "unreadable").map(({ message }) => message);
  const result = document && project.analyze(document, NEVER_CANCELLED, { named });
  const reported = document && result && reportedFindings(result.findings, document, project);
  const report = {
    path,
    findings: reported?.findings ?? [],
    suppressed: result?.suppressed ?? [],
    incomplete: [...incomplete, ...(result?.incomplete ?? []), ...(reported?.incomplete ?? [])],
  };
  return { report, ...(unreadable.length > 0 && { unreadable: unreadable.join("; ") }), ...(document && { document }) };
}
