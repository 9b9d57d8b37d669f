import satisfies from "semver/functions/satisfies";
import type { FlowStep, Severity } from "../../../core/finding";
import { SEVERITIES } from "../../../core/finding";
import type { Advisory } from "../../../rules/advisory";
import { affectedPackages, bySeverity, worstFirst, type AffectedPackage } from "../advisories/affected-packages";
import { affectsEvery } from "../advisories/affected-versions";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { Chain, DependencyProject } from "../dependency-project";
import type { LockedPackage } from "../lockfiles/lockfile";
import { pathOfRequirement, type PackageManifest, type Requirement } from "../manifest/package-manifest";
import type { Specifier } from "../manifest/specifier";
import type { Reachability } from "../reachability/reachability";
import { wordsOfChain } from "./chain-words";

/** One vulnerable package, in one of the places where it is installed. */
interface Installed {
  readonly affected: AffectedPackage;
  /** The shortest way in which it comes into the project, where the lockfile tells one. */
  readonly chain: Chain | undefined;
  readonly severity: Severity;
  readonly reachability: Reachability;
}

/** The same, as a line of a manifest brings it in. */
interface Vulnerable extends Installed {
  readonly chain: Chain;
}

/**
 * Packages with known vulnerabilities: at the manifest's line that brings them in, one for each line and the worst first, and at the lockfile's
 * entry, one for each version. Where no lockfile says which version it is, only ranges that admit no other are told.
 */
export function* vulnerablePackages(project: DependencyProject, context: CheckContext): Iterable<DependencyProblem> {
  const byLine = new Map<Requirement, Vulnerable[]>();
  const byVersion = new Map<string, Installed[]>();
  for (const affected of affectedPackages(project, context.knowledge.advisories)) {
    if (affected.advisories[0].malicious) continue;
    const chains = project.chainsTo(affected.locked).filter((chain) => isInStep(chain));
    const reachability = reachabilityOf(affected, chains, context);
    const severity = severityOf(affected);
    for (const chain of shortestOfEach(chains)) {
      const line = byLine.get(chain.requirement) ?? [];
      byLine.set(chain.requirement, [...line, { affected, chain, severity, reachability }]);
    }
    const places = byVersion.get(versionOf(affected)) ?? [];
    byVersion.set(versionOf(affected), [...places, { affected, chain: chains[0], severity, reachability }]);
  }
  for (const places of byVersion.values()) yield* atLockfile(project, places);
  for (const found of byLine.values()) yield* atManifest(found);
  yield* withoutLock(project, context);
}

/** A version may be installed in many folders, and is still one thing to know. */
function* atLockfile({ lockfile }: DependencyProject, places: readonly Installed[]): Iterable<DependencyProblem> {
  const [worst] = [...places].sort((a, b) => bySeverity(a.severity, b.severity) || rankOf(a) - rankOf(b) || lengthOf(a) - lengthOf(b));
  if (!lockfile || !worst) return;
  const { affected, chain, severity, reachability } = worst;
  const facts = factsOf(affected, chain, reachability, 0);
  // What tools of developers bring in, the line of the manifest that asks for the tool sums up.
  const isSummedUp = chain !== undefined && chain.packages.length > 1 && places.every((place) => place.affected.locked.isDevelopment);
  yield {
    uri: lockfile.uri,
    span: lockfile.spanOf(affected.locked),
    severity,
    isDoubtful: isSummedUp && bySeverity(severity, "high") > 0,
    facts: { ...facts, more: (places.length > 1 ? `; it is installed in ${places.length} places` : "") + (facts.more ?? "") },
    identity: identityOf(affected),
    related: stepsOf(reachability),
  };
}

function versionOf({ locked }: AffectedPackage): string {
  return `${locked.name}@${locked.version}`;
}

function lengthOf({ chain }: Installed): number {
  return chain?.packages.length ?? Infinity;
}

