import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { SEVERITIES } from "../../core/finding";
import type { Advisory, AdvisoryDatabase } from "../../rules/advisory";
import { keyOf, type Change } from "./change";
import { installTree, type InstallTree, type TreePackage } from "./install-tree";
import { introduced, isLess, lessened, scoreOf, VersionKnowledge, type KnownProblems } from "./known-problems";
import type { PackageMetadata } from "./package-metadata";
import { joinedOptions, repairOptions, type RepairContext, type RepairOption } from "./repair-options";

/** One step of a plan. */
export interface Repair {
  readonly name: string;
  /** The version at fault. */
  readonly from: string;
  readonly option: RepairOption;
  /** Advisories that no longer speak of the project. */
  readonly repaired: readonly Advisory[];
}

/** What stays at fault. */
export interface Unrepaired {
  readonly name: string;
  readonly version: string;
  readonly advisories: readonly Advisory[];
  /** It may go with what else is changed: what new versions bring is not known. */
  readonly isUncertain: boolean;
  /** What would repair it, and is for a person to decide. */
  readonly proposal?: RepairOption;
}

export interface RepairPlan {
  readonly repairs: readonly Repair[];
  readonly left: readonly Unrepaired[];
  /** Problems before anything was repaired. */
  readonly problems: number;
}

/**
 * The changes that repair the most, the worst first, with as few and as small ones as will do. What would bring a new problem is left out.
 */
export function planRepairs(project: DependencyProject, advisories: AdvisoryDatabase, metadata: PackageMetadata): RepairPlan {
  return new Planning({ project, metadata, knowledge: new VersionKnowledge(advisories, metadata) }).plan();
}

class Planning {
  private changes: Change[] = [];
  private tree: InstallTree;
  private problems: KnownProblems;
  private readonly repairs: Repair[] = [];
  private readonly refused = new Map<string, RepairOption>();

  constructor(private readonly context: RepairContext) {
    this.tree = this.treeWith([]);
    this.problems = context.knowledge.problemsOf(this.tree);
  }

  plan(): RepairPlan {
    const problems = this.problems.size;
    // What is raised anyway may repair what it brings.
    for (const isOwn of [true, false]) {
      const given = new Set<string>();
      for (let next = this.worst(given, isOwn); next; next = this.worst(given, isOwn)) {
        given.add(`${next.name}@${next.version}`);
        this.repair(next);
      }
    }
    this.leaveOutWhatIsNotNeeded();
    return { repairs: this.inTurn(), left: this.left(), problems };
  }

  /** The package with the worst problems that nobody has tried to repair. */
  private worst(given: ReadonlySet<string>, isOwn: boolean): TreePackage | undefined {
    const own = new Set(this.tree.roots.map(({ to }) => `${to.name}@${to.version}`));
    let worst: { readonly affected: TreePackage; readonly score: readonly number[] } | undefined;
    for (const [id, { affected, advisories }] of this.byPackage()) {
      if (given.has(id) || (isOwn && !own.has(id))) continue;
      const score = scoreOf(advisories);
      if (!worst || isLess(worst.score, score)) worst = { affected, score };
    }
    return worst?.affected;
  }

  /** What is wrong with each version of a package. */
  private byPackage(): Map<string, { readonly affected: TreePackage; readonly advisories: Advisory[] }> {
    const byPackage = new Map<string, { affected: TreePackage; advisories: Advisory[] }>();
    for (const { affected: copies, advisory } of this.problems.values()) {
      for (const affected of copies) {
        const id = `${affected.name}@${affected.version}`;
        const known = byPackage.get(id);
        if (!known) byPackage.set(id, { affected, advisories: [advisory] });
        else if (!known.advisories.includes(advisory)) known.advisories.push(advisory);
      }
    }
    return byPackage;
  }

  private repair({ name, version }: TreePackage): void {
    const copies = [...this.tree.packages.values()].filter((each) => each.name === name && each.version === version);
    // A version may be installed in several places, and each has others who ask for it.
    for (const copy of copies) {
      if (!this.tree.packages.has(copy.key)) continue;
      for (const option of repairOptions(copy, this.tree, this.changes, this.context)) {
        // A package that gets a major version that it was not written for may fail in ways that no installation shows.
        if (option.leavesMajorAsked) this.refused.set(`${name}@${version}`, option);
        else if (this.take(copy, option)) break;
      }
    }
  }

  private take(affected: TreePackage, option: RepairOption): boolean {
    const changes = merged(this.changes, option.changes);
    const tree = this.treeWith(changes);
    const problems = this.context.knowledge.problemsOf(tree);
    if (introduced(this.problems, problems) || lessened(this.problems, problems).length === 0) return false;
    this.repairs.push({ name: affected.name, from: affected.version, option, repaired: [] });
    [this.changes, this.tree, this.problems] = [changes, tree, problems];
    return true;
  }

  /** A later change may have made an earlier one needless. */
  private leaveOutWhatIsNotNeeded(): void {
    for (const repair of [...this.repairs].reverse().sort((a, b) => b.option.cost - a.option.cost)) {
      const rest = this.repairs.filter((each) => each !== repair);
      const changes = rest.reduce<Change[]>((sum, { option }) => merged(sum, option.changes), []);
      const tree = this.treeWith(changes);
      const problems = this.context.knowledge.problemsOf(tree);
      if (introduced(this.problems, problems)) continue;
      this.repairs.splice(this.repairs.indexOf(repair), 1);
      [this.changes, this.tree, this.problems] = [changes, tree, problems];
    }
  }

  /** What each repairs once those before it are made. */
  private inTurn(): Repair[] {
    let changes: Change[] = [];
    let before = this.context.knowledge.problemsOf(this.treeWith(changes));
    return byVersion(this.repairs).map((repair) => {
      changes = merged(changes, repair.option.changes);
      const after = this.context.knowledge.problemsOf(this.treeWith(changes));
      const repaired = lessened(before, after).map(({ advisory }) => advisory);
      before = after;
      return { ...repair, repaired: [...new Set(repaired)] };
    });
  }

  private left(): Unrepaired[] {
    const left = [...this.byPackage().values()].map(({ affected: { name, version }, advisories }) => {
      advisories.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
      const proposal = this.refused.get(`${name}@${version}`);
      const isUncertain = [...this.tree.packages.values()].every((each) => {
        return each.name !== name || each.version !== version || !this.tree.isCertain(each);
      });
      return { name, version, advisories, isUncertain, ...(proposal && { proposal }) };
    });
    return left.sort((a, b) => (isLess(scoreOf(b.advisories), scoreOf(a.advisories)) ? -1 : 1));
  }

  private treeWith(changes: readonly Change[]): InstallTree {
    return installTree(this.context.project, this.context.metadata, changes);
  }
}

/** Those of the copies of one version are one repair. */
function byVersion(repairs: readonly Repair[]): Repair[] {
  const groups = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const id = `${repair.name}@${repair.from}`;
    groups.set(id, [...(groups.get(id) ?? []), repair]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, option: joinedOptions(group.map(({ option }) => option)) }] : [];
  });
}

/** Where two change the same thing, the later one has its way. */
function merged(changes: readonly Change[], others: readonly Change[]): Change[] {
  return [...new Map([...changes, ...others].map((change) => [keyOf(change), change])).values()];
}
