import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { SEVERITIES } from "../../core/finding";
import type { Advisory, AdvisoryDatabase } from "../../rules/advisory";
import { keyOf, type Change } from "./change";
import type { InstallTree, TreePackage } from "./install-tree";
import { introduced, isLess, lessened, scoreOf, type AffectedPackage, type KnownProblems } from "./known-problems";
import type { PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import { joinedOptions, repairContext, repairOptions, withChanges, type RepairContext, type RepairOption } from "./repair-options";

/** One step of a plan. */
export interface Repair {
  readonly name: string;
  /** The version at fault. */
  readonly from: string;
  readonly option: RepairOption;
  /** Advisories that no longer speak of the project. */
  readonly repaired: readonly Advisory[];
}

/**
 * Why something stays at fault: what new versions bring is not known yet, it is part of another package, there is no version that repairs it, or
 * nobody who asks for it admits one.
 */
export type LeftFor = "uncertain" | "bundled" | "no-version" | "not-admitted";

/** What stays at fault. */
export interface Unrepaired {
  readonly name: string;
  readonly version: string;
  readonly advisories: readonly Advisory[];
  readonly reason: LeftFor;
  /** What would repair it, and is for a person to decide. */
  readonly proposal?: RepairOption;
}

export interface RepairPlan {
  readonly repairs: readonly Repair[];
  readonly left: readonly Unrepaired[];
  /** Problems before anything was repaired. */
  readonly problems: number;
  /** Problems afterwards. */
  readonly remaining: number;
}

/**
 * The changes that repair the most, the worst first, with as few and as small ones as will do. What would bring a new problem is left out.
 */
export function planRepairs(project: DependencyProject, advisories: AdvisoryDatabase, metadata: PackageMetadata): RepairPlan {
  return new RepairPlanner(project, advisories, metadata).plan();
}

/** Plans, and plans again once more is known of what there is. */
export class RepairPlanner {
  private readonly context: RepairContext;

  constructor(project: DependencyProject, advisories: AdvisoryDatabase, metadata: PackageMetadata) {
    this.context = repairContext(project, advisories, metadata);
  }

  plan(): RepairPlan {
    this.context.trees.begin();
    return new Planning(this.context).plan();
  }

  /** Has the metadata asked for what the last plan will need to know next: a fraction of what it costs to plan again. */
  lookAhead(): void {
    this.context.trees.lookAgain();
  }
}

/** The change of most consequence is the first that is tried to be left out. */
const TRIED: readonly Change["kind"][] = ["override", "raise-override", "raise", "update"];

class Planning {
  private changes: Change[] = [];
  private tree: InstallTree;
  private problems: KnownProblems;
  private readonly repairs: Repair[] = [];
  private readonly refused = new Map<string, RepairOption>();

  constructor(private readonly context: RepairContext) {
    this.tree = context.trees.treeOf([]);
    this.problems = context.trees.problemsOf([]);
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
    return { repairs: this.inTurn(), left: this.left(), problems, remaining: this.problems.size };
  }

  /** The package with the worst problems that nobody has tried to repair. */
  private worst(given: ReadonlySet<string>, isOwn: boolean): AffectedPackage | undefined {
    const own = new Set(this.tree.roots.map(({ to }) => `${to.name}@${to.version}`));
    let worst: { readonly affected: AffectedPackage; readonly score: readonly number[] } | undefined;
    for (const [id, { affected, advisories }] of this.byPackage()) {
      if (given.has(id) || (isOwn && !own.has(id))) continue;
      const score = scoreOf(advisories);
      if (!worst || isLess(worst.score, score)) worst = { affected, score };
    }
    return worst?.affected;
  }

  /** What is wrong with each version of a package. */
  private byPackage(): Map<string, { readonly affected: AffectedPackage; readonly advisories: Advisory[] }> {
    const byPackage = new Map<string, { affected: AffectedPackage; advisories: Advisory[] }>();
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

  private repair({ name, version }: AffectedPackage): void {
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
    const problems = this.context.trees.problemsOf(changes);
    if (introduced(this.problems, problems) || lessened(this.problems, problems).length === 0) return false;
    this.repairs.push({ name: affected.name, from: affected.version, option, repaired: [] });
    [this.changes, this.tree, this.problems] = [changes, this.context.trees.treeOf(changes), problems];
    return true;
  }

  /** A later change may have made an earlier one needless. */
  private leaveOutWhatIsNotNeeded(): void {
    for (const change of [...this.changes].sort((a, b) => TRIED.indexOf(a.kind) - TRIED.indexOf(b.kind))) {
      const changes = this.changes.filter((each) => each !== change);
      const problems = this.context.trees.problemsOf(changes);
      if (!introduced(this.problems, problems)) [this.changes, this.problems] = [changes, problems];
    }
    this.tree = this.context.trees.treeOf(this.changes);
  }

  /** What each repairs once those before it are made. */
  private inTurn(): Repair[] {
    let changes: Change[] = [];
    let before = this.context.trees.problemsOf(changes);
    const kept = new Set(this.changes);
    const repairs = this.repairs.map((repair) => {
      return {
        ...repair,
        option: withChanges(
          repair.option,
          repair.option.changes.filter((change) => kept.has(change)),
        ),
      };
    });
    return byVersion(repairs.filter(({ option }) => option.changes.length > 0)).map((repair) => {
      changes = merged(changes, repair.option.changes);
      const after = this.context.trees.problemsOf(changes);
      const repaired = lessened(before, after).map(({ advisory }) => advisory);
      before = after;
      return { ...repair, repaired: [...new Set(repaired)] };
    });
  }

  private left(): Unrepaired[] {
    const left = [...this.byPackage().values()].map(({ affected: { name, version }, advisories }) => {
      advisories.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
      const proposal = this.refused.get(`${name}@${version}`);
      const reason = this.reasonFor(name, version);
      return { name, version, advisories, reason, ...(proposal && { proposal }) };
    });
    return left.sort((a, b) => (isLess(scoreOf(b.advisories), scoreOf(a.advisories)) ? -1 : 1));
  }

  private reasonFor(name: string, version: string): LeftFor {
    const copies = [...this.tree.packages.values()].filter((each) => each.name === name && each.version === version);
    if (copies.every((copy) => !this.tree.isCertain(copy))) return "uncertain";
    if (this.context.knowledge.leastRepair(name, version) === undefined) return "no-version";
    return copies.every(({ locked }) => locked?.isBundled) ? "bundled" : "not-admitted";
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
