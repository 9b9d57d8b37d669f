import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { isRecord, textsOf } from "../json-values";
import type { LockedPackage } from "../lockfiles/lockfile";
import type { PackageManifest } from "../manifest/package-manifest";
import { PopularNames } from "../names/popular-names";
import { atEntry, atRequirement, chainTo, indirectPackages } from "./places";

/** Packages that run a program of their own while they are installed. */
export function* installScripts(project: DependencyProject): Iterable<DependencyProblem> {
  yield* atScripts(project, (locked) => !locked.isBundled && {});
}

/** Those of them that something else speaks against: nobody vouches for where they come from, or for their name. */
export function* suspiciousInstallScripts(project: DependencyProject, { knowledge }: CheckContext): Iterable<DependencyProblem> {
  const popular = PopularNames.of(knowledge);
  yield* atScripts(project, ({ source, name }) => {
    if (source.kind === "git") return { suspicion: "it comes from a git repository" };
    if (source.kind === "http") return { suspicion: "it comes from an address of its own" };
    const meant = source.kind === "registry" && !knowledge.lookalikes.has(name) ? popular.meantBy(name) : undefined;
    return meant !== undefined && { suspicion: `its name is close to the much used "${meant}"` };
  });
}

function* atScripts(
  project: DependencyProject,
  factsOf: (locked: LockedPackage) => Readonly<Record<string, string>> | false,
): Iterable<DependencyProblem> {
  const { lockfile } = project;
  if (!lockfile) return;
  const allowed = new Set(project.manifests.flatMap(allowedToRun));
  const runs = ({ hasInstallScript, name }: LockedPackage): boolean => hasInstallScript || allowed.has(name);
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const locked = project.installed(manifest, requirement);
      const facts = locked && runs(locked) && locked.source.kind !== "local" && factsOf(locked);
      if (!locked || !facts) continue;
      const { name, version } = locked;
      yield* atRequirement(manifest, requirement, "key", { facts: { package: name, version, chain: name, ...facts }, identity: name });
    }
  }
  for (const locked of indirectPackages(project)) {
    const facts = runs(locked) && locked.source.kind !== "local" && factsOf(locked);
    const { name, version } = locked;
    if (facts)
      yield atEntry(lockfile, locked, { facts: { package: name, version, chain: chainTo(project, locked), ...facts }, identity: name });
  }
}

/** Packages whose scripts the manifest allows: the lockfiles of Bun, and of pnpm since version 9, do not say which have some. */
function allowedToRun({ text, problems }: PackageManifest): readonly string[] {
  if (problems.length > 0 || !/trustedDependencies|onlyBuiltDependencies/.test(text)) return [];
  const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  if (!isRecord(json)) return [];
  return [...textsOf(json.trustedDependencies), ...textsOf(isRecord(json.pnpm) ? json.pnpm.onlyBuiltDependencies : undefined)];
}
