import type { DependencyProblemKind } from "../../../rules/rule";
import { foreignAddresses } from "./foreign-address";
import { insecureSources } from "./insecure-source";
import { installScripts, suspiciousInstallScripts } from "./install-script";
import { noLockfile } from "./no-lockfile";
import type { DependencyCheck, TextCheck } from "../dependency-problem";
import { deprecatedBelow, deprecatedPackages } from "./deprecated-packages";
import { deniedLicences, unknownLicences } from "./licences";
import { saysWhichNode } from "../node/node-places";
import { endedEngines, endedNodes } from "./node-end-of-life";
import { newReleases } from "./new-release";
import { nodeMismatches } from "./node-mismatch";
import { openRanges } from "./open-range";
import { outdatedLockfile } from "./outdated-lockfile";
import { securityHolders } from "./security-holder";
import { twoLockfiles } from "./two-lockfiles";
import { typosquats } from "./typosquat";
import { unscopedLookalikes } from "./unscoped-lookalike";
import { weakIntegrity } from "./weak-integrity";
import { maliciousPackages } from "./malicious";
import { vulnerablePackages } from "./vulnerable";

/** Who looks for what a rule's `dependency:` key names. */
export const CHECKS: Readonly<Record<DependencyProblemKind, DependencyCheck>> = {
  vulnerable: vulnerablePackages,
  malicious: maliciousPackages,
  "open-range": openRanges,
  typosquat: typosquats,
  "unscoped-lookalike": unscopedLookalikes,
  "security-holder": securityHolders,
  "install-script": installScripts,
  "suspicious-install-script": suspiciousInstallScripts,
  "insecure-source": insecureSources,
  "foreign-address": foreignAddresses,
  "weak-integrity": weakIntegrity,
  "no-lockfile": noLockfile,
  "outdated-lockfile": outdatedLockfile,
  "two-lockfiles": twoLockfiles,
  "denied-licence": deniedLicences,
  "unknown-licence": unknownLicences,
  "deprecated-package": deprecatedPackages,
  "deprecated-below": deprecatedBelow,
  "new-release": newReleases,
  "node-mismatch": nodeMismatches,
  "node-end-of-life": endedEngines,
};

/** Who looks for it in texts of other kinds. */
export const TEXT_CHECKS: Readonly<Partial<Record<DependencyProblemKind, TextCheck>>> = {
  "node-end-of-life": { concerns: saysWhichNode, problemsOf: endedNodes },
};
