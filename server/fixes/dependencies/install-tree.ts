import { gt, maxSatisfying, minVersion, valid } from "semver";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import type { LockedPackage, Lockfile } from "../../analyzers/dependencies/lockfiles/lockfile";
import type { PackageManifest, Requirement } from "../../analyzers/dependencies/manifest/package-manifest";
import type { Specifier } from "../../analyzers/dependencies/manifest/specifier";
import { keyOfRequirement, type Change, type Override, type Raise, type Update } from "./change";
import { managerOf } from "./manager-commands";
import type { PackageMetadata, PublishedVersion } from "../../analyzers/dependencies/package-metadata";
import { admits, specifierOf } from "./ranges";

/** A package as it is installed, or would be. */
export interface TreePackage {
  /** Names it in this tree. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** The lockfile's entry; undefined for what changes bring. */
  readonly locked: LockedPackage | undefined;
  /** Present where nothing tells which version it is: what is asked for, of which `version` is the least. */
  readonly assumedOf?: string;
  readonly edges: TreeEdge[];
}

/** That somebody gets a package. */
export interface TreeEdge {
  /** A manifest's requirement, or the package that asks. */
  readonly from: RootRequirement | TreePackage;
  /** What is asked for; undefined where that is not known. */
  readonly range: string | undefined;
  readonly isPeer: boolean;
  /** Whoever asks has a new version, and what that asks for is taken from the old one. */
  readonly isGuess?: boolean;
  readonly to: TreePackage;
}

export interface RootRequirement {
  readonly manifest: PackageManifest;
  readonly requirement: Requirement;
  /** Its range without `npm:name@`; undefined for a tag, a path and whatever else is none. */
  readonly range: string | undefined;
}

/** What is installed for a project. */
export interface InstallTree {
  readonly packages: ReadonlyMap<string, TreePackage>;
  readonly roots: readonly TreeEdge[];
  /** Who gets a package. */
  edgesTo(each: TreePackage): readonly TreeEdge[];
  /** False where it is there only if new versions ask for what the old ones asked for. */
  isCertain(each: TreePackage): boolean;
}

/** True for what a manifest asks for. */
export function isRoot(from: TreeEdge["from"]): from is RootRequirement {
  return "requirement" in from;
}

/**
 * What would be installed if the changes were made. Where nobody knows what a version asks for, it is taken to ask for what the version in
 * its place asked for.
 * @param only the requirement to follow, where the others are of no interest
 */
export function installTree(
  project: DependencyProject,
  metadata: PackageMetadata,
  changes: readonly Change[],
  only?: (root: RootRequirement) => boolean,
): InstallTree {
  return new TreeBuilder(project, metadata, changes).build(only);
}

/** What a registry knows that a package asks for: some lockfiles do not say it. */
export function askedBy(
  { name, version }: Pick<LockedPackage, "name" | "version">,
  dependency: string,
  metadata: PackageMetadata,
): string | undefined {
  const dependencies = metadata.of(name)?.find((each) => each.version === version)?.dependencies;
  return dependencies && Object.hasOwn(dependencies, dependency) ? dependencies[dependency] : undefined;
}

/** The name in the registry and the range of a requirement; undefined where it is not the registry that answers it. */
export function wanted(name: string, specifier: Specifier): { readonly name: string; readonly range: string | undefined } | undefined {
  switch (specifier.kind) {
    case "range":
      return { name, range: specifier.range };
    case "tag":
    case "catalog":
      return { name, range: undefined };
    case "alias":
      return wanted(specifier.name, specifier.target);
    default:
      return undefined;
  }
}

const LOCKED_BY_NAME = new WeakMap<Lockfile, Map<string, LockedPackage[]>>();

class TreeBuilder {
  private readonly packages = new Map<string, TreePackage>();
  private readonly waiting: (() => void)[] = [];
  private readonly edges = new Map<string, TreeEdge[]>();
  private readonly raises = new Map<string, Raise>();
  private readonly updates = new Map<string, Update[]>();
  private readonly overrides = new Map<string, Override>();
  /** Versions that overrides of the manifest name, where those change. */
  private readonly raisedOverrides = new Map<string, string>();

  constructor(
    private readonly project: DependencyProject,
    private readonly metadata: PackageMetadata,
    changes: readonly Change[],
  ) {
    // Bun's overrides are about a package, whoever asks for it.
    const isForAll = managerOf(project) === "bun";
    for (const change of changes) {
      if (change.kind === "raise") this.raises.set(keyOfRequirement(change), change);
      else if (change.kind === "update") this.updates.set(change.name, [...(this.updates.get(change.name) ?? []), change]);
      else if (change.kind === "override" && !isForAll) this.overrides.set(`${change.parent}\n${change.name}`, change);
      else this.raisedOverrides.set(change.name, change.version);
    }
  }

