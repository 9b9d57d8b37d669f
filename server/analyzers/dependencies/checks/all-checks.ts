import type { DependencyProblemKind } from "../../../rules/rule";
import type { DependencyCheck } from "../dependency-problem";
import { maliciousPackages } from "./malicious";
import { openRanges } from "./open-range";
import { vulnerablePackages } from "./vulnerable";

/** Who looks for what a rule's `dependency:` key names. */
export const CHECKS: Readonly<Record<DependencyProblemKind, DependencyCheck>> = {
  vulnerable: vulnerablePackages,
  malicious: maliciousPackages,
  "open-range": openRanges,
};