function* atManifest(found: readonly Vulnerable[]): Iterable<DependencyProblem> {
  const [worst] = [...found].sort(
    (a, b) => bySeverity(a.severity, b.severity) || rankOf(a) - rankOf(b) || a.chain.packages.length - b.chain.packages.length,
  );
  if (!worst) return;
  const { affected, chain, severity, reachability } = worst;
  const span = chain.manifest.spanOf(pathOfRequirement(chain.requirement), "value");
  if (!span) return;
  yield {
    uri: chain.manifest.uri,
    span,
    severity,
    facts: factsOf(affected, chain, reachability, found.length - 1),
    identity: `${chain.requirement.name} ${identityOf(affected)}`,
    related: stepsOf(reachability),
  };
}

/** What is known to be reached comes before what may be, and that before what is only imported. */
function rankOf({ reachability }: Installed): number {
  return ["reachable", "undetermined", "imported"].indexOf(reachability.verdict);
}

function identityOf({ locked, advisories }: AffectedPackage): string {
  return `${locked.name} ${advisories[0].id}`;
}

/** The worst of the advisories, one less for what only those who develop the project run. */
function severityOf({ locked, advisories }: AffectedPackage): Severity {
  return lessFor(advisories[0].severity, locked.isDevelopment);
}

function lessFor(worst: Severity, isDevelopment: boolean): Severity {
  const steps = SEVERITIES.indexOf(worst) + (isDevelopment ? 1 : 0);
  return SEVERITIES[Math.min(SEVERITIES.length - 1, steps)] ?? "low";
}

function reachabilityOf({ locked, advisories }: AffectedPackage, chains: readonly Chain[], { reachability }: CheckContext): Reachability {
  const direct = chains.find(({ packages }) => packages.length === 1);
  const ids = advisories.map(({ id }) => id);
  const ways = chains.filter(({ packages }) => packages.length > 1).map(({ packages }) => packages.map(({ name }) => name));
  return reachability?.of(ids, locked.name, direct?.requirement.name, ways) ?? { verdict: "undetermined" };
}

function stepsOf(reachability: Reachability): FlowStep[] {
  if (reachability.verdict === "undetermined") return [];
  const imported: FlowStep[] = reachability.import
    ? [{ kind: "source", message: "It is imported here.", location: reachability.import }]
    : [];
  if (reachability.verdict === "imported") return imported;
  const message =
    reachability.through === undefined ? "The vulnerable part is used here." : `${reachability.through} is used here, and hands it on.`;
  return [...imported, { kind: "sink", message, location: reachability.use }];
}

function factsOf(
  { locked, advisories }: AffectedPackage,
  chain: Chain | undefined,
  reachability: Reachability,
  others: number,
): Record<string, string> {
  const way = chain && chain.packages.length > 1 ? ` (${wordsOfChain(chain)})` : "";
  return {
    ...wordsOf(advisories),
    what: `\`${locked.name}\` ${locked.version}${way}`,
    more: moreOf(chain, others) + reachedOf(reachability),
    package: locked.name,
    version: locked.version,
    reachability: reachability.verdict,
    ...(chain && { dependency: chain.requirement.name, field: chain.requirement.field }),
  };
}

function wordsOf(advisories: readonly Advisory[]): Record<string, string> {
  const [worst] = advisories;
  const count = advisories.length === 1 ? "a known vulnerability" : `${advisories.length} known vulnerabilities, the worst of them`;
  return {
    count,
    title: worst?.title ?? "",
    id: worst?.id ?? "",
    advisories: advisories.map(({ id }) => id).join(","),
    names: namesOf(advisories),
  };
}

/** Each advisory by all its names, for who knows it by another one. */
export function namesOf(advisories: readonly Advisory[]): string {
  return advisories.map(({ id, aliases }) => [id, ...aliases].join(" ")).join(",");
}

function moreOf(chain: Chain | undefined, others: number): string {
  if (!chain || others === 0) return "";
  return `; ${chain.requirement.name} brings ${others} more vulnerable ${others === 1 ? "package" : "packages"} in`;
}

function reachedOf({ verdict }: Reachability): string {
  if (verdict === "reachable") return "; this project reaches it";
  return verdict === "imported" ? "; what this project uses of it is not the vulnerable part" : "";
}

