import { SEVERITIES, type Severity } from "../../../core/finding";
import type { Advisory, AdvisoryDatabase } from "../../../rules/advisory";
import type { DependencyProject } from "../dependency-project";
import type { LockedPackage } from "../lockfiles/lockfile";
import { affects } from "./affected-versions";

/** A package that is installed, and the advisories that speak of the version that it has, the worst first. */
export interface AffectedPackage {
  readonly locked: LockedPackage;
  readonly advisories: readonly [Advisory, ...Advisory[]];
}

const known = new WeakMap<DependencyProject, { readonly database: AdvisoryDatabase; readonly affected: readonly AffectedPackage[] }>();

/** The installed packages that advisories speak of, malicious ones among them. Packages that did not come from a registry only share its names. */
export function affectedPackages(project: DependencyProject, database: AdvisoryDatabase): readonly AffectedPackage[] {
  const remembered = known.get(project);
  if (remembered?.database === database) return remembered.affected;
  const affected: AffectedPackage[] = [];
  for (const locked of project.lockfile?.packages.values() ?? []) {
    if (locked.source.kind !== "registry") continue;
    const [first, ...others] = database
      .of(locked.name)
      .filter((advisory) => affects(advisory, locked.version) === "affected")
      .sort(worstFirst);
    if (first) affected.push({ locked, advisories: [first, ...others] });
  }
  known.set(project, { database, affected });
  return affected;
}

/** Order of advisories: by severity, then by id, so that results are the same on every run. */
export function worstFirst(a: Advisory, b: Advisory): number {
  return bySeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1);
}

/** The worse one first. */
export function bySeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
