import { SEVERITIES, type Finding, type FlowStep } from "../core/finding";
import type { Range } from "../core/position";
import type { ReportedFix, ScanReport } from "./scan-report";

/** Goes up when a reader of an older one could misunderstand; new fields alone do not change it. */
const FORMAT_VERSION = 1;

/** The scan as JSON text; the format is described in docs/cli.md. Lines and columns count from 1, columns in UTF-16 units. */
export function renderJson(report: ScanReport): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const findings = report.files.flatMap(({ findings }) => findings);
  const suppressed = report.files.flatMap(({ suppressed }) => suppressed);
  const describe = (finding: Finding): Record<string, unknown> => {
    const rule = rules.get(finding.ruleId);
    return {
      rule: finding.ruleId,
      title: rule?.title ?? finding.ruleId,
      message: finding.message,
      severity: finding.severity,
      confidence: finding.confidence,
      cwe: rule?.cwe ?? [],
      owasp: rule?.owasp ?? [],
      asvs: rule?.asvs ?? [],
      file: report.pathOf(finding.location.uri),
      range: rangeOf(finding.location.range),
      flow: finding.flow.map((step) => stepOf(step, report)),
      fingerprint: finding.fingerprint,
    };
  };
  const document = {
    version: FORMAT_VERSION,
    tool: { name: "buckler", version: report.toolVersion },
    base: report.base,
    summary: {
      files: report.scannedFiles,
      findings: Object.fromEntries(
        SEVERITIES.map((severity) => [severity, findings.filter(({ finding }) => finding.severity === severity).length]),
      ),
      suppressed: suppressed.length,
    },
    ...(report.advisories && { advisories: report.advisories }),
    findings: findings.map(({ finding, fixes }) => ({ ...describe(finding), fixes: fixes.map(fixOf) })),
    suppressed: suppressed.map(({ finding, reason }) => ({ ...describe(finding), reason })),
    incomplete: report.files.flatMap(({ path, incomplete }) =>
      incomplete.map(({ reason, message, location }) => ({
        file: path,
        reason,
        message,
        ...(location && { range: rangeOf(location.range) }),
      })),
    ),
    mistakes: report.mistakes.map(({ path, position, message }) => ({
      file: path,
      line: position.line + 1,
      column: position.character + 1,
      message,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function stepOf({ kind, message, location }: FlowStep, report: ScanReport): Record<string, unknown> {
  return { kind, message, file: report.pathOf(location.uri), range: rangeOf(location.range) };
}

function fixOf({ title, preferred, edits }: ReportedFix): Record<string, unknown> {
  return { title, preferred, edits: edits.map(({ range, newText }) => ({ range: rangeOf(range), newText })) };
}

function rangeOf({ start, end }: Range): Record<string, unknown> {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
