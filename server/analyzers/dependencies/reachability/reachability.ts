import type { Location } from "../../../core/position";
import type { DependencyKnowledge } from "../../../rules/dependency-knowledge";
import { usesOf, type PackageUses, type UsingProgram } from "./package-uses";

/**
 * Whether a project's code comes to what an advisory is about. "imported": it uses the package, and nothing of what it uses is the vulnerable part.
 * "undetermined": nobody wrote down which part that is, or what the code does with the package cannot be followed.
 */
export type Reachability =
  | { readonly verdict: "reachable"; readonly import: Location | undefined; readonly use: Location; readonly through: string | undefined }
  | { readonly verdict: "imported"; readonly import: Location }
  | { readonly verdict: "undetermined" };

const UNDETERMINED: Reachability = { verdict: "undetermined" };

/** Answers for the packages of a project, each of which is followed once. */
export class ReachabilityOf {
  private readonly uses = new Map<string, PackageUses>();

  constructor(
    private readonly program: UsingProgram,
    private readonly knowledge: Pick<DependencyKnowledge, "vulnerableExports" | "passing">,
  ) {}

  /**
   * @param packageName as the registry has it
   * @param importName as the project's code imports it; undefined where only other packages bring it in
   * @param ways names of the packages that bring it in, from one that the project asks for itself to it
   */
  of(
    advisoryIds: readonly string[],
    packageName: string,
    importName: string | undefined,
    ways: readonly (readonly string[])[],
  ): Reachability {
    const rows = this.knowledge.vulnerableExports.filter(
      (row) => row.package === packageName && row.advisories.some((id) => advisoryIds.includes(id)),
    );
    const vulnerable = rows.flatMap(({ exports }) => (exports.length === 0 ? [[]] : exports.map(membersOf)));
    const direct = importName === undefined ? undefined : this.verdictOf(importName, vulnerable);
    if (direct?.verdict === "reachable") return direct;
    const passed = this.throughOthers(packageName, ways);
    if (passed) return passed;
    // What nobody wrote down, or others do with it, may be the vulnerable part.
    const knowsAll = ways.length === 0 && advisoryIds.every((id) => rows.some(({ advisories }) => advisories.includes(id)));
    return (knowsAll ? direct : undefined) ?? UNDETERMINED;
  }

  private verdictOf(importName: string, vulnerable: readonly (readonly string[])[]): Reachability | undefined {
    const { imports, uses } = this.usesOf(importName);
    const [first] = imports;
    if (!first) return undefined;
    if (vulnerable.length === 0) return UNDETERMINED;
    const use = uses.find(({ path }) => vulnerable.some((members) => isBeginning(members, path)));
    if (use) return { verdict: "reachable", use: use.location, import: importBeside(use.location, imports), through: undefined };
    // Whoever has the whole has its parts.
    const isFollowed = !uses.some(({ path }) => vulnerable.some((members) => isBeginning(path, members)));
    return isFollowed ? { verdict: "imported", import: first } : UNDETERMINED;
  }

  /** A package that is known to hand what it is given to the vulnerable one is as good as a call. */
  private throughOthers(packageName: string, ways: readonly (readonly string[])[]): Reachability | undefined {
    for (const way of ways) {
      const isPassed = way.every((name, index) => index === 0 || this.passes(way[index - 1] ?? "", name));
      const [direct] = way;
      if (!isPassed || direct === undefined || way.at(-1) !== packageName || way.length < 2) continue;
      const passing = this.knowledge.passing.find((row) => row.package === direct && row.to === way[1]);
      const paths = passing?.exports.map(membersOf) ?? [];
      const { imports, uses } = this.usesOf(direct);
      const use =
        paths.length === 0
          ? (uses.at(0)?.location ?? imports[0])
          : uses.find(({ path }) => paths.some((members) => isBeginning(members, path)))?.location;
      if (use) return { verdict: "reachable", use, import: importBeside(use, imports), through: direct };
    }
    return undefined;
  }

  private passes(from: string, to: string): boolean {
    return this.knowledge.passing.some((row) => row.package === from && row.to === to);
  }

  private usesOf(packageName: string): PackageUses {
    let uses = this.uses.get(packageName);
    if (!uses) this.uses.set(packageName, (uses = usesOf(packageName, this.program)));
    return uses;
  }
}

/** The members at the beginning of an access path: `["a", "b"]` of `Member[a].Member[b].ReturnValue`. */
function membersOf(accessPath: string): string[] {
  const members: string[] = [];
  for (const step of accessPath.split(".")) {
    const name = /^Member\[(.+)\]$/.exec(step)?.[1];
    if (name === undefined) break;
    members.push(name);
  }
  return members;
}

function isBeginning(beginning: readonly string[], path: readonly string[]): boolean {
  return beginning.every((member, index) => path[index] === member);
}

function importBeside(use: Location, imports: readonly Location[]): Location | undefined {
  return imports.find(({ uri }) => uri === use.uri) ?? imports[0];
}
