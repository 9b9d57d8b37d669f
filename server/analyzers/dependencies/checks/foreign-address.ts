import type { SameRegistries } from "../../../rules/dependency-knowledge";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import type { LockedPackage, Lockfile } from "../lockfiles/lockfile";
import { parseSpecifier } from "../manifest/specifier";
import { scopeOf } from "../names/popular-names";
import { atEntry } from "./places";
import { configuredRegistries, hostOf, readTarballAddress } from "./registries";

/** From this many packages on, one host that differs from all others is odd. */
const MANY = 20;
const MOST_FOREIGN = 2;

/** Entries that would install something else than what they are called, or from elsewhere than all others: how lockfiles are poisoned. */
export function* foreignAddresses(project: DependencyProject, context: CheckContext): Iterable<DependencyProblem> {
  const { lockfile } = project;
  if (!lockfile) return;
  const oddHosts = oddHostsIn(project, lockfile, context);
  let requests: ReadonlyMap<string, readonly string[]> | undefined;
  for (const locked of lockfile.packages.values()) {
    const { source, name, version } = locked;
    if (source.kind === "local" || source.address === undefined || locked.isBundled) continue;
    const from = source.kind === "registry" && oddHosts.size > 0 ? hostOf(source.address, context.knowledge.registries) : undefined;
    const problem =
      (source.kind === "registry" && nameProblem(locked, source.address)) ||
      (from !== undefined && oddHosts.has(from) && `from ${from}, where nothing else here comes from`) ||
      (source.kind !== "registry" &&
        isAskedOfRegistry(locked, source.address, (requests ??= requestsIn(project, lockfile)), project) &&
        "although it is asked for as a version from the registry");
    const facts = { package: name, version, address: shown(source.address), problem: problem || "" };
    if (problem) yield atEntry(lockfile, locked, { facts, identity: `${name}@${version}` });
  }
}

/** A lockfile stays what it is while somebody types in a manifest. */
const NAME_PROBLEMS = new WeakMap<LockedPackage["source"], { readonly problem: string | undefined }>();

function nameProblem(locked: LockedPackage, address: string): string | undefined {
  let known = NAME_PROBLEMS.get(locked.source);
  if (!known) NAME_PROBLEMS.set(locked.source, (known = { problem: findNameProblem(locked, address) }));
  return known.problem;
}

function findNameProblem({ name, version }: LockedPackage, address: string): string | undefined {
  const said = readTarballAddress(address);
  if (!said) return undefined;
  if (said.name.toLowerCase() !== name.toLowerCase()) return `which is the package "${said.name}"`;
  if (said.version === undefined) return "which is a file of another package";
  return withoutBuild(said.version) === withoutBuild(version) ? undefined : `which is version ${said.version}`;
}

function withoutBuild(version: string): string {
  return version.replace(/^[v=\s]+/, "").replace(/\+.*$/, "");
}

type Hosts = ReadonlyMap<string, readonly string[]>;
const HOSTS = new WeakMap<Lockfile["packages"], { readonly same: readonly SameRegistries[]; readonly byHost: Hosts }>();

/** Names of packages by the host that they come from. */
function hostsIn({ packages }: Lockfile, same: readonly SameRegistries[]): Hosts {
  const known = HOSTS.get(packages);
  if (known?.same === same) return known.byHost;
  const byHost = new Map<string, string[]>();
  for (const { source, name, isBundled } of packages.values()) {
    const host = source.kind === "registry" && !isBundled ? hostOf(source.address, same) : undefined;
    if (host === undefined) continue;
    const names = byHost.get(host);
    if (names) names.push(name);
    else byHost.set(host, [name]);
  }
  HOSTS.set(packages, { same, byHost });
  return byHost;
}

/** Hosts of very few packages among many, that neither the project's settings nor a scope of their own explain. */
function oddHostsIn(project: DependencyProject, lockfile: Lockfile, { host: files, knowledge }: CheckContext): ReadonlySet<string> {
  const byHost = hostsIn(lockfile, knowledge.registries);
  const count = [...byHost.values()].reduce((sum, names) => sum + names.length, 0);
  if (byHost.size < 2 || count < MANY) return new Set();
  const { hosts, someUnknown } = configuredRegistries(project.root, files, knowledge.registries);
  if (someUnknown) return new Set();
  const isOdd = ([host, names]: readonly [string, readonly string[]]): boolean => {
    const scope = scopeOf(names[0] ?? "");
    const hasScope = scope !== undefined && names.every((name) => scopeOf(name) === scope);
    const isElsewhere = [...byHost].some(([other, theirs]) => other !== host && theirs.some((name) => scopeOf(name) === scope));
    return names.length <= MOST_FOREIGN && !hosts.has(host) && (!hasScope || isElsewhere);
  };
  return new Set([...byHost].filter(isOdd).map(([host]) => host));
}

/** What is written where a package is asked for, by the package that is installed for it. */
function requestsIn(project: DependencyProject, { packages, importers }: Lockfile): ReadonlyMap<string, readonly string[]> {
  const requests = new Map<string, string[]>();
  const add = (target: string | undefined, text: string | undefined): void => {
    if (target === undefined || text === undefined) return;
    const texts = requests.get(target);
    if (texts) texts.push(text);
    else requests.set(target, [text]);
  };
  for (const { dependencies } of [...importers, ...packages.values()]) for (const { target, range } of dependencies) add(target, range);
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) add(project.installed(manifest, requirement)?.id, requirement.text);
  }
  return requests;
}

function isAskedOfRegistry(
  { id, name }: LockedPackage,
  address: string,
  requests: ReadonlyMap<string, readonly string[]>,
  { manifests }: DependencyProject,
): boolean {
  const texts = requests.get(id) ?? [];
  const isOverridden = manifests.some(({ overrides }) => overrides.some((override) => override.name === name));
  if (texts.length === 0 || isOverridden || address.includes(`/${name}/`)) return false;
  return texts.every((text) => parseSpecifier(text).kind === "range");
}

/** Without what somebody may have written for their password. */
function shown(address: string): string {
  return address.replace(/\/\/[^/@]*@/, "//").slice(0, 200);
}
