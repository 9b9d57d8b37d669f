import type { Severity } from "../../../core/finding";
import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import type { LockedPackage } from "../lockfiles/lockfile";
import type { PackageManifest, Requirement } from "../manifest/package-manifest";
import type { Specifier } from "../manifest/specifier";
import { andOthers, atEntry, atRequirement } from "./places";

interface Weakness {
  readonly severity: Severity;
  /** Goes on after "`x` comes from `address`". */
  readonly problem: string;
}

/** A commit's whole name, or the beginning of one that is long enough to be no branch. */
const COMMIT = /^(?:commit=)?[0-9a-f]{7,64}$/i;

/** Dependencies that come over connections, or from places, where others can put something else. */
export function* insecureSources(project: DependencyProject): Iterable<DependencyProblem> {
  const reported = new Set<LockedPackage>();
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const installed = project.installed(manifest, requirement);
      const weakness = weaknessOf(requirement.specifier, installed, project.lockfile !== undefined);
      if (!weakness || (weakness !== UNENCRYPTED && isOfTheSamePeople(manifest, requirement))) continue;
      if (installed) reported.add(installed);
      const { problem, severity } = weakness;
      const facts = { package: requirement.name, address: requirement.text, problem, others: "" };
      yield* atRequirement(manifest, requirement, "value", { severity, facts, identity: requirement.name });
    }
  }
  yield* unencryptedEntries(project, reported);
}

const RELEASE = /^(?:v|semver:)?\d+\.\d/;
/** Where a repository is, and who it belongs to: `github:shelf/config`, `shelf/config`, `git+ssh://git@host.example/shelf/config.git`. */
const PLACE = /^(?:(?:git\+)?[a-z]+:\/\/)?(?:[^@/]*@)?(?:([\w.-]{1,100})[/:])?([\w.-]{1,100})\/[\w.-]{1,100}?\/?$/;
const GITHUB = "github.com";
const SHORT_HOSTS: ReadonlyMap<string, string> = new Map([
  ["github", GITHUB],
  ["gitlab", "gitlab.com"],
  ["bitbucket", "bitbucket.org"],
]);

/**
 * True where those who may push there are those who publish the package itself: a repository of the owner of its own, or a release of
 * `@shelf/config` from `shelf/config` by a tag, in `@shelf/kit`.
 */
function isOfTheSamePeople({ name, repository }: PackageManifest, { name: required, specifier }: Requirement): boolean {
  if (specifier.kind !== "git") return false;
  const there = placeOf(specifier.address);
  if (!there) return false;
  const own = repository === undefined ? undefined : placeOf(repository);
  if (own?.host === there.host && own.owner === there.owner) return true;
  return RELEASE.test(specifier.committish ?? "") && [name, required].every((each) => each?.startsWith(`@${there.owner}/`));
}

function placeOf(address: string): { host: string; owner: string } | undefined {
  const [, host, owner] = PLACE.exec(address) ?? [];
  return owner === undefined ? undefined : { host: SHORT_HOSTS.get(host ?? "github") ?? host ?? GITHUB, owner: owner.toLowerCase() };
}

function weaknessOf(specifier: Specifier, installed: LockedPackage | undefined, isLocked: boolean): Weakness | undefined {
  if (specifier.kind === "http") {
    if (/^(?:http|ftp):/i.test(specifier.address)) return UNENCRYPTED;
    // Where nothing is locked, that is another rule's matter.
    if (!isLocked || installed?.source.kind !== "http" || installed.integrity !== undefined) return undefined;
    return { severity: "medium", problem: "without a checksum in the lockfile, so it is whatever lies there when it is installed" };
  }
  if (specifier.kind !== "git") return undefined;
  if (/^(?:git|git\+http|http):/i.test(specifier.address)) return UNENCRYPTED;
  const { committish } = specifier;
  if (committish !== undefined && COMMIT.test(committish)) return undefined;
  const isPinned = installed?.source.kind === "git" && installed.source.commit !== undefined;
  const what = committish === undefined ? "without a commit" : "by a branch or tag instead of a commit";
  return { severity: isPinned ? "low" : "medium", problem: `${what}, so whoever may push there decides what the next update runs` };
}

const UNENCRYPTED: Weakness = {
  severity: "high",
  problem: "without encryption, so whoever is on the way there can put other code in its place",
};

/** One finding for each host: an old lockfile has a thousand of them, and one cause. */
function* unencryptedEntries({ lockfile }: DependencyProject, reported: ReadonlySet<LockedPackage>): Iterable<DependencyProblem> {
  if (!lockfile) return;
  const byHost = new Map<string, LockedPackage[]>();
  for (const locked of lockfile.packages.values()) {
    const { source } = locked;
    const address = source.kind === "local" || reported.has(locked) ? undefined : source.address;
    const host = address === undefined ? undefined : /^(?:http|git|git\+http):\/\/(?:[^/@]*@)?([^/:]+)/i.exec(address)?.[1];
    if (host === undefined || /^(?:localhost|127\.|\[)/.test(host)) continue;
    const of = byHost.get(host);
    if (of) of.push(locked);
    else byHost.set(host, [locked]);
  }
  for (const [host, of] of byHost) {
    // A strong checksum, or a commit, gives away what was put in the place of the right one.
    const first = of.find((locked) => !isVouchedFor(locked)) ?? of[0];
    if (!first) continue;
    const severity = isVouchedFor(first) ? "low" : "high";
    const facts = { package: first.name, address: host, problem: UNENCRYPTED.problem, others: andOthers(of.length) };
    yield atEntry(lockfile, first, { severity, facts, identity: `unencrypted ${host}` });
  }
}

function isVouchedFor({ integrity, source }: LockedPackage): boolean {
  return source.kind === "git" ? source.commit !== undefined : integrity !== undefined && /sha(?:256|384|512)-/.test(integrity);
}
