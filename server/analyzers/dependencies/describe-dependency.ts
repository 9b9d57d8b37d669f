import type { Advisory } from "../../rules/advisory";
import type { DependencyKnowledge } from "../../rules/dependency-knowledge";
import type { Span } from "../../core/position";
import { affectedPackages } from "./advisories/affected-packages";
import { wordsOfChain } from "./checks/chain-words";
import type { DependencyProject } from "./dependency-project";
import { pathOfRequirement } from "./manifest/package-manifest";
import type { Specifier } from "./manifest/specifier";

/** An advisory as people are told of it. */
export type ToldAdvisory = Pick<Advisory, "id" | "aliases" | "title" | "severity">;

/** What there is to know of a dependency, beside what is wrong with it. */
export interface DependencyDescription {
  /** The whole property of the manifest. */
  readonly span: Span;
  /** The name of the package in its registry. */
  readonly name: string;
  /** As it is locked; undefined where nothing is. */
  readonly version: string | undefined;
  /** False for what comes from elsewhere than a registry, and only shares its names. */
  readonly isPublic: boolean;
  readonly licence: string | undefined;
  readonly deprecated: string | undefined;
  readonly advisories: readonly ToldAdvisory[];
  /** Packages that it brings in and that advisories speak of, the worst first. */
  readonly brings: readonly { readonly chain: string; readonly version: string; readonly advisories: readonly ToldAdvisory[] }[];
  /** The day of the newest advisory that is known. */
  readonly advisoriesOf: string;
  readonly isSeed: boolean;
}

/** The dependency that stands at a place of a manifest; undefined where none does. */
export function describeDependency(
  project: DependencyProject,
  { advisories: database }: DependencyKnowledge,
  uri: string,
  offset: number,
): DependencyDescription | undefined {
  const manifest = project.manifests.find((each) => each.uri === uri);
  for (const requirement of manifest?.requirements ?? []) {
    const span = manifest?.spanOf(pathOfRequirement(requirement), "property");
    if (!manifest || !span || offset < span.start || offset > span.end) continue;
    const locked = project.installed(manifest, requirement);
    const affected = affectedPackages(project, database);
    const brings = affected.flatMap((each) => {
      if (each.locked === locked) return [];
      const chain = project.chainsTo(each.locked).find((one) => one.manifest === manifest && one.requirement === requirement);
      return chain ? [{ chain: wordsOfChain(chain), version: each.locked.version, advisories: each.advisories.map(told) }] : [];
    });
    return {
      span,
      name: locked?.name ?? requirement.name,
      version: locked?.version,
      isPublic: locked ? locked.source.kind === "registry" : isAskedOfRegistry(requirement.specifier),
      licence: locked?.licence,
      deprecated: locked?.deprecated,
      advisories: affected.find((each) => each.locked === locked)?.advisories.map(told) ?? [],
      brings,
      advisoriesOf: database.date,
      isSeed: database.isSeed,
    };
  }
  return undefined;
}

function isAskedOfRegistry({ kind }: Specifier): boolean {
  return kind === "range" || kind === "tag";
}

function told({ id, aliases, title, severity }: Advisory): ToldAdvisory {
  return { id, aliases, title, severity };
}
