import type { Chain } from "./dependency-project";
import type { LockedPackage } from "./lockfiles/lockfile";
import type { PackageManifest, Requirement } from "./manifest/package-manifest";

/** A requirement of a manifest, and what is installed for it. */
export interface Root {
  readonly manifest: PackageManifest;
  readonly requirement: Requirement;
  readonly first: LockedPackage;
}

type Asking = ReadonlyMap<string, readonly LockedPackage[]>;

/**
 * The ways from requirements to packages. Each search begins at the package and goes from asked to asking, so that one search finds the
 * shortest ways from all requirements at once.
 */
export class Chains {
  private asking: { readonly all: Asking; readonly withoutPeers: Asking } | undefined;

  constructor(
    private readonly packages: ReadonlyMap<string, LockedPackage>,
    private readonly roots: readonly Root[],
  ) {}

  /** The shortest of all first. Who only wants another one beside it does not bring it in, unless nobody else does. */
  to(goal: LockedPackage): Chain[] {
    this.asking ??= { all: this.askingFor(() => true), withoutPeers: this.askingFor((field) => field !== "peerDependencies") };
    const chains = this.along(goal, this.asking.withoutPeers);
    return chains.length > 0 ? chains : this.along(goal, this.asking.all);
  }

  private along(goal: LockedPackage, asking: Asking): Chain[] {
    const next = new Map<string, LockedPackage | undefined>([[goal.id, undefined]]);
    for (const [id] of next) {
      const via = this.packages.get(id);
      for (const { id: from } of asking.get(id) ?? []) if (!next.has(from)) next.set(from, via);
    }
    const chains = this.roots
      .filter(({ first }) => next.has(first.id))
      .map(({ manifest, requirement, first }) => {
        const way: LockedPackage[] = [];
        for (let step: LockedPackage | undefined = first; step; step = next.get(step.id)) way.push(step);
        return { manifest, requirement, packages: way };
      });
    return chains.sort((a, b) => a.packages.length - b.packages.length);
  }

  private askingFor(counts: (field: string) => boolean): Asking {
    const asking = new Map<string, LockedPackage[]>();
    // In the order of names, so that of two ways of the same length every manager's lockfile gives the same one.
    const sorted = [...this.packages.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    for (const from of sorted) {
      for (const { field, target } of from.dependencies) {
        if (target === undefined || !counts(field)) continue;
        const known = asking.get(target);
        if (known) known.push(from);
        else asking.set(target, [from]);
      }
    }
    return asking;
  }
}

const keyOf = ({ name, version }: LockedPackage): string => `${name}@${version}`;
