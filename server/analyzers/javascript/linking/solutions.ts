import type { TSESTree } from "@typescript-eslint/types";
import { CancelledError, throwIfCancelled, type CancellationToken } from "../../../core/cancellation";
import type { SourceDocument } from "../../../core/document";
import type { Incompleteness } from "../../../core/finding";
import { timesEndedEarly } from "../../ended-early";
import type { RuleSet } from "../../rule-set";
import type { Uses } from "../flow/functions";
import { Solver, type SolvedModule, type Unit } from "../flow/solver";
import type { RawFinding } from "../raw-finding";
import type { Found, FoundByDocument, Movement } from "./moved-findings";
import { moduleOf, type Component, type Entry, type ProgramModules } from "./program-modules";

/**
 * What a module may spend in the functions of those that it imports, in statements and calls (a statement has 25 characters or so).
 * A module that puts a program together is as long as what it calls is much; but hundreds of short modules that each set up the
 * same big library would take its size times their number.
 */
const FOREIGN_TICKS = 2000;
const FOREIGN_TICKS_PER_CHARACTER = 10 / 25;

/** Importers that are asked whether a finding is gone: what a repair does to the data of some, it does to that of all. */
const MAX_WITNESSES = 4;

/** Characters of code that are solved at once also where somebody waits: a tenth of a second or two. */
const MAX_SHORT = 150_000;

/** A solution that no longer holds, until there is another. */
interface Outdated {
  /** Undefined where the module was never solved together with all that it needs. */
  readonly uses: Component["uses"] | undefined;
  /** The module as it was, for others that have to be solved before it is solved again. */
  readonly modules: Component["modules"];
  /** What of its findings is shown meanwhile: all that has nothing to do with texts that were edited. */
  readonly standing: FoundByDocument;
}

/** The data flow of modules, each solved after what it imports, and whose findings become others by that. */
export class Solutions {
  private readonly solver: Solver;
  private readonly outdated = new Map<string, Outdated>();
  private readonly changed = new Set<string>();
  /** Modules of which for now only is asked what would be: nobody is told of what becomes of their findings. */
  private supposed: ReadonlySet<string> = new Set();
  /** Counts the runs that were made to solve modules. */
  runs = 0;

  constructor(
    rules: RuleSet,
    private readonly modules: ProgramModules,
  ) {
    this.solver = new Solver(rules);
  }

  /** Solves those of the modules that are not solved, after the imports that they need. @returns false when time was up */
  solveAll(uris: Iterable<string>, cancellation: CancellationToken, deadline = Infinity): boolean {
    for (const component of this.unsolved(uris)) {
      if (Date.now() >= deadline) return false;
      this.solveTogether(component, cancellation);
    }
    return true;
  }

  /** The same where somebody waits: nothing is begun that takes long. */
  solveSoon(uris: Iterable<string>, cancellation: CancellationToken, deadline: number): boolean {
    for (const component of this.unsolved(uris)) {
      if (Date.now() >= deadline || this.lengthOf(component) > MAX_SHORT) return false;
      this.solveTogether(component, cancellation);
    }
    return true;
  }

  /** True where a module, with all that has to be solved before it or together with it, takes long to solve. */
  takesLong(uri: string): boolean {
    return this.lengthOf(this.unsolved([uri]).flat()) > MAX_SHORT;
  }

  /** Those of the modules that are not solved, and the imports that they need, in the order in which they can be solved. */
  private unsolved(uris: Iterable<string>): (readonly string[])[] {
    const { graph } = this.modules;
    const needed = new Set([...uris].filter((uri) => !this.modules.get(uri)?.solution));
    for (const module of needed) {
      this.modules.load(module);
      for (const target of graph.importsOf(module)) if (!this.modules.get(target)?.solution?.modules) needed.add(target);
    }
    return graph.inOrder(needed);
  }

  private lengthOf(modules: readonly string[]): number {
    return modules.reduce((sum, uri) => sum + (this.modules.get(uri)?.document.text.length ?? 0), 0);
  }

  /** What a module finds in itself, beside all that it imports as that was when it was last solved; undefined where that is not known. */
  foundAlone(entry: Entry, cancellation: CancellationToken): { raw: RawFinding[]; incomplete: readonly Incompleteness[] } | undefined {
    const solvedBefore = (target: string): SolvedModule | undefined => {
      return (this.modules.get(target)?.solution ?? this.outdated.get(target))?.modules?.get(target);
    };
    if ([...entry.links.values()].some((target) => !solvedBefore(target))) return undefined;
    const unit = this.unitOf(entry);
    if (!unit) return undefined;
    this.runs++;
    const foreignTicks = foreignTicksOf(entry.document.text.length);
    const { findings, incomplete } = this.solver.solve([unit], solvedBefore, foreignTicks, cancellation);
    return { raw: findings.flatMap(({ module, finding }) => (module.document === entry.document ? [finding] : [])), incomplete };
  }