/** The shortest way from each manifest, since one repair there is what is needed. */
function shortestOfEach(chains: readonly Chain[]): readonly Chain[] {
  const shortest = new Map<PackageManifest, Chain>();
  for (const chain of chains) if (!shortest.has(chain.manifest)) shortest.set(chain.manifest, chain);
  return [...shortest.values()];
}

/** False where the manifest asks for another version by now: then the lockfile will be written anew, and says nothing of it. */
export function isInStep({ manifest, requirement, packages }: Chain): boolean {
  if (packages.slice(1).some((locked, index) => isOverridden(manifest, locked, packages[index]?.name))) return false;
  const range = rangeOf(requirement.specifier);
  const [first] = packages;
  if (range === undefined || !first || overridesOwn(manifest, first.name)) return true;
  return satisfies(first.version, range, { loose: true, includePrerelease: true });
}

/** An override below another package leaves alone what the manifest itself asks for. */
function overridesOwn({ overrides }: PackageManifest, packageName: string): boolean {
  return overrides.some(({ name, path }) => name === packageName && path.length === 1 && !path[0]?.includes(">"));
}

function rangeOf(specifier: Specifier): string | undefined {
  if (specifier.kind === "alias") return rangeOf(specifier.target);
  return specifier.kind === "range" ? specifier.range : undefined;
}

/** Requirements that nothing is locked for, or another version than they ask for. */
function* withoutLock(project: DependencyProject, { knowledge }: CheckContext): Iterable<DependencyProblem> {
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const { specifier, name, field, text } = requirement;
      const range = rangeOf(specifier);
      const installed = project.installed(manifest, requirement);
      if (range === undefined || (installed && isInStep({ manifest, requirement, packages: [installed] }))) continue;
      const packageName = specifier.kind === "alias" ? specifier.name : name;
      const advisories = knowledge.advisories
        .of(packageName)
        .filter((advisory) => !advisory.malicious)
        .sort(worstFirst);
      const all = { ranges: advisories.flatMap(({ ranges }) => ranges), versions: [] };
      if (advisories.length === 0 || !affectsEvery(all, range)) continue;
      const certain = advisories.filter((advisory) => affectsEvery(advisory, range));
      const told = certain.length > 0 ? certain : advisories;
      const isDevelopment = field === "devDependencies";
      const severity = lessFor(told[0]?.severity ?? "medium", isDevelopment);
      // What is only for development, and perhaps not installed at all, is worth a word where it may be serious.
      if (isDevelopment && severity === "low") continue;
      const isDoubtful = isDevelopment && bySeverity(severity, "high") > 0;
      const span = manifest.spanOf(pathOfRequirement(requirement), "value");
      if (!span) continue;
      yield {
        uri: manifest.uri,
        span,
        severity,
        isDoubtful,
        facts: {
          ...wordsOf(told),
          what: `Every version of \`${packageName}\` that \`${text}\` admits`,
          more: "",
          package: packageName,
          version: text,
          dependency: name,
          field,
          reachability: "undetermined",
        },
        identity: `${name} ${packageName} ${told[0]?.id ?? ""}`,
      };
    }
  }
}

/** An override of the manifest gives the one who asks another version than the one that is locked. */
function isOverridden({ overrides }: PackageManifest, { name, version }: LockedPackage, parent: string | undefined): boolean {
  return overrides.some((override) => {
    if (override.name !== name || override.specifier.kind !== "range") return false;
    // `express`, `express>qs`, `**/express/qs`: whom the override is for, where it is not for all.
    const key = override.path.join(">");
    const asker =
      key.includes(">") || override.field === "resolutions"
        ? /(?:^|[>/])((?:@[^@/>]+\/)?[^@/>*]+)(?:@[^>]*)?[>/][^>]*$/.exec(key)?.[1]
        : undefined;
    if (asker !== undefined && asker !== parent && !name.startsWith(`${asker}/`)) return false;
    return !satisfies(version, override.specifier.range, { loose: true, includePrerelease: true });
  });
}
