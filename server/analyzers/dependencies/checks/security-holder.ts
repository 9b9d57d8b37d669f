import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { atEntry, atRequirement, indirectPackages } from "./places";

/** What npm publishes under the name of a package that it took away: `0.0.1-security`, `0.0.1-security.1`. */
const HOLDER = /^[\^~=v]?(\d+\.\d+\.\d+-security(?:\.\d+)?)$/;

/** Versions that the registry put in the place of a package that did harm. */
export function* securityHolders(project: DependencyProject): Iterable<DependencyProblem> {
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const installed = project.installed(manifest, requirement);
      const { specifier } = requirement;
      const target = specifier.kind === "alias" ? specifier.target : specifier;
      const version = HOLDER.exec(installed?.version ?? (target.kind === "range" ? target.range : ""))?.[1];
      const name = installed?.name ?? (specifier.kind === "alias" ? specifier.name : requirement.name);
      if (version !== undefined) yield* atRequirement(manifest, requirement, "key", { facts: { package: name, version }, identity: name });
    }
  }
  const { lockfile } = project;
  if (!lockfile) return;
  for (const locked of indirectPackages(project)) {
    const { name, version, source } = locked;
    if (source.kind === "registry" && HOLDER.test(version))
      yield atEntry(lockfile, locked, { facts: { package: name, version }, identity: name });
  }
}
