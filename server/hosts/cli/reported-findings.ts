import { NEVER_CANCELLED } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { Finding, Fix, Incompleteness } from "../../core/finding";
import { preferredFixes } from "../../fixes/preferred-fixes";
import type { ReportedFinding, ReportedFix } from "../../reports/scan-report";
import type { Project } from "../../workspace/project";

/**
 * The findings of one document with their preferred fixes, whose places no longer need the document.
 * A failure while fixes are made costs the fixes of the finding at which it came, not the finding, and is told.
 */
export function reportedFindings(
  findings: readonly Finding[],
  document: SourceDocument,
  project: Project,
): { findings: ReportedFinding[]; incomplete: Incompleteness[] } {
  const incomplete: Incompleteness[] = [];
  const report = (fixes: ReadonlyMap<Finding, Fix>, finding: Finding): ReportedFinding => {
    const fix = fixes.get(finding);
    return { finding, fixes: fix ? [reportedFix(fix, document)] : [] };
  };
  // What repairs a project's dependencies is decided for all of them together, by `buckler fix --dependencies`.
  const dependencyRules = new Set(project.ruleSet.rules.filter(({ matcher }) => matcher.type === "dependency").map(({ id }) => id));
  const fixesOf = (these: readonly Finding[]) => {
    const wanted = these.filter(({ ruleId }) => !dependencyRules.has(ruleId));
    return preferredFixes(wanted, document, project.analysis, NEVER_CANCELLED);
  };
  try {
    const fixes = fixesOf(findings);
    return { findings: findings.map((finding) => report(fixes, finding)), incomplete };
  } catch {
    const reported = findings.map((finding) => {
      try {
        return report(fixesOf([finding]), finding);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        incomplete.push({ reason: "crash", message: `no fix could be made (${reason}); please report this`, location: finding.location });
        return { finding, fixes: [] };
      }
    });
    return { findings: reported, incomplete };
  }
}

function reportedFix({ title, preferred, edits }: Fix, document: SourceDocument): ReportedFix {
  return { title, preferred, edits: edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText })) };
}
