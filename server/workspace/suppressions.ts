import type { SourceDocument } from "../core/document";
import type { TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";

/** The edit that makes a finding stay silent: a `buckler-ignore` comment of its own above the flagged line. */
export function suppressionEdit(document: SourceDocument, finding: Finding): TextEdit {
  const start = document.offsetAt({ line: finding.location.range.start.line, character: 0 });
  const indent = /^[ \t]*/.exec(document.text.slice(start))?.[0] ?? "";
  return { span: { start, end: start }, newText: `${indent}// buckler-ignore ${finding.ruleId} -- \n` };
}
