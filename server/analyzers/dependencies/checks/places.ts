import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import type { LockedPackage, Lockfile } from "../lockfiles/lockfile";
import { wordsOfChain } from "./chain-words";
import { scopeOf } from "../names/popular-names";
import { pathOfRequirement, type PackageManifest, type Requirement } from "../manifest/package-manifest";

type Report = Omit<DependencyProblem, "uri" | "span">;

/** A problem at a dependency's line in the manifest. */
export function* atRequirement(
  manifest: PackageManifest,
  requirement: Requirement,
  part: "key" | "value",
  report: Report,
): Iterable<DependencyProblem> {
  const span = manifest.spanOf(pathOfRequirement(requirement), part);
  if (span) yield { uri: manifest.uri, span, ...report };
}

/** A problem at a package's entry in the lockfile. */
export function atEntry(lockfile: Lockfile, locked: LockedPackage, report: Report): DependencyProblem {
  return { uri: lockfile.uri, span: lockfile.spanOf(locked), ...report };
}

/** A dependency that a registry is asked for. */
export interface RegistryRequirement {
  readonly manifest: PackageManifest;
  readonly requirement: Requirement;
  /** Its name in the registry, which an alias hides. */
  readonly name: string;
  readonly installed: LockedPackage | undefined;
}

/** What the manifests ask registries for: no files, no git repositories, no packages of the project itself. */
export function* registryRequirements(project: DependencyProject): Iterable<RegistryRequirement> {
  const isOwn = isOwnName(project);
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const { specifier } = requirement;
      const name = specifier.kind === "alias" ? specifier.name : requirement.name;
      if (!["range", "tag", "alias", "catalog"].includes(specifier.kind) || isOwn(name)) continue;
      const installed = project.installed(manifest, requirement);
      if (installed && installed.source.kind !== "registry") continue;
      yield { manifest, requirement, name, installed };
    }
  }
}

/** Whether a name is one of the packages that the project itself consists of, or of a scope that one of them has. */
export function isOwnName({ manifests, lockfile }: DependencyProject): (name: string) => boolean {
  const named = [...manifests, ...(lockfile?.importers ?? [])].map(({ name }) => name);
  for (const { source, name } of lockfile?.packages.values() ?? []) if (source.kind === "local") named.push(name);
  const own = new Set<string>();
  for (const name of named) {
    if (name === undefined) continue;
    own.add(name);
    const scope = scopeOf(name);
    if (scope !== undefined) own.add(scope);
  }
  return (name) => own.has(name) || own.has(scopeOf(name) ?? "");
}

/** Packages that only other packages ask for. */
export function* indirectPackages(project: DependencyProject): Iterable<LockedPackage> {
  const direct = new Set<string>();
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const installed = project.installed(manifest, requirement);
      if (installed) direct.add(installed.id);
    }
  }
  for (const locked of project.lockfile?.packages.values() ?? []) if (!direct.has(locked.id)) yield locked;
}

/** The shortest way from what a manifest asks for down to a package: `a → b → c`. */
export function chainTo(project: DependencyProject, locked: LockedPackage): string {
  const [chain] = project.chainsTo(locked);
  return chain ? wordsOfChain(chain) : locked.name;
}

/** " and 3 others", or nothing. */
export function andOthers(count: number): string {
  return count <= 1 ? "" : count === 2 ? " and 1 other package" : ` and ${count - 1} other packages`;
}