  /**
   * Solves a module by itself because somebody waits, with all that it imports as that was when it was last solved; nothing, where that is not known.
   * What is found in it stands until everything is solved.
   */
  solveAlone(entry: Entry, cancellation: CancellationToken): void {
    const { document } = entry;
    const { uri } = document;
    const { graph } = this.modules;
    const alone = this.foundAlone(entry, cancellation);
    if (!alone) return;
    // What stays within it, this has said all about.
    for (const importer of graph.withImporters([uri])) {
      const known = this.outdated.get(importer);
      const standing = known?.standing.get(uri);
      if (!known || !standing) continue;
      const left = standing.filter(({ finding: { flow } }) => flow.some(({ location }) => location.uri !== uri));
      this.outdated.set(importer, { ...known, standing: new Map([...known.standing, [uri, left]]) });
    }
    const known = this.outdated.get(uri) ?? { uses: undefined, modules: undefined, standing: new Map<string, readonly Found[]>() };
    const found = alone.raw.map((finding) => ({ document, finding }));
    const standing = new Map([...known.standing, [uri, [...(known.standing.get(uri) ?? []), ...found]]]);
    this.outdated.set(uri, { ...known, standing });
  }

  /** Solves modules that import each other, or one, unless they are solved and still there. What they import is solved. */
  solveTogether(component: readonly string[], cancellation: CancellationToken): void {
    if (component.every((uri) => this.modules.get(uri)?.solution?.modules)) return;
    throwIfCancelled(cancellation);
    const entries = component.flatMap((uri) => this.modules.load(uri) ?? []);
    const units = entries.flatMap((entry) => this.unitOf(entry) ?? []);
    const solvedBefore = (uri: string): SolvedModule | undefined => this.modules.get(uri)?.solution?.modules?.get(uri);
    const foreignTicks = foreignTicksOf(this.lengthOf(component));
    this.runs++;
    const endedBefore = timesEndedEarly();
    const { findings, incomplete, solved, uses, passes } = this.solver.solve(units, solvedBefore, foreignTicks, cancellation);
    if (timesEndedEarly() > endedBefore) this.modules.noteCutShort(component);
    const byDocument = new Map<string, Found[]>();
    for (const { module, finding } of findings) {
      const { document } = module;
      const found = byDocument.get(document.uri);
      if (found) found.push({ document, finding });
      else byDocument.set(document.uri, [{ document, finding }]);
    }
    const solution: Component = { findings: byDocument, incomplete, uses: statementsOf(uses), passes, modules: solved };
    for (const entry of entries) {
      this.noteChanges(entry, solution);
      entry.solution = solution;
    }
  }

  /** What a module has found in a document with the text that it has now. Where it is still to be solved again, what stands until then. */
  findingsOf(module: string, document: SourceDocument): RawFinding[] {
    const findings = this.modules.get(module)?.solution?.findings ?? this.outdated.get(module)?.standing;
    const found = findings?.get(document.uri) ?? [];
    return found.filter((item) => item.document === document).map((item) => item.finding);
  }

  /** Of the modules those that find something in a document, for each finding at most four, with the shortest ways. */
  witnessesOf(document: SourceDocument, modules: readonly string[]): Set<string> {
    const ways = new Map<string, { readonly module: string; readonly length: number }[]>();
    for (const module of modules) {
      for (const { rule, span, flow } of this.findingsOf(module, document)) {
        const place = `${rule.id} ${span.start} ${span.end}`;
        const known = ways.get(place) ?? [];
        ways.set(place, known);
        known.push({ module, length: flow.length });
      }
    }
    const shortest = [...ways.values()].flatMap((found) => found.sort((a, b) => a.length - b.length).slice(0, MAX_WITNESSES));
    return new Set(shortest.map(({ module }) => module));
  }

  /** The module has to be solved again. */
  outdate(uri: string): void {
    const entry = this.modules.get(uri);
    if (!entry?.solution) return;
    const { uses, findings, modules } = entry.solution;
    this.outdated.set(uri, { uses, modules, standing: findings });
    entry.solution = undefined;
  }

  isOutdated(uri: string): boolean {
    return this.outdated.has(uri);
  }

  /** In whose functions a module was interested when it was last solved, if it has to be solved again. */
  usesBefore(uri: string): Outdated["uses"] {
    return this.outdated.get(uri)?.uses;
  }

  /** After an edit that does not concern them, solutions hold, unless a finding touches the edit; what is outdated stands elsewhere. */
  move(uris: readonly string[], movement: Movement): void {
    const moved = new Map<Component, Component | undefined>();
    for (const uri of uris) {
      const entry = this.modules.get(uri);
      const { solution } = entry ?? {};
      if (entry && solution) {
        if (!moved.has(solution)) moved.set(solution, this.moved(solution, movement));
        const now = moved.get(solution);
        if (now) entry.solution = now;
        else this.outdate(uri);
      }
      this.moveOutdated(uri, movement);
    }
  }

