import type { DependencyProblemKind } from "../../../rules/rule";
import type { DependencyCheck } from "../dependency-problem";
import { foreignAddresses } from "./foreign-address";
import { insecureSources } from "./insecure-source";
import { installScripts, suspiciousInstallScripts } from "./install-script";
import { noLockfile } from "./no-lockfile";
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
};
