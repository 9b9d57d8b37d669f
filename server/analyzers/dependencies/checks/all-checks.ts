import type { DependencyProblemKind } from "../../../rules/rule";
import type { DependencyCheck } from "../dependency-problem";
import { deprecatedBelow, deprecatedPackages } from "./deprecated-packages";
import { deniedLicences, unknownLicences } from "./licences";
import { openRanges } from "./open-range";

/** Who looks for what a rule's `dependency:` key names. */
export const CHECKS: Readonly<Record<DependencyProblemKind, DependencyCheck>> = {
  "open-range": openRanges,
  "denied-licence": deniedLicences,
  "unknown-licence": unknownLicences,
  "deprecated-package": deprecatedPackages,
  "deprecated-below": deprecatedBelow,
};