  build(only: ((root: RootRequirement) => boolean) | undefined): InstallTree {
    const roots: TreeEdge[] = [];
    for (const manifest of this.project.manifests) {
      for (const requirement of manifest.requirements) {
        const want = wanted(requirement.name, requirement.catalog?.specifier ?? requirement.specifier);
        const root = { manifest, requirement, range: want?.range };
        if (only && !only(root)) continue;
        const to = this.targetOfRoot(root, want);
        if (to) roots.push(this.connect({ from: root, range: root.range, isPeer: requirement.field === "peerDependencies", to }));
      }
    }
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) next();
    let certain: ReadonlySet<TreePackage> | undefined;
    return {
      packages: this.packages,
      roots,
      edgesTo: ({ key }) => this.edges.get(key) ?? [],
      isCertain: (each) => (certain ??= certainOf(roots)).has(each),
    };
  }

  private targetOfRoot(root: RootRequirement, want: ReturnType<typeof wanted>): TreePackage | undefined {
    const { manifest, requirement } = root;
    const locked = this.project.installed(manifest, requirement);
    const raise = this.raises.get(keyOfRequirement(root));
    if (raise) return this.published(raise.name, raise.version, locked);
    if (locked && this.isInStep(manifest, locked, root.range)) return this.replaced(locked, root.range) ?? this.lockedPackage(locked);
    return want && (this.resolve(want.name, want.range, undefined) ?? this.assumed(want.name, want.range));
  }

  /** False where the manifest was changed and the lockfile was not. */
  private isInStep(manifest: PackageManifest, { name, version, source }: LockedPackage, range: string | undefined): boolean {
    if (range === undefined || source.kind !== "registry" || admits(range, version)) return true;
    const { manifests, workspaceFile } = this.project;
    return [manifest, ...manifests.slice(0, 1), ...(workspaceFile ? [workspaceFile] : [])].some(({ overrides }) =>
      overrides.some((override) => override.name === name),
    );
  }

  private assumed(name: string, range: string | undefined): TreePackage | undefined {
    const least = range === undefined ? undefined : minVersion(range, true)?.version;
    return least === undefined
      ? undefined
      : this.once({ key: `${name}@${range ?? ""}`, name, version: least, locked: undefined, assumedOf: range ?? "" });
  }

  /** What updates and overrides that change put in the place of a locked package. */
  private replaced(locked: LockedPackage, range: string | undefined): TreePackage | undefined {
    const overridden = this.raisedOverrides.get(locked.name);
    if (overridden !== undefined) return this.published(locked.name, overridden, locked);
    const update = (this.updates.get(locked.name) ?? []).find(({ version }) => {
      return isNewer(version, locked.version) && (range === undefined || admits(range, version));
    });
    if (!update || locked.isBundled) return undefined;
    return this.published(locked.name, newestWithin(locked.name, range ?? "*", this.metadata) ?? update.version, locked);
  }

  private lockedPackage(locked: LockedPackage): TreePackage {
    return this.once({ key: `locked ${locked.id}`, name: locked.name, version: locked.version, locked }, (made) => {
      this.connectLike(made, locked, false);
    });
  }

  /** Gives a package what the lockfile says that `locked` gets. */
  private connectLike(made: TreePackage, locked: LockedPackage, isGuess: boolean): void {
    for (const { name, range: text, field, target } of locked.dependencies) {
      const entry = target === undefined ? undefined : this.project.lockfile?.packages.get(target);
      if (!entry || field === "devDependencies") continue;
      // Nobody is asked for what nobody needs to know.
      const asked = text ?? (this.updates.has(entry.name) ? askedBy(locked, name, this.metadata) : undefined);
      const range = asked === undefined ? undefined : wanted(name, specifierOf(asked))?.range;
      const override = this.overrides.get(`${locked.name}\n${entry.name}`);
      const replaced = override && !entry.isBundled ? this.published(entry.name, override.version, entry) : this.replaced(entry, range);
      const to = replaced ?? this.beside(entry, range, field === "peerDependencies") ?? this.lockedPackage(entry);
      this.connect({ from: made, range, isPeer: field === "peerDependencies", isGuess, to });
    }
  }

  /** A raised package is there for others that admit it as well: with npm, which puts it at the top, and for those who want it beside themselves. */
  private beside(entry: LockedPackage, range: string | undefined, isPeer: boolean): TreePackage | undefined {
    if (!isPeer && this.project.lockfile?.manager !== "npm") return undefined;
    for (const { name, from, version } of this.raises.values()) {
      const isThis = name === entry.name && from === entry.version && !entry.isBundled;
      if (isThis && range !== undefined && admits(range, version)) return this.published(name, version, entry);
    }
    return undefined;
  }

  /** @param instead the locked package whose place it takes */
  private published(name: string, version: string, instead: LockedPackage | undefined): TreePackage {
    const known = this.metadata.of(name)?.find((each) => each.version === version);
    if (!known && instead) return this.likeLocked(name, version, instead);
    return this.once({ key: `${name}@${version}`, name, version, locked: undefined }, (made) => {
      for (const [dependency, text] of Object.entries(known?.dependencies ?? {})) {
        const want = wanted(dependency, specifierOf(text));
        const to = want && this.resolve(want.name, want.range, name);
        if (to) this.connect({ from: made, range: want.range, isPeer: false, to });
      }
    });
  }

  /** A version of which nothing but its number is known. */
  private likeLocked(name: string, version: string, instead: LockedPackage): TreePackage {
    return this.once({ key: `${name}@${version} like ${instead.id}`, name, version, locked: undefined }, (made) => {
      this.connectLike(made, instead, true);
    });
  }

  /** What a package manager takes for a new requirement: what is locked where that answers it, otherwise the newest that does. */
  private resolve(name: string, range: string | undefined, parent: string | undefined): TreePackage | undefined {
    const override = parent === undefined ? undefined : this.overrides.get(`${parent}\n${name}`);
    const version = override?.version ?? this.raisedOverrides.get(name);
    if (version !== undefined) return this.published(name, version, undefined);
    const isUpdated = this.updates.has(name);
    const locked = isUpdated ? undefined : this.lockedByName(name).find((each) => range === undefined || admits(range, each.version));
    if (locked) return this.lockedPackage(locked);
    const newest = newestWithin(name, range ?? "*", this.metadata);
    return newest === undefined ? undefined : this.published(name, newest, undefined);
  }

  private lockedByName(name: string): readonly LockedPackage[] {
    const { lockfile } = this.project;
    if (!lockfile) return [];
    let byName = LOCKED_BY_NAME.get(lockfile);
    if (!byName) {
      byName = new Map<string, LockedPackage[]>();
      for (const locked of lockfile.packages.values()) {
        const known = byName.get(locked.name);
        if (known) known.push(locked);
        else byName.set(locked.name, [locked]);
      }
      LOCKED_BY_NAME.set(lockfile, byName);
    }
    return byName.get(name) ?? [];
  }

  private once(described: Omit<TreePackage, "edges">, fill?: (made: TreePackage) => void): TreePackage {
    const known = this.packages.get(described.key);
    if (known) return known;
    const made: TreePackage = { ...described, edges: [] };
    this.packages.set(described.key, made);
    // Not at once: thousands of packages ask for each other, deeper than the stack is.
    if (fill)
      this.waiting.push(() => {
        fill(made);
      });
    return made;
  }

  private connect(edge: TreeEdge): TreeEdge {
    if (!isRoot(edge.from)) edge.from.edges.push(edge);
    const known = this.edges.get(edge.to.key);
    if (known) known.push(edge);
    else this.edges.set(edge.to.key, [edge]);
    return edge;
  }
}

function certainOf(roots: readonly TreeEdge[]): ReadonlySet<TreePackage> {
  const certain = new Set(roots.map(({ to }) => to));
  // The set grows while it is walked.
  for (const { edges } of certain) for (const { to, isGuess } of edges) if (!isGuess) certain.add(to);
  return certain;
}

/** Of the same answer of a registry the same is asked again and again. */
const newest = new WeakMap<readonly PublishedVersion[], Map<string, string | undefined>>();

/** What a package manager takes for a range; undefined where nobody knows what there is. */
export function newestWithin(name: string, range: string, metadata: PackageMetadata): string | undefined {
  const versions = metadata.of(name);
  if (!versions) return undefined;
  let known = newest.get(versions);
  if (!known) newest.set(versions, (known = new Map<string, string | undefined>()));
  if (known.has(range)) return known.get(range);
  const good = versions.filter(({ deprecated }) => deprecated === undefined).map(({ version }) => version);
  const all = versions.map(({ version }) => version);
  const found = maxSatisfying(good, range, true) ?? maxSatisfying(all, range, true) ?? undefined;
  known.set(range, found);
  return found;
}

function isNewer(version: string, other: string): boolean {
  return valid(version, true) !== null && valid(other, true) !== null && gt(version, other, true);
}
