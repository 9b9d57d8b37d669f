import type { Span } from "../../core/position";
import type { DependencyProject } from "./dependency-project";
import type { LockedPackage } from "./lockfiles/lockfile";
import { pathOfRequirement, type PackageManifest, type Requirement } from "./manifest/package-manifest";

/** What a manifest asks for itself, with what is installed for it. */
export interface DirectDependency {
  readonly manifest: PackageManifest;
  readonly requirement: Requirement;
  readonly locked: LockedPackage;
  /** Its place in the manifest, looked for when somebody asks. */
  readonly span: () => Span | undefined;
}

/** The dependencies of all manifests, once where a manifest names one in several fields. Peers are somebody else's to choose. */
export function* directDependencies(project: DependencyProject): Iterable<DirectDependency> {
  for (const manifest of project.manifests) {
    const seen = new Set<string>();
    for (const requirement of manifest.requirements) {
      const { name, field } = requirement;
      const locked = field === "peerDependencies" || seen.has(name) ? undefined : project.installed(manifest, requirement);
      if (!locked) continue;
      seen.add(name);
      yield { manifest, requirement, locked, span: () => manifest.spanOf(pathOfRequirement(requirement), "property") };
    }
  }
}
