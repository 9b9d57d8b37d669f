import type { Finding } from "../core/finding";
import type { Rule } from "../rules/rule";

/**
 * Which of several findings on a line is shown, where rules yield to others (`yields` in their `rule.yml`). What is shown decides, so a
 * rule that is off or silenced by a comment hides nothing. Fixes are checked before this, on everything that is found: repairing the one
 * makes the other visible, not new.
 */
export class Precedence {
  private readonly yields = new Map<string, ReadonlySet<string>>();

  constructor(rules: readonly Rule[]) {
    for (const { id, yields } of rules) if (yields) this.yields.set(id, new Set(yields));
  }

  /** The findings of one document that no other one speaks for. */
  settle(findings: Finding[]): Finding[] {
    if (this.yields.size === 0 || findings.length < 2) return findings;
    return findings.filter((finding) => {
      const stronger = this.yields.get(finding.ruleId);
      return !stronger || !findings.some((other) => stronger.has(other.ruleId) && shareLine(finding, other));
    });
  }
}

function shareLine({ location: { range: a } }: Finding, { location: { range: b } }: Finding): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
