import { compare, Range, SemVer, type Comparator } from "semver";
import type { Advisory, AffectedRange } from "../../../rules/advisory";
import { versionOf } from "./version-text";

/** "unknown" for what is no version, so that nobody takes it for a good one. */
export type Verdict = "affected" | "unaffected" | "unknown";

/** What says which versions are affected. */
export type Coverage = Pick<Advisory, "ranges" | "versions">;

/**
 * Whether an advisory speaks of a version, as OSV's evaluation algorithm has it: by the order of versions alone, in which 2.0.0-rc.1 lies before
 * 2.0.0 and so between 1.0.0 and 2.0.0, other than in a range of npm.
 */
export function affects({ ranges, versions }: Coverage, version: string): Verdict {
  if (versions.includes(version)) return "affected";
  const parsed = versionOf(version);
  if (!parsed) return "unknown";
  if (ranges.some((range) => isWithin(parsed, range))) return "affected";
  return versions.some((listed) => versionOf(listed)?.compare(parsed) === 0) ? "affected" : "unaffected";
}

/**
 * The least version that none of the advisories affects.
 * @param from the version in use: the answer is a later one, and a prerelease only where this is one; undefined where any will do
 * @param candidates the versions that there are; without them, those that the advisories name as repaired
 */
export function leastRepair(
  advisories: readonly Coverage[],
  from: string | undefined,
  candidates: readonly string[] = advisories.flatMap(fixedVersions),
): string | undefined {
  const current = from === undefined ? undefined : versionOf(from);
  const takesPrerelease = current !== undefined && current.prerelease.length > 0;
  const fit = candidates.filter((candidate) => {
    const version = versionOf(candidate);
    if (!version || (current && version.compare(current) <= 0)) return false;
    return takesPrerelease || version.prerelease.length === 0;
  });
  fit.sort((a, b) => compare(a, b, true));
  return fit.find((candidate) => advisories.every((advisory) => affects(advisory, candidate) === "unaffected"));
}

/** Versions that an advisory names as repaired, the least first. */
export function fixedVersions({ ranges }: Coverage): string[] {
  const fixed = ranges.flatMap((range) => range.fixed ?? []).filter((version) => versionOf(version));
  return [...new Set(fixed)].sort((a, b) => compare(a, b, true));
}

/**
 * Whether an advisory affects every version that a range of npm admits, also those that nobody has published yet: what may be said where no
 * lockfile tells which version it is.
 * @returns false for what is no range
 */
export function affectsEvery(advisory: Coverage, range: string): boolean {
  let parsed: Range;
  try {
    parsed = new Range(range, true);
  } catch {
    return false;
  }
  const affected = joined(advisory.ranges);
  const admitted = parsed.set.map(boundsOf).filter((bounds) => bounds !== "nothing");
  return (
    admitted.length > 0 &&
    admitted.every((bounds) => {
      const { lower, upper } = bounds;
      if (lower && upper && upper.isIncluded && lower.compare(upper.version) === 0) return affects(advisory, lower.version) === "affected";
      return affected.some((interval) => interval.holds(bounds));
    })
  );
}

/** What a range that has no alternatives admits; undefined where it has no bound. */
interface Bounds {
  readonly lower: SemVer | undefined;
  readonly upper: UpperBound | undefined;
}

interface UpperBound {
  readonly version: SemVer;
  readonly isIncluded: boolean;
}

/** Affected versions without a gap. */
class Interval {
  constructor(
    /** Included; undefined for the first version of all. */
    readonly lower: SemVer | undefined,
    readonly upper: UpperBound | undefined,
  ) {}

  holds(bounds: Bounds): boolean {
    const startsBefore = !this.lower || (bounds.lower !== undefined && this.lower.compare(bounds.lower) <= 0);
    return startsBefore && isBefore(bounds.upper, this.upper);
  }
}

function isBefore(upper: UpperBound | undefined, other: UpperBound | undefined): boolean {
  if (!other) return true;
  if (!upper) return false;
  const order = upper.version.compare(other.version);
  return order < 0 || (order === 0 && (other.isIncluded || !upper.isIncluded));
}

/** The ranges in order, those that touch as one. */
function joined(ranges: readonly AffectedRange[]): Interval[] {
  const intervals = ranges.flatMap((range) => intervalOf(range) ?? []);
  intervals.sort((a, b) => (a.lower && b.lower ? a.lower.compare(b.lower) : Number(a.lower !== undefined) - Number(b.lower !== undefined)));
  const result: Interval[] = [];
  for (const interval of intervals) {
    const last = result.at(-1);
    const touches = last && (!last.upper || !interval.lower || interval.lower.compare(last.upper.version) <= 0);
    if (!touches) result.push(interval);
    else if (isBefore(last.upper, interval.upper)) result[result.length - 1] = new Interval(last.lower, interval.upper);
  }
  return result;
}

function intervalOf({ introduced, fixed, lastAffected }: AffectedRange): Interval | undefined {
  const lower = introduced === "0" ? undefined : versionOf(introduced);
  if (introduced !== "0" && !lower) return undefined;
  const end = fixed ?? lastAffected;
  if (end === undefined) return new Interval(lower, undefined);
  const version = versionOf(end);
  return version && new Interval(lower, { version, isIncluded: fixed === undefined });
}

function isWithin(version: SemVer, range: AffectedRange): boolean {
  const interval = intervalOf(range);
  return interval !== undefined && interval.holds({ lower: version, upper: { version, isIncluded: true } });
}

function boundsOf(comparators: readonly Comparator[]): Bounds | "nothing" {
  let lower: { version: SemVer; isIncluded: boolean } | undefined;
  let upper: UpperBound | undefined;
  for (const { operator, semver } of comparators) {
    // `*`, which admits no prerelease and so nothing before 0.0.0.
    if (!(semver instanceof SemVer)) continue;
    const isIncluded = operator === "" || operator === ">=" || operator === "<=";
    if (operator !== "<" && operator !== "<=") {
      const order = lower ? semver.compare(lower.version) : 1;
      if (!lower || order > 0 || (order === 0 && !isIncluded)) lower = { version: semver, isIncluded };
    }
    if (operator !== ">" && operator !== ">=" && isBefore({ version: semver, isIncluded }, upper)) upper = { version: semver, isIncluded };
  }
  upper &&= withoutPrereleases(upper, comparators);
  const from = lower ?? { version: new SemVer("0.0.0"), isIncluded: true };
  if (upper) {
    const order = from.version.compare(upper.version);
    if (order > 0 || (order === 0 && !(from.isIncluded && upper.isIncluded))) return "nothing";
  }
  return { lower: from.version, upper };
}

/** `<2.0.0` admits none of the prereleases of 2.0.0 that lie before it, unless the range names one of them. */
function withoutPrereleases(upper: UpperBound, comparators: readonly Comparator[]): UpperBound {
  const { version, isIncluded } = upper;
  if (isIncluded || version.prerelease.length > 0) return upper;
  const namesPrerelease = comparators.some(
    ({ semver }) => semver instanceof SemVer && semver.prerelease.length > 0 && semver.compareMain(version) === 0,
  );
  return namesPrerelease ? upper : { version: new SemVer(`${version.version}-0`), isIncluded };
}
