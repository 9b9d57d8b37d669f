import type { SameRegistries } from "../../../rules/dependency-knowledge";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { PopularNames, scopeOf } from "../names/popular-names";
import { atRequirement, registryRequirements, type RegistryRequirement } from "./places";
import { hostOf } from "./registries";

/** Names without a scope that look like a package of one: of a much used scope, or of one that has a registry of its own here. */
export function* unscopedLookalikes(project: DependencyProject, { knowledge }: CheckContext): Iterable<DependencyProblem> {
  const popular = PopularNames.of(knowledge);
  const requirements = [...registryRequirements(project)];
  const privateScopes = scopesWithOwnHost(requirements, knowledge.registries);
  for (const { manifest, requirement, name, installed } of requirements) {
    if (knowledge.lookalikes.has(name) || popular.has(name)) continue;
    const meant =
      popular.scopedLike(name) ??
      (installed && inPrivateScope(name, hostOf(addressOf(installed.source), knowledge.registries), privateScopes));
    if (meant !== undefined) yield* atRequirement(manifest, requirement, "key", { facts: { package: name, meant }, identity: name });
  }
}

/** Scopes, without `@`, all of whose packages come from a host that no package without a scope comes from. */
function scopesWithOwnHost(requirements: readonly RegistryRequirement[], same: readonly SameRegistries[]): ReadonlyMap<string, string> {
  const common = new Set<string | undefined>();
  const hosts = new Map<string, Set<string | undefined>>();
  for (const { name, installed } of requirements) {
    if (!installed) continue;
    const host = hostOf(addressOf(installed.source), same);
    const scope = scopeOf(name)?.slice(1);
    if (scope === undefined) common.add(host);
    else hosts.set(scope, (hosts.get(scope) ?? new Set()).add(host));
  }
  const own = new Map<string, string>();
  for (const [scope, [host, ...others]] of hosts) {
    if (host !== undefined && others.length === 0 && !common.has(host)) own.set(scope, host);
  }
  return own;
}

/** `@corp/tools` for `corp-tools`, where `@corp` has a host of its own and this came from another one. */
function inPrivateScope(name: string, host: string | undefined, scopes: ReadonlyMap<string, string>): string | undefined {
  for (const [scope, own] of scopes) {
    if (host !== undefined && host !== own && name.startsWith(`${scope}-`)) return `@${scope}/${name.slice(scope.length + 1)}`;
  }
  return undefined;
}

function addressOf(source: { readonly kind: string; readonly address?: string | undefined }): string | undefined {
  return source.kind === "registry" ? source.address : undefined;
}
