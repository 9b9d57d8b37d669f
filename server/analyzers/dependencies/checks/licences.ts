import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { directDependencies } from "../direct-dependencies";
import { licenceOf } from "../licences/installed-licences";
import type { Licence } from "../licences/licence";
import { LicencePolicy, type Verdict } from "../licences/licence-policy";
import type { LockedPackage } from "../lockfiles/lockfile";
import { shortened } from "../strangers-words";
import { byWayOf, packagesBelow, type PackageBelow } from "../packages-below";

interface Assessed {
  readonly licence: Licence;
  readonly verdict: Verdict | undefined;
}

/** Packages under a licence that the settings do not allow: one problem for each direct dependency, about the worst that it brings. */
export function* deniedLicences(project: DependencyProject, context: CheckContext): Iterable<DependencyProblem> {
  const policy = LicencePolicy.of(context.settings.licences, context.knowledge.licencePresets);
  if (!policy) return;
  yield* worstOf(project, context, policy, ({ verdict }) => (verdict === "denied" ? 2 : verdict === "unlisted" ? 1 : 0));
}

/** Packages of which nobody can say whether their licence is fine, where only listed ones are. */
export function* unknownLicences(project: DependencyProject, context: CheckContext): Iterable<DependencyProblem> {
  const policy = LicencePolicy.of(context.settings.licences, context.knowledge.licencePresets);
  if (!policy?.isClosed) return;
  if (nothingIsKnown(project, context)) {
    yield* onceForAll(project);
    return;
  }
  const badness: Readonly<Record<Licence["kind"], number>> = { missing: 3, other: 2, unknown: 1, expression: 0 };
  yield* worstOf(project, context, policy, ({ licence }) => badness[licence.kind]);
}

function nothingIsKnown(project: DependencyProject, { host }: CheckContext): boolean {
  const packages = [...(project.lockfile?.packages.values() ?? [])].filter(({ source }) => source.kind !== "local");
  return packages.length > 0 && packages.every((locked) => licenceOf(locked, project, host).kind === "unknown");
}

/** Where nothing is installed and the lockfile keeps no licences, saying so once is enough. */
function* onceForAll(project: DependencyProject): Iterable<DependencyProblem> {
  for (const { manifest, requirement, locked, span } of directDependencies(project)) {
    const place = locked.source.kind === "local" ? undefined : span();
    if (!place) continue;
    const others = " (as of all that is installed here: install the packages and look again)";
    yield {
      uri: manifest.uri,
      span: place,
      facts: { package: locked.name, version: locked.version, licence: wordsFor({ kind: "unknown" }), way: "", others },
      identity: `${requirement.name} and all others`,
    };
    return;
  }
}

/** @param badness 0 for what is fine */
function* worstOf(
  project: DependencyProject,
  context: CheckContext,
  policy: LicencePolicy,
  badness: (assessed: Assessed) => number,
): Iterable<DependencyProblem> {
  const known = new Map<LockedPackage, Assessed>();
  const assess = (locked: LockedPackage): Assessed => {
    const before = known.get(locked);
    if (before) return before;
    const licence = licenceOf(locked, project, context.host);
    const assessed = { licence, verdict: policy.verdictOf(licence) };
    known.set(locked, assessed);
    return assessed;
  };
  for (const { manifest, requirement, locked, span } of directDependencies(project)) {
    const bad = packagesBelow(locked, project)
      .filter((below) => below.locked.source.kind !== "local" && badness(assess(below.locked)) > 0)
      .sort((a, b) => badness(assess(b.locked)) - badness(assess(a.locked)) || a.way.length - b.way.length);
    const [worst] = bad;
    const place = worst && span();
    if (!place) continue;
    const licence = wordsFor(assess(worst.locked).licence);
    yield {
      uri: manifest.uri,
      span: place,
      ...(requirement.field === "devDependencies" && { severity: "low" }),
      facts: { package: worst.locked.name, version: worst.locked.version, licence, way: byWayOf(worst), others: othersOf(bad) },
      identity: `${requirement.name} ${worst.locked.name} ${licence}`,
    };
  }
}

/** Short enough that a message shows it whole. */
const MAX_WORDS = 40;

function wordsFor(licence: Licence): string {
  switch (licence.kind) {
    case "expression":
      return licence.text;
    case "other":
      return `calls its licence "${shortened(licence.text, MAX_WORDS)}"`;
    case "missing":
      return "says nothing about its licence";
    case "unknown":
      return "has a licence that neither the lockfile nor node_modules tells";
  }
}

function othersOf(bad: readonly PackageBelow[]): string {
  const count = new Set(bad.map(({ locked }) => `${locked.name}@${locked.version}`)).size - 1;
  return count === 0 ? "" : ` (and ${count} more of what it brings)`;
}
