import { timesEndedEarly } from "../../analyzers/ended-early";
import { dependencyFileKind } from "../../analyzers/dependencies/file-names";
import { NEVER_CANCELLED } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { FileReport } from "../../reports/scan-report";
import { languageOf } from "../../workspace/files";
import type { Project } from "../../workspace/project";
import type { ReadResult } from "../../workspace/read-document";
import { reportedFindings } from "./reported-findings";
import { unreadFile } from "./unread-file";

/** What a scan says of one file; everything in it can be handed to another thread, but for the document. */
export interface ScannedFile {
  readonly report: FileReport;
  /** Why the file could not be read at all. */
  readonly unreadable?: string;
  /** True where time ended an analysis that has a say in this, or in the fixes: another time, more may be found. */
  readonly endedEarly?: boolean;
  /** The text, where it is at hand. */
  readonly document?: SourceDocument;
}

/** True for what is analysed as code, or says what is installed, by the path or URI. */
function isAnalysed(path: string): boolean {
  return languageOf(path) !== undefined || dependencyFileKind(path.replaceAll("\\", "/")) !== undefined;
}

/**
 * Analyses a file that was read, with everything that is known of the project's other files, and makes its fixes.
 * @param path as the report says it
 * @param named true when the user asked for exactly this file
 */
export function scanFile(project: Project, path: string, read: ReadResult, named: boolean): ScannedFile {
  const { document } = read;
  // In files of other languages nobody expects an analysis that could be incomplete, only that nothing is left lying about.
  const isExpected = named || isAnalysed(path);
  const incomplete = isExpected ? read.incomplete : read.incomplete.filter(({ reason }) => reason === "unreadable");
  if (!document) return unreadFile(path, { ...read, incomplete });
  const endedBefore = timesEndedEarly();
  const result = project.analyze(document, NEVER_CANCELLED, { named });
  const reported = reportedFindings(result.findings, document, project);
  const report = {
    path,
    findings: reported.findings,
    suppressed: result.suppressed,
    incomplete: [...incomplete, ...(isExpected ? result.incomplete : []), ...reported.incomplete],
  };
  const endedEarly = timesEndedEarly() > endedBefore || project.analysis.program.wasCutShort(document.uri);
  return { report, document, ...(endedEarly && { endedEarly }) };
}
