import { compare, parse } from "semver";
import { affects, affectsEvery, fixedVersions } from "../../analyzers/dependencies/advisories/affected-versions";
import { SEVERITIES } from "../../core/finding";
import type { Advisory, AdvisoryDatabase } from "../../rules/advisory";
import type { InstallTree, TreePackage } from "./install-tree";
import type { PackageMetadata, PublishedVersion } from "../../analyzers/dependencies/package-metadata";

/** What tells a package of a tree from the others; without what it is connected with, which is large. */
export type AffectedPackage = Pick<TreePackage, "key" | "name" | "version">;

/** An advisory, and what it affects of a tree. */
export interface KnownProblem {
  readonly advisory: Advisory;
  /** The package in all versions and places that are affected. */
  readonly affected: AffectedPackage[];
}

/** Problems by package and advisory. */
export type KnownProblems = ReadonlyMap<string, KnownProblem>;

/** Problems that are in more places than before, or were not there at all. */
export function introduced(before: KnownProblems, after: KnownProblems): boolean {
  return [...after].some(([key, { affected }]) => affected.length > (before.get(key)?.affected.length ?? 0));
}

/** Problems that are in fewer places than before, or gone, and in none that is new. */
export function lessened(before: KnownProblems, after: KnownProblems): KnownProblem[] {
  return [...before].flatMap(([key, problem]) => {
    const left = after.get(key)?.affected ?? [];
    const places = new Set(problem.affected.map((each) => each.key));
    return left.length < problem.affected.length && left.every((each) => places.has(each.key)) ? [problem] : [];
  });
}

interface Candidate {
  readonly version: string;
  readonly isDeprecated: boolean;
}

/** What is known against versions of packages. */
export class VersionKnowledge {
  private readonly known = new Map<string, Map<string, readonly Advisory[]>>();
  private readonly sorted = new Map<
    string,
    { readonly of: readonly PublishedVersion[] | undefined; readonly candidates: readonly Candidate[] }
  >();

  constructor(
    private readonly advisories: AdvisoryDatabase,
    private readonly metadata: PackageMetadata,
  ) {}

  /** Problems of all packages of a tree. Packages that are not from a registry share no more than a name with those that are known. */
  problemsOf(tree: InstallTree): KnownProblems {
    const problems = new Map<string, KnownProblem>();
    for (const { key: place, name, version, locked, assumedOf } of tree.packages.values()) {
      if (locked && locked.source.kind !== "registry") continue;
      const against = this.against(name, version);
      if (against.length === 0) continue;
      const affected = { key: place, name, version };
      for (const advisory of assumedOf === undefined ? against : against.filter((each) => affectsEvery(each, assumedOf))) {
        const key = `${name} ${advisory.id}`;
        const known = problems.get(key);
        if (known) known.affected.push(affected);
        else problems.set(key, { advisory, affected: [affected] });
      }
    }
    return problems;
  }

  against(name: string, version: string): readonly Advisory[] {
    let versions = this.known.get(name);
    if (!versions) this.known.set(name, (versions = new Map<string, readonly Advisory[]>()));
    let against = versions.get(version);
    if (!against) {
      against = this.advisories.of(name).filter((advisory) => affects(advisory, version) === "affected");
      versions.set(version, against);
    }
    return against;
  }

  /**
   * The least version that repairs the most of what is known against `from`, and brings nothing that `from` has not. Later versions only; a
   * prerelease only where `from` is one, a deprecated version only where nothing else will do.
   * @param fits leaves versions out
   */
  leastRepair(name: string, from: string, fits: (version: string) => boolean = () => true): string | undefined {
    const current = parse(from, true);
    if (!current) return undefined;
    const before = this.against(name, from);
    let best: { readonly version: string; readonly score: readonly number[] } | undefined;
    for (const { version, isDeprecated } of this.candidates(name)) {
      const parsed = parse(version, true);
      if (!parsed || parsed.compare(current) <= 0 || !fits(version)) continue;
      if (parsed.prerelease.length > 0 && current.prerelease.length === 0) continue;
      const after = this.against(name, version);
      if (after.length >= before.length || after.some(({ id }) => !before.some((known) => known.id === id))) continue;
      const score = [...scoreOf(after), Number(isDeprecated)];
      if (!best || isLess(score, best.score)) best = { version, score };
    }
    return best?.version;
  }

  /** Versions that there are, the least first; without a registry those that advisories name as repaired. */
  candidates(name: string): readonly Candidate[] {
    const of = this.metadata.of(name);
    let known = this.sorted.get(name);
    if (!known || known.of !== of) this.sorted.set(name, (known = { of, candidates: this.candidatesOf(name, of) }));
    return known.candidates;
  }

  private candidatesOf(name: string, versions: readonly PublishedVersion[] | undefined): readonly Candidate[] {
    const published = versions?.map(({ version, deprecated }) => ({ version, isDeprecated: deprecated !== undefined }));
    const fixed = (): Candidate[] => {
      const versions = new Set(this.advisories.of(name).flatMap(fixedVersions));
      return [...versions].map((version) => ({ version, isDeprecated: false }));
    };
    const known = (published ?? fixed()).filter(({ version }) => parse(version, true) !== null);
    return known.sort((a, b) => compare(a.version, b.version, true));
  }
}

/** How many advisories of each severity, the worst first. */
export function scoreOf(advisories: readonly Advisory[]): number[] {
  return SEVERITIES.map((severity) => advisories.filter((advisory) => advisory.severity === severity).length);
}

/** Compares scores from the left. */
export function isLess(score: readonly number[], other: readonly number[]): boolean {
  const index = score.findIndex((part, at) => part !== other[at]);
  return index >= 0 && (score[index] ?? 0) < (other[index] ?? 0);
}
