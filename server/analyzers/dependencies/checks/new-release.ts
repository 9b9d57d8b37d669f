import type { Severity } from "../../../core/finding";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { directDependencies } from "../direct-dependencies";
import type { LockedPackage } from "../lockfiles/lockfile";
import { byWayOf, packagesBelow, type PackageBelow } from "../packages-below";

const MINUTES_OF_DAY = 24 * 60;
const MILLISECONDS_OF_DAY = MINUTES_OF_DAY * 60_000;

/**
 * Versions that are younger than the settings, or pnpm's own, want them, where it is known when they were published. What a dependency brings
 * in is told where the dependency itself is old enough: the youngest, one for each line.
 */
export function* newReleases(project: DependencyProject, { settings, metadata, today }: CheckContext): Iterable<DependencyProblem> {
  const days = settings.minimumAgeDays ?? (project.workspaceFile?.minimumReleaseAge ?? 0) / MINUTES_OF_DAY;
  if (!(days > 0)) return;
  const exempt = (project.workspaceFile?.minimumReleaseAgeExclude ?? []).map(patternOf);
  const ages = new Map<LockedPackage, Age | undefined>();
  const ageOf = (locked: LockedPackage): Age | undefined => {
    if (!ages.has(locked)) {
      const isMeant = locked.source.kind === "registry" && !exempt.some((pattern) => pattern.test(locked.name));
      const versions = isMeant ? metadata.of(locked.name) : undefined;
      ages.set(locked, ageOn(today, versions?.find(({ version }) => version === locked.version)?.published));
    }
    return ages.get(locked);
  };
  for (const { locked, requirement, manifest, span } of directDependencies(project)) {
    const isNew = (each: LockedPackage): boolean => (ageOf(each)?.days ?? Infinity) < days;
    const found = isNew(locked) ? { locked, way: [locked] } : youngest(packagesBelow(locked, project), isNew, ageOf);
    const age = found && ageOf(found.locked);
    const place = age && span();
    if (!place) continue;
    const { name, version } = found.locked;
    const severity: Severity = found.way.length === 1 ? "medium" : "low";
    const facts = { package: name, version, way: byWayOf(found), day: age.day, ago: agoOf(age.days) };
    yield { uri: manifest.uri, span: place, severity, facts, identity: `${requirement.name} ${name} ${version}` };
  }
}

interface Age {
  /** Whole days: nobody says at what time of the day this is asked. */
  readonly days: number;
  readonly day: string;
}

function ageOn(today: string, published: string | undefined): Age | undefined {
  const day = /^\d{4}-\d\d-\d\d/.exec(published ?? "")?.[0];
  const days = day === undefined ? NaN : Math.round((Date.parse(today) - Date.parse(day)) / MILLISECONDS_OF_DAY);
  return day === undefined || Number.isNaN(days) ? undefined : { day, days };
}

function youngest(
  below: readonly PackageBelow[],
  isNew: (locked: LockedPackage) => boolean,
  ageOf: (locked: LockedPackage) => Age | undefined,
): PackageBelow | undefined {
  const found = below.filter(({ locked }) => isNew(locked));
  const daysOf = ({ locked }: PackageBelow): number => ageOf(locked)?.days ?? Infinity;
  return found.reduce<PackageBelow | undefined>((best, each) => (best && daysOf(best) <= daysOf(each) ? best : each), undefined);
}

function agoOf(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** `name`, `@scope/*`, `name@1.2.3 || 1.2.4`, as pnpm writes what may be new. */
function patternOf(text: string): RegExp {
  const name = /^(@?[^@]*)/.exec(text)?.[1] ?? text;
  return new RegExp(`^${name.split("*").map(escaped).join("[^/]*")}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
