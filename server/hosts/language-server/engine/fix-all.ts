import type { CancellationToken } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { applyEdits, type TextEdit } from "../../../core/edit";
import type { Fix } from "../../../core/finding";
import { proposeFixes } from "../../../fixes/propose-fixes";
import type { Project } from "../../../workspace/project";
import { lineEdits } from "./line-edits";

/** Far more than a file has; a rule whose fix brings back its own finding ends here. */
const MAX_FIXES = 200;

/**
 * The edits that repair everything in a document that has a preferred fix. One fix is applied after the other, each
 * checked against the text that the ones before it left: fixes made apart may overlap, or add the same import twice.
 * @throws CancelledError
 */
export function fixAll(project: Project, document: SourceDocument, cancellation: CancellationToken): TextEdit[] {
  let current = document;
  for (let count = 0; count < MAX_FIXES; count++) {
    const fix = firstPreferredFix(project, current, cancellation);
    if (!fix) break;
    current = new SourceDocument(document.uri, document.languageId, document.version, applyEdits(current.text, fix.edits));
  }
  return lineEdits(document.text, current.text);
}

function firstPreferredFix(project: Project, document: SourceDocument, cancellation: CancellationToken): Fix | undefined {
  const { ruleSet } = project;
  const fixable = new Set(ruleSet.rules.filter(({ fixes }) => fixes.length > 0).map(({ id }) => id));
  const program = project.programFor(document.uri);
  for (const finding of project.analyze(document, cancellation).findings) {
    if (!fixable.has(finding.ruleId)) continue;
    const fix = proposeFixes(finding, document, program, ruleSet, cancellation).find(({ preferred }) => preferred);
    if (fix) return fix;
  }
  return undefined;
}
