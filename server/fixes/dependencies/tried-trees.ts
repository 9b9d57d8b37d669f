import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { keyOf, type Change } from "./change";
import { installTree, type InstallTree, type RootRequirement } from "./install-tree";
import type { KnownProblems, VersionKnowledge } from "./known-problems";
import type { PackageMetadata } from "../../analyzers/dependencies/package-metadata";

/** Trees are large, and of most of them nothing but their problems is asked for again. */
const MOST_TREES = 8;

interface Tried {
  readonly changes: readonly Change[];
  readonly root: RootRequirement | undefined;
  readonly problems: KnownProblems;
  /** Packages that nobody knew the versions of. */
  readonly missing: ReadonlySet<string>;
  plan: number;
}

/**
 * What is known against the trees that changes lead to. A plan comes back to the same ones, and so does the next plan, once a registry has told
 * more: only trees in which something was missing are made anew.
 */
export class TriedTrees {
  private readonly tried = new Map<string, Tried>();
  private readonly trees = new Map<string, InstallTree>();
  /** What was told since the last plan, and has been looked into. */
  private readonly followed = new Set<string>();
  private plan = 0;

  constructor(
    private readonly project: DependencyProject,
    private readonly metadata: PackageMetadata,
    private readonly knowledge: VersionKnowledge,
  ) {}

  /** A new plan begins: what only earlier ones tried is no longer looked after. */
  begin(): void {
    this.plan++;
    this.followed.clear();
  }

  /** @param root the requirement to follow, where the others are of no interest */
  problemsOf(changes: readonly Change[], root?: RootRequirement): KnownProblems {
    const key = keyFor(changes, root);
    const known = this.tried.get(key);
    if (!known || this.isTold(known)) return this.make(key, changes, root).problems;
    known.plan = this.plan;
    return known.problems;
  }

  treeOf(changes: readonly Change[]): InstallTree {
    const key = keyFor(changes, undefined);
    const known = this.tried.get(key);
    const tree = known && !this.isTold(known) ? this.trees.get(key) : undefined;
    if (known) known.plan = this.plan;
    return tree ?? this.make(key, changes, undefined).tree;
  }

  /**
   * Makes trees of the last plan anew for which something was missing that is known now, for each such thing one: that tells what else there is to
   * know.
   */
  lookAgain(): void {
    for (const [key, each] of [...this.tried]) {
      const told = each.plan === this.plan ? this.toldOf(each).filter((name) => !this.followed.has(name)) : [];
      if (told.length === 0) continue;
      for (const name of told) this.followed.add(name);
      this.make(key, each.changes, each.root);
    }
  }

  private isTold(tried: Tried): boolean {
    return this.toldOf(tried).length > 0;
  }

  /** What was missing and is known now. All is asked for, so that what is still missing is wanted. */
  private toldOf({ missing }: Tried): string[] {
    return [...missing].filter((name) => this.metadata.of(name) !== undefined);
  }

  private make(key: string, changes: readonly Change[], root: RootRequirement | undefined): { tree: InstallTree; problems: KnownProblems } {
    const missing = new Set<string>();
    const of: PackageMetadata["of"] = (name) => {
      const versions = this.metadata.of(name);
      if (!versions) missing.add(name);
      return versions;
    };
    const isRoot = ({ manifest, requirement }: RootRequirement): boolean => manifest === root?.manifest && requirement === root.requirement;
    const tree = installTree(this.project, { of }, changes, root && isRoot);
    const problems = this.knowledge.problemsOf(tree);
    this.tried.set(key, { changes, root, problems, missing, plan: this.plan });
    if (!root) {
      this.trees.delete(key);
      this.trees.set(key, tree);
      for (const oldest of this.trees.keys()) if (this.trees.size > MOST_TREES) this.trees.delete(oldest);
    }
    return { tree, problems };
  }
}

function keyFor(changes: readonly Change[], root: RootRequirement | undefined): string {
  const parts = changes.map((change) => `${keyOf(change)} ${change.version}`);
  return root ? [...parts, root.manifest.uri, root.requirement.field, root.requirement.name].join("\n") : parts.join("\n");
}
