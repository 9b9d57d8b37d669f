import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { PopularNames } from "../names/popular-names";
import { atEntry, atRequirement, indirectPackages, isOwnName, registryRequirements } from "./places";

/** Names that somebody may have typed who meant a much used package. */
export function* typosquats(project: DependencyProject, { knowledge }: CheckContext): Iterable<DependencyProblem> {
  const popular = PopularNames.of(knowledge);
  const isOwn = isOwnName(project);
  const isKnown = (name: string): boolean => knowledge.lookalikes.has(name) || isOwn(name);
  for (const { manifest, requirement, name } of registryRequirements(project)) {
    if (isKnown(name)) continue;
    const slipped = popular.meantBy(name);
    const meant = slipped ?? popular.separatedOtherwise(name);
    const severity = slipped === undefined && { severity: "medium" as const };
    if (meant !== undefined)
      yield* atRequirement(manifest, requirement, "key", { ...severity, facts: { package: name, meant }, identity: name });
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
