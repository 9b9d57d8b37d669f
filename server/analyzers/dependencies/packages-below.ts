import type { DependencyProject } from "./dependency-project";
import type { LockedPackage } from "./lockfiles/lockfile";

/** A package that a dependency brings, with the shortest way to it: from the dependency itself to the package. */
export interface PackageBelow {
  readonly locked: LockedPackage;
  readonly way: readonly LockedPackage[];
}

/** All that one dependency brings, itself first, the nearest first. Peers count to who installs them. */
export function packagesBelow(first: LockedPackage, { lockfile }: DependencyProject): readonly PackageBelow[] {
  const found: PackageBelow[] = [{ locked: first, way: [first] }];
  const seen = new Set([first.id]);
  // The list grows while it is gone through.
  for (const { locked, way } of found) {
    for (const { target, field } of locked.dependencies) {
      const next = target === undefined || field === "peerDependencies" || seen.has(target) ? undefined : lockfile?.packages.get(target);
      if (!next) continue;
      seen.add(next.id);
      found.push({ locked: next, way: [...way, next] });
    }
  }
  return found;
}

/** Long enough for most ways, short enough that a message shows it whole. */
const MAX_WAY = 70;

/** The way to what a dependency brings, in words that follow the package's name; empty for the dependency itself. */
export function byWayOf({ way }: PackageBelow): string {
  const names = way.map(({ name }) => name);
  const whole = names.join(" → ");
  if (names.length === 1) return "";
  return ` (${whole.length <= MAX_WAY ? whole : [names.at(0), "…", names.at(-1)].join(" → ")})`;
}
