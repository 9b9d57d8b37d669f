import type { DependencyProblemKind } from "../../../rules/rule";
import type { DependencyCheck, TextCheck } from "../dependency-problem";
import { deprecatedBelow, deprecatedPackages } from "./deprecated-packages";
import { deniedLicences, unknownLicences } from "./licences";
import { saysWhichNode } from "../node/node-places";
import { endedEngines, endedNodes } from "./node-end-of-life";
import { nodeMismatches } from "./node-mismatch";
import { maliciousPackages } from "./malicious";
import { openRanges } from "./open-range";
import { vulnerablePackages } from "./vulnerable";

/** Who looks for what a rule's `dependency:` key names. */
export const CHECKS: Readonly<Record<DependencyProblemKind, DependencyCheck>> = {
  vulnerable: vulnerablePackages,
  malicious: maliciousPackages,
  "open-range": openRanges,
  "denied-licence": deniedLicences,
  "unknown-licence": unknownLicences,
  "deprecated-package": deprecatedPackages,
  "deprecated-below": deprecatedBelow,
  "node-mismatch": nodeMismatches,
  "node-end-of-life": endedEngines,
};

/** Who looks for it in texts of other kinds. */
export const TEXT_CHECKS: Readonly<Partial<Record<DependencyProblemKind, TextCheck>>> = {
  "node-end-of-life": { concerns: saysWhichNode, problemsOf: endedNodes },
};
