import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { PopularNames } from "../names/popular-names";
import { atEntry, atRequirement, indirectPackages, ownNames, registryRequirements } from "./places";

/** Names that somebody may have typed who meant a much used package. */
export function* typosquats(project: DependencyProject, { knowledge }: CheckContext): Iterable<DependencyProblem> {
  const popular = PopularNames.of(knowledge);
  const ownScopes = scopesOf(ownNames(project));
  const isKnown = (name: string): boolean => knowledge.lookalikes.has(name) || ownScopes.some((scope) => name.startsWith(scope));
  for (const { manifest, requirement, name } of registryRequirements(project)) {
    const meant = isKnown(name) ? undefined : (popular.meantBy(name) ?? popular.separatedOtherwise(name));
    if (meant !== undefined) yield* atRequirement(manifest, requirement, "key", { facts: { package: name, meant }, identity: name });
  }
  const { lockfile } = project;
  if (!lockfile || popular.isEmpty) return;
  const seen = new Set<string>();
  for (const locked of indirectPackages(project)) {
    const { name, source, isBundled } = locked;
    if (seen.has(name) || source.kind !== "registry" || isBundled || isKnown(name)) continue;
    seen.add(name);
    const meant = popular.meantBy(name);
    if (meant !== undefined) yield atEntry(lockfile, locked, { severity: "medium", facts: { package: name, meant }, identity: name });
  }
}

function scopesOf(names: ReadonlySet<string>): string[] {
  return [...names].filter((name) => name.startsWith("@")).map((name) => name.slice(0, name.indexOf("/") + 1));
}
