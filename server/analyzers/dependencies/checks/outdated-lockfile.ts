import satisfies from "semver/functions/satisfies";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import type { Importer, LockedDependency, LockedPackage, Lockfile } from "../lockfiles/lockfile";
import { HIDDEN_LOCKFILE } from "../lockfiles/read-lockfile";
import type { PackageManifest, Requirement } from "../manifest/package-manifest";
import { parseSpecifier, type Specifier } from "../manifest/specifier";
import { installCommand } from "./manager-files";
import { andOthers, atEntry, atRequirement, isOwnName } from "./places";

/** Manifests that ask for something else than what their lockfile was made for. */
export function* outdatedLockfile(project: DependencyProject, { host }: CheckContext): Iterable<DependencyProblem> {
  const { lockfile } = project;
  if (!lockfile?.isComplete || lockfile.uri.endsWith(`/${HIDDEN_LOCKFILE}`)) return;
  // What a manifest says is not what counts, where a program changes it while it is read.
  const isChangedByProgram = [".pnpmfile.cjs", "pnpmfile.js", ".pnpmfile.mjs"].some(
    (name) => host.read(`${project.root}/${name}`) !== undefined,
  );
  if (isChangedByProgram) return;
  const isOwn = isOwnName(project);
  const command = installCommand(lockfile.manager);
  const keepsNoRanges = lockfile.manager === "yarn-classic" || (lockfile.manager === "npm" && lockfile.formatVersion === "1");
  for (const manifest of project.manifests) {
    const path = manifest.uri.slice(project.root.length + 1, -"/package.json".length);
    const importer = lockfile.importers.find((each) => each.path === path);
    if (!importer) continue;
    for (const requirement of manifest.requirements) {
      if (requirement.field === "peerDependencies" || isOwn(requirement.name) || isOverridden(requirement, project)) continue;
      if (isReleasedTogether(manifest, requirement)) continue;
      const problem = problemIn(importer, requirement, project.installed(manifest, requirement), keepsNoRanges);
      const facts = { package: requirement.name, range: requirement.text, problem: problem ?? "", others: "", command };
      if (problem !== undefined) yield* atRequirement(manifest, requirement, "value", { facts, identity: requirement.name });
    }
    yield* extras(lockfile, manifest, importer, command);
  }
}

/** True for a package of the same name up to its first word, or of the same scope, asked for in one's own version: a monorepo links the two, and its lockfiles leave it out. */
function isReleasedTogether({ name, version }: PackageManifest, requirement: Requirement): boolean {
  const { specifier } = requirement;
  if (name === undefined || version === undefined || specifier.kind !== "range") return false;
  const family = /^(?:@[^/]+\/|[^-/]+-)/.exec(name)?.[0];
  if (family === undefined || !requirement.name.startsWith(family)) return false;
  return bare(requirement.text).replace(/^[\^~=v]+/, "") === version;
}

function isOverridden({ name }: Requirement, { manifests }: DependencyProject): boolean {
  return manifests.some(({ overrides }) => overrides.some((override) => override.name === name));
}

/** @param keepsNoRanges the format does not say what the manifest asked for when it was written, so what it asks for now stands in its place */
function problemIn(
  importer: Importer,
  requirement: Requirement,
  installed: LockedPackage | undefined,
  keepsNoRanges: boolean,
): string | undefined {
  const entries = importer.dependencies.filter(({ name, field }) => name === requirement.name && field !== "peerDependencies");
  if (entries.length === 0) return "knows nothing of it";
  const isAnswerable = requirement.field !== "optionalDependencies" && ["range", "alias"].includes(requirement.specifier.kind);
  if (isAnswerable && entries.every(({ target }) => target === undefined)) return "has no answer to it";
  if (keepsNoRanges) return answers(requirement.specifier, installed) === false ? "was made for another range of it" : undefined;
  if (entries.some(({ range }) => range === undefined || bare(range) === bare(requirement.text))) return undefined;
  const [{ range = "" }] = entries as [LockedDependency];
  return answers(requirement.specifier, installed) === false ? `was made for \`${range}\`` : undefined;
}

/** What the lockfile has for a manifest that no longer asks for it, said once. */
function* extras(lockfile: Lockfile, manifest: PackageManifest, importer: Importer, command: string): Iterable<DependencyProblem> {
  const wanted = new Set(manifest.requirements.map(({ name }) => name));
  const left = importer.dependencies.flatMap(({ name, target, field }) => {
    const locked = target === undefined ? undefined : lockfile.packages.get(target);
    return wanted.has(name) || field === "peerDependencies" || !locked || locked.source.kind === "local" ? [] : [{ name, locked }];
  });
  const [first] = left;
  if (!first) return;
  const problem = "still has what the manifest no longer asks for";
  const facts = { package: first.name, range: first.locked.version, problem, others: andOthers(left.length), command };
  yield atEntry(lockfile, first.locked, { facts, identity: `${importer.path} no longer asked for` });
}

/** Whether what is installed is what is asked for; undefined where that cannot be told. */
function answers(specifier: Specifier, installed: LockedPackage | undefined): boolean | undefined {
  if (specifier.kind === "alias") return installed && installed.name !== specifier.name ? false : answers(specifier.target, installed);
  if (specifier.kind !== "range" || !installed) return undefined;
  return installed.source.kind === "registry" ? satisfies(installed.version, specifier.range, { loose: true }) : undefined;
}

/** Without what only some managers write. */
function bare(text: string): string {
  const specifier = parseSpecifier(text);
  return (specifier.kind === "range" ? text.replace(/^\s*npm:/, "") : text).trim();
}
