import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { directDependencies, type DirectDependency } from "../direct-dependencies";
import { byWayOf, packagesBelow, type PackageBelow } from "../packages-below";
import { shortened } from "../strangers-words";

/** Direct dependencies in a version that its makers advise against. */
export function* deprecatedPackages(project: DependencyProject): Iterable<DependencyProblem> {
  for (const direct of directDependencies(project)) yield* problemOf(direct, { locked: direct.locked, way: [direct.locked] });
}

/** What dependencies bring in such versions: only the makers of those can change it, so this is for who wants to know. */
export function* deprecatedBelow(project: DependencyProject): Iterable<DependencyProblem> {
  for (const direct of directDependencies(project)) {
    const nearest = packagesBelow(direct.locked, project).find(({ locked, way }) => way.length > 1 && locked.deprecated !== undefined);
    if (nearest) yield* problemOf(direct, nearest);
  }
}

/** What a message shows of the registry's words, quotation marks and all. */
const MAX_WORDS = 75;

function* problemOf({ manifest, requirement, span }: DirectDependency, below: PackageBelow): Iterable<DependencyProblem> {
  const { name, version, deprecated, source } = below.locked;
  const place = deprecated === undefined || source.kind === "local" ? undefined : span();
  if (deprecated === undefined || !place) return;
  const words = shortened(deprecated, MAX_WORDS);
  yield {
    uri: manifest.uri,
    span: place,
    facts: { package: name, version, way: byWayOf(below), words: words === "" ? "" : `: "${words}"` },
    identity: `${requirement.name} ${name} ${version}`,
  };
}