  /** What stands of an outdated solution stands elsewhere after an edit, and no longer where it has to do with it. */
  moveOutdated(uri: string, movement: Movement): void {
    const outdated = this.outdated.get(uri);
    if (!outdated) return;
    const { findings } = movement.move(outdated.standing);
    this.noteMoved(outdated.standing, findings);
    this.outdated.set(uri, { ...outdated, standing: findings });
  }

  /** What a module brought to others is gone with it. */
  noteGone(uri: string): void {
    for (const target of this.outdated.get(uri)?.standing.keys() ?? []) this.changed.add(target);
    this.outdated.delete(uri);
  }

  /** Whether there are documents that nobody was told of yet. */
  get hasChanged(): boolean {
    return this.changed.size > 0;
  }

  /** Documents whose data flow findings became others since this was last asked. */
  takeChanged(): string[] {
    const changed = [...this.changed];
    this.changed.clear();
    return changed;
  }

  /** Gives up what only importers need that are still to be solved. */
  release(uri: string): void {
    const outdated = this.outdated.get(uri);
    if (outdated) this.outdated.set(uri, { ...outdated, modules: undefined });
    const entry = this.modules.get(uri);
    if (!entry?.solution) return;
    entry.module = undefined;
    entry.solution.modules = undefined;
  }

  /** From now on it is only asked what would be of these modules. @returns what makes everything as it was before */
  suppose(uris: ReadonlySet<string>): () => void {
    const before = [...uris].map((uri) => [uri, this.modules.get(uri), this.modules.get(uri)?.solution, this.outdated.get(uri)] as const);
    this.supposed = uris;
    return () => {
      this.supposed = new Set();
      for (const [uri, entry, solution, outdated] of before) {
        if (entry) {
          entry.solution = solution;
          this.modules.restore(entry);
        }
        if (outdated) this.outdated.set(uri, outdated);
        else this.outdated.delete(uri);
      }
    };
  }

  /** A file that cannot be parsed at all exports nothing; asked for its own findings, it says why. */
  private unitOf(entry: Entry): Unit | undefined {
    const program = this.modules.host.programFor(entry.document.uri);
    try {
      return { module: moduleOf(entry), program, resolve: (specifier) => entry.links.get(specifier) };
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      return undefined;
    }
  }

  /** Its modules hold on to what the edited one was. */
  private moved(solution: Component, movement: Movement): Component | undefined {
    const { findings, isWhole } = movement.move(solution.findings);
    if (!isWhole) return undefined;
    this.noteMoved(solution.findings, findings);
    return { ...solution, findings, modules: undefined };
  }

  private noteChanges({ document, solution: known }: Entry, solution: Component): void {
    if (this.supposed.has(document.uri)) return;
    const before = known?.findings ?? this.outdated.get(document.uri)?.standing ?? new Map<string, readonly Found[]>();
    this.outdated.delete(document.uri);
    for (const uri of new Set([...before.keys(), ...solution.findings.keys()])) {
      if (!this.isSameFound(before.get(uri) ?? [], solution.findings.get(uri) ?? [])) this.changed.add(uri);
    }
  }

  /** Nobody is shown findings of another text than the document has. */
  private isSameFound(before: readonly Found[], after: readonly Found[]): boolean {
    const isShown = before.every(({ document }) => document === this.modules.get(document.uri)?.document);
    return isShown && before.length === after.length && digest(before) === digest(after);
  }

  private noteMoved(before: FoundByDocument, after: FoundByDocument): void {
    if (before === after || this.supposed.size > 0) return;
    for (const [uri, list] of before) {
      const now = after.get(uri) ?? [];
      if (now.length !== list.length || now.some(({ finding }, index) => finding !== list[index]?.finding)) this.changed.add(uri);
    }
  }
}

function foreignTicksOf(characters: number): number {
  return FOREIGN_TICKS + FOREIGN_TICKS_PER_CHARACTER * characters;
}

/** By the number of the statement that each function stands in, so that nothing holds on to a syntax tree. */
function statementsOf(uses: Uses): Map<string, Set<number>> {
  const byModule = new Map<string, Set<number>>();
  for (const [{ module }, functions] of uses) {
    const { uri } = module.document;
    const numbers = byModule.get(uri) ?? new Set<number>();
    byModule.set(uri, numbers);
    const { body } = module.ast;
    for (const { range } of functions) numbers.add(indexAt(body, range[0]));
  }
  return byModule;
}

/** The number of the first statement that ends behind an offset. */
function indexAt(statements: readonly TSESTree.ProgramStatement[], offset: number): number {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offset < (statements[middle]?.range[1] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function digest(found: readonly Found[]): string {
  return found
    .map(({ finding: { rule, span, flow } }) => JSON.stringify([rule.id, span, flow]))
    .sort()
    .join("\n");
}
