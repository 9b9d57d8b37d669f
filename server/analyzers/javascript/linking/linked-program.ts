import { CancelledError, throwIfCancelled, type CancellationToken } from "../../../core/cancellation";
import type { SourceDocument } from "../../../core/document";
import type { Incompleteness } from "../../../core/finding";
import { timesEndedEarly } from "../../ended-early";
import type { Program } from "../../program";
import type { RuleSet } from "../../rule-set";
import { runChecks } from "../checks/run";
import type { Uses } from "../flow/functions";
import { Solver, type SolvedModule, type Unit } from "../flow/solver";
import { matchPatterns } from "../patterns/match";
import { buildModule, type JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { changedStatements } from "./changed-statements";
import { ModuleGraph } from "./module-graph";
import { Movement, type Found } from "./moved-findings";
import { specifiersOf } from "./specifiers";

/** The files of a project, for an analysis that follows imports. Handed in by hosts. */
export interface ModuleHost {
  /** The URI of the module of the project that a specifier in a file leads to; undefined for packages and for what is not there. */
  resolve(specifier: string, from: string): string | undefined;
  /** A file's text as it is now; undefined where there is none that can be analysed. */
  read(uri: string): SourceDocument | undefined;
  programFor(uri: string): Program;
}

/**
 * What a module may spend in the functions of those that it imports, in statements and calls (a statement has 25 characters or so).
 * A module that puts a program together is as long as what it calls is much; but hundreds of short modules that each set up the
 * same big library would take its size times their number.
 */
const FOREIGN_TICKS = 2000;
const FOREIGN_TICKS_PER_CHARACTER = 10 / 25;
/** Of more edits at once, such as another branch that was checked out, nobody asks one by one whom they concern. */
const MAX_EDITED = 4;

const NONE: ReadonlySet<string> = new Set();

/** What was found in one document. */
export interface ModuleResult {
  readonly raw: readonly RawFinding[];
  readonly incomplete: readonly Incompleteness[];
  /** False while modules that import this one still have to be solved; what they bring here is missing. */
  readonly complete: boolean;
}

interface Entry {
  readonly document: SourceDocument;
  readonly specifiers: readonly string[];
  /** Where those of its specifiers lead that lead to another module of the project. */
  readonly links: ReadonlyMap<string, string>;
  /** Made when it is needed, and given up when nobody needs it any more. */
  module: JavaScriptModule | undefined;
  /** Findings that need no other module. */
  own: { readonly raw: readonly RawFinding[]; readonly incomplete: readonly Incompleteness[] } | undefined;
  solution: Component | undefined;
}

/** Modules that were solved together. */
interface Component {
  /** Data flow that ends in a module, by its URI. */
  readonly findings: ReadonlyMap<string, readonly Found[]>;
  readonly incomplete: readonly Incompleteness[];
  /** Statements of other modules, by their number, in whose functions the run was interested. */
  readonly uses: ReadonlyMap<string, ReadonlySet<number>>;
  readonly passes: number;
  /** The modules themselves, for their importers; given up when none needs them any more. */
  modules: ReadonlyMap<string, SolvedModule> | undefined;
}

/**
 * The modules of a project with their imports followed. Each is solved after what it imports, once, and again when something
 * that it imports has changed. A module's findings come from itself and from all modules that import it, because data may
 * come in there and do harm here.
 */
export class LinkedProgram {
  private readonly graph = new ModuleGraph();
  private readonly entries = new Map<string, Entry>();
  /** Solutions that no longer hold, kept to tell which documents' findings became others. */
  private readonly outdated = new Map<string, Component>();
  private readonly changed = new Set<string>();
  /** Edited modules, as they were when their importers were solved: it is still to be found out whom the edit concerns. */
  private readonly edited = new Map<string, Entry>();
  /** Modules in which an analysis ended before its time, with those that they may have a say in. */
  private cutShort: ReadonlySet<string> = NONE;
  /** Modules of which for now only is asked what would be. */
  private supposed: ReadonlySet<string> = NONE;
  private readonly solver: Solver;
  /** Counts the texts that were taken. */
  revision = 0;
  /** Counts the runs that were made to solve modules. */
  runs = 0;

  constructor(
    private readonly rules: RuleSet,
    private readonly host: ModuleHost,
  ) {
    this.solver = new Solver(rules);
  }

  /** Takes a document's text as the current one. Nothing happens when it is the same as before. */
  update(document: SourceDocument): void {
    const known = this.entries.get(document.uri)?.document;
    if (known?.text === document.text && known.languageId === document.languageId) return;
    this.replace(document);
  }

  /** Files changed on disk, came or went: they are read again. Where files came or went, imports may lead elsewhere now. */
  filesChanged(uris: readonly string[], someCameOrWent: boolean): void {
    for (const uri of uris) {
      const document = this.entries.has(uri) ? this.host.read(uri) : undefined;
      if (document) {
        this.replace(document);
        continue;
      }
      this.invalidate(uri);
      this.entries.delete(uri);
      this.graph.delete(uri);
      if (!this.load(uri)) this.noteGone(uri);
    }
    if (someCameOrWent) this.relink();
  }

  /** Makes a file known without solving it, so that what it imports knows of it. */
  add(uri: string): void {
    this.load(uri);
  }

  has(uri: string): boolean {
    return this.graph.has(uri);
  }

  /** All modules that are known, those together that imports connect. */
  unconnected(): string[][] {
    return this.graph.unconnected();
  }

  /** How many characters a module has; 0 for one that is not known. */
  lengthOf(uri: string): number {
    return this.entries.get(uri)?.document.text.length ?? 0;
  }

  /** Where those of a module's specifiers lead that lead to another module; undefined for one that is not known. */
  importsOf(uri: string): ReadonlyMap<string, string> | undefined {
    return this.entries.get(uri)?.links;
  }

  /** True when an analysis that has a say in a module's findings once ended before its time: next time, they may be others. */
  wasCutShort(uri: string): boolean {
    return this.cutShort.has(uri);
  }

  /** All modules that are known. */
  modules(): Iterable<string> {
    return this.graph.modules();
  }

  /**
   * What is found in a document as it was last given or read, with the modules that import it.
   * @param patienceMilliseconds how long importers are solved; what is left is told by `complete`
   * @throws CancelledError
   */
  resultOf(uri: string, cancellation: CancellationToken, patienceMilliseconds = Infinity): ModuleResult {
    const entry = this.load(uri);
    if (!entry) return { raw: [], incomplete: [], complete: true };
    const { raw, incomplete } = this.ownOf(entry, cancellation);
    this.settle([uri], cancellation);
    this.solveAll([uri], cancellation);
    const complete = this.solveImporters(uri, cancellation, Date.now() + patienceMilliseconds);
    // In an order of their own: of ways that are equally long, the first one is told.
    const importers = [...this.graph.withImporters([uri])].sort();
    const flow = importers.flatMap((importer) => this.findingsOf(importer, entry.document));
    return { raw: [...raw, ...flow], incomplete: [...incomplete, ...(entry.solution?.incomplete ?? [])], complete };
  }

  /**
   * Solves what these modules need and what needs them, then gives up what nothing later needs.
   * @param onSolved is called after each module
   */
  solveEverything(uris: Iterable<string>, cancellation: CancellationToken, onSolved: () => void = () => undefined): void {
    const wanted = this.loadAround(uris);
    this.settle(wanted, cancellation);
    const order = this.graph.inOrder(wanted);
    const waiting = new Map<string, number>();
    for (const module of wanted) for (const target of this.graph.importsOf(module)) waiting.set(target, (waiting.get(target) ?? 0) + 1);
    for (const component of order) {
      for (const module of component) {
        const entry = this.load(module);
        if (entry) this.ownOf(entry, cancellation);
      }
      this.solveComponent(component, cancellation);
      for (const module of component) {
        onSolved();
        if (!waiting.get(module)) this.release(module);
        for (const target of this.graph.importsOf(module)) {
          const left = (waiting.get(target) ?? 1) - 1;
          waiting.set(target, left);
          if (left === 0) this.release(target);
        }
      }
    }
  }

  /**
   * Solves these modules and all that import them, as far as the time goes.
   * @returns false when some are left
   * @throws CancelledError
   */
  solveAround(uris: Iterable<string>, cancellation: CancellationToken, deadline: number): boolean {
    const around = this.graph.withImporters(uris);
    this.settle(around, cancellation);
    return this.solveAll(around, cancellation, deadline);
  }

  /** Gives up what is not needed to solve these modules, and what imports them, again: the rest is solved and waits for nobody. */
  keepOnly(uris: Iterable<string>): void {
    const needed = this.graph.withImports(this.graph.withImporters(uris));
    for (const uri of this.graph.withImports([...this.entries.keys()].filter((module) => !this.entries.get(module)?.solution)))
      needed.add(uri);
    for (const uri of this.entries.keys()) if (!needed.has(uri)) this.release(uri);
  }

  /** What `resultOf` would say if the document were this one. Afterwards everything is as it was. */
  resultIf(document: SourceDocument, cancellation: CancellationToken): ModuleResult {
    const { uri } = document;
    this.settle(this.entries.keys(), cancellation);
    const before = [...this.graph.withImporters([uri])].map((module) => [module, this.entries.get(module)] as const);
    const solutions = before.map(([, entry]) => entry?.solution);
    const outdated = before.map(([module]) => this.outdated.get(module));
    const imports = this.graph.importsOf(uri);
    const { revision } = this;
    this.supposed = new Set(before.map(([module]) => module));
    try {
      this.update(document);
      return this.resultOf(uri, cancellation);
    } finally {
      this.supposed = NONE;
      this.revision = revision;
      this.edited.delete(uri);
      const entry = this.entries.get(uri);
      for (const [index, [module, known]] of before.entries()) {
        if (known) {
          known.solution = solutions[index];
          this.entries.set(module, known);
        } else if (module === uri) this.entries.delete(uri);
        const solution = outdated[index];
        if (solution) this.outdated.set(module, solution);
        else this.outdated.delete(module);
      }
      if (entry && !this.entries.has(uri)) this.graph.delete(uri);
      else this.graph.set(uri, imports);
    }
  }

  /** Documents whose data flow findings became others since this was last asked. */
  takeChanged(): string[] {
    const changed = [...this.changed];
    this.changed.clear();
    return changed;
  }

  private load(uri: string): Entry | undefined {
    const known = this.entries.get(uri);
    if (known) return known;
    const document = this.host.read(uri);
    return document && this.enter(document);
  }

  private enter(document: SourceDocument): Entry {
    return this.enterWith(document, specifiersOf(document.text));
  }

  private enterWith(document: SourceDocument, specifiers: readonly string[]): Entry {
    this.revision++;
    const links = this.linksOf(document.uri, specifiers);
    const entry: Entry = { document, specifiers, links, module: undefined, own: undefined, solution: undefined };
    this.entries.set(document.uri, entry);
    this.graph.set(document.uri, [...new Set(links.values())]);
    return entry;
  }

  private linksOf(uri: string, specifiers: readonly string[]): Map<string, string> {
    const links = new Map<string, string>();
    for (const specifier of specifiers) {
      const target = this.host.resolve(specifier, uri);
      if (target !== undefined && target !== uri) links.set(specifier, target);
    }
    return links;
  }

  /** After files came or went, imports may lead elsewhere. */
  private relink(): void {
    for (const [uri, { document, specifiers, links }] of [...this.entries]) {
      const now = this.linksOf(uri, specifiers);
      if (specifiers.every((specifier) => now.get(specifier) === links.get(specifier))) continue;
      this.invalidate(uri);
      this.enterWith(document, specifiers);
    }
  }

  /** The module and all that import it have to be solved again. */
  private invalidate(uri: string): void {
    for (const module of this.graph.withImporters([uri])) {
      this.edited.delete(module);
      this.outdate(module);
    }
  }

  private outdate(module: string): void {
    const entry = this.entries.get(module);
    if (!entry?.solution) return;
    this.outdated.set(module, entry.solution);
    entry.solution = undefined;
  }

  /** Takes another text of a known module. Where it imports the same, its importers may not have to be solved again. */
  private replace(document: SourceDocument): void {
    const { uri } = document;
    const known = this.entries.get(uri);
    const before = this.edited.get(uri) ?? (known?.solution && { ...known });
    const specifiers = specifiersOf(document.text);
    const isAlone = this.graph.componentOf(uri).length === 1;
    const isTellable =
      before &&
      isAlone &&
      known?.document.languageId === document.languageId &&
      isSameLinks(before, specifiers, this.linksOf(uri, specifiers));
    if (isTellable && (this.edited.has(uri) || this.edited.size < MAX_EDITED)) {
      this.outdate(uri);
      this.edited.set(uri, before);
    } else this.invalidate(uri);
    this.enterWith(document, specifiers);
  }

  /** Finds out whom the edits concern that have to do with these modules or with what imports them. */
  private settle(uris: Iterable<string>, cancellation: CancellationToken): void {
    if (this.edited.size === 0) return;
    const around = this.loadAround(uris);
    for (const [uri] of this.graph.inOrder([...this.edited.keys()].filter((uri) => around.has(uri)))) {
      const before = uri === undefined ? undefined : this.edited.get(uri);
      if (uri === undefined || !before) continue;
      if (this.graph.componentOf(uri).length > 1 || !this.entries.has(uri)) {
        this.invalidate(uri);
        continue;
      }
      this.solveAll([uri], cancellation);
      this.settleOne(before, this.entries.get(uri) ?? before);
      this.edited.delete(uri);
    }
  }

  private settleOne(before: Entry, after: Entry): void {
    const { uri } = after.document;
    const changed = this.changedStatements(before, after);
    const movement = new Movement(before.document, after.document);
    const moved = new Map<Component, Component | undefined>();
    const importers = this.graph.withImporters([uri]);
    importers.delete(uri);
    for (const importer of importers) {
      // Solved or not, what others know of it is what it was when it last was.
      const solution = this.entries.get(importer)?.solution ?? this.edited.get(importer)?.solution ?? this.outdated.get(importer);
      const isConcerned = !changed || !solution || [...(solution.uses.get(uri) ?? [])].some((index) => changed.has(index));
      if (isConcerned) this.invalidate(importer);
    }
    for (const importer of importers) {
      const entry = this.entries.get(importer);
      const { solution } = entry ?? {};
      if (!entry || !solution) continue;
      if (!moved.has(solution)) moved.set(solution, this.moved(solution, movement));
      const now = moved.get(solution);
      if (now) entry.solution = now;
      else this.outdate(importer);
    }
  }

  /** The solution of an importer that an edit does not concern. Its modules hold on to what the edited one was. */
  private moved(solution: Component, movement: Movement): Component | undefined {
    const findings = movement.move(solution.findings);
    if (!findings) return undefined;
    if (this.supposed.size === 0) this.noteDifferences(solution.findings, findings);
    return { ...solution, findings, modules: undefined };
  }

  /** The statements of an edited module that do something else for importers than before; undefined for all of them. */
  private changedStatements(before: Entry, after: Entry): ReadonlySet<number> | undefined {
    const [known, now] = [before.solution, after.solution];
    if (!known || !now || known.passes !== now.passes || known.incomplete.length > 0 || now.incomplete.length > 0) return undefined;
    const { uri } = after.document;
    const versionOf = (entry: Entry): Parameters<typeof changedStatements>[0] => {
      const solved = entry.solution?.modules?.get(uri);
      return { module: solved?.module ?? this.moduleOf(entry), solved, isLinked: (specifier) => entry.links.has(specifier) };
    };
    try {
      return changedStatements(versionOf(before), versionOf(after));
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      return undefined;
    }
  }

  private ownOf(entry: Entry, cancellation: CancellationToken): NonNullable<Entry["own"]> {
    if (entry.own) return entry.own;
    const module = this.moduleOf(entry);
    throwIfCancelled(cancellation);
    const incomplete: Incompleteness[] = module.syntax.errors.slice(0, 1).map((error) => ({
      reason: "syntax",
      message: `syntax error (${error.message}); everything that still parses was analysed`,
      location: error.location,
    }));
    const endedBefore = timesEndedEarly();
    const patterns = matchPatterns(module, this.rules.patterns, cancellation);
    const checks = runChecks(module, this.rules.rules, this.rules.pack.checks, this.host.programFor(module.document.uri));
    if (timesEndedEarly() > endedBefore) this.noteCutShort([module.document.uri]);
    entry.own = { raw: [...patterns.findings, ...checks], incomplete: [...incomplete, ...patterns.incomplete] };
    return entry.own;
  }

  private noteCutShort(modules: readonly string[]): void {
    if (modules.some((uri) => !this.cutShort.has(uri))) this.cutShort = this.graph.connectedWith([...this.cutShort, ...modules]);
  }

  private moduleOf(entry: Entry): JavaScriptModule {
    return (entry.module ??= buildModule(entry.document));
  }

  /** Solves those of the modules that are not solved, after the imports that they need. @returns false when time was up */
  private solveAll(uris: Iterable<string>, cancellation: CancellationToken, deadline = Infinity): boolean {
    const needed = new Set([...uris].filter((uri) => !this.entries.get(uri)?.solution));
    for (const module of needed) {
      this.load(module);
      for (const target of this.graph.importsOf(module)) if (!this.entries.get(target)?.solution?.modules) needed.add(target);
    }
    for (const component of this.graph.inOrder(needed)) {
      if (Date.now() > deadline) return false;
      this.solveComponent(component, cancellation);
    }
    return true;
  }

  private solveImporters(uri: string, cancellation: CancellationToken, deadline: number): boolean {
    return this.solveAll(this.graph.withImporters([uri]), cancellation, deadline);
  }

  /** Reads what the modules import, and what that imports. @returns all of it, with the modules themselves */
  private loadImports(uris: Iterable<string>): Set<string> {
    const reached = new Set(uris);
    for (const module of reached) {
      this.load(module);
      for (const target of this.graph.importsOf(module)) reached.add(target);
    }
    return reached;
  }

  /** The modules, what imports them, and what all of these import. */
  private loadAround(uris: Iterable<string>): Set<string> {
    return this.loadImports(this.graph.withImporters(uris));
  }

  private solveComponent(component: readonly string[], cancellation: CancellationToken): void {
    if (component.every((uri) => this.entries.get(uri)?.solution?.modules)) return;
    throwIfCancelled(cancellation);
    const entries = component.flatMap((uri) => this.load(uri) ?? []);
    const units = entries.flatMap((entry) => this.unitOf(entry) ?? []);
    const solvedBefore = (uri: string): SolvedModule | undefined => this.entries.get(uri)?.solution?.modules?.get(uri);
    const characters = entries.reduce((sum, { document }) => sum + document.text.length, 0);
    const foreignTicks = FOREIGN_TICKS + FOREIGN_TICKS_PER_CHARACTER * characters;
    this.runs++;
    const endedBefore = timesEndedEarly();
    const { findings, incomplete, solved, uses, passes } = this.solver.solve(units, solvedBefore, foreignTicks, cancellation);
    if (timesEndedEarly() > endedBefore) this.noteCutShort(component);
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

  /** A file that cannot be parsed at all exports nothing; asked for its own findings, it says why. */
  private unitOf(entry: Entry): Unit | undefined {
    const { uri } = entry.document;
    try {
      return { module: this.moduleOf(entry), program: this.host.programFor(uri), resolve: (specifier) => entry.links.get(specifier) };
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      return undefined;
    }
  }

  private findingsOf(module: string, document: SourceDocument): RawFinding[] {
    const found = this.entries.get(module)?.solution?.findings.get(document.uri) ?? [];
    return found.filter((item) => item.document === document).map((item) => item.finding);
  }

  private noteChanges({ document, solution: known }: Entry, solution: Component): void {
    if (this.supposed.has(document.uri)) return;
    const before = (known ?? this.outdated.get(document.uri))?.findings ?? new Map<string, readonly Found[]>();
    this.outdated.delete(document.uri);
    this.noteDifferences(before, solution.findings);
  }

  private noteDifferences(before: ReadonlyMap<string, readonly Found[]>, after: ReadonlyMap<string, readonly Found[]>): void {
    for (const uri of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(uri) !== after.get(uri) && digest(before.get(uri)) !== digest(after.get(uri))) this.changed.add(uri);
    }
  }

  /** What a module brought to others is gone with it. */
  private noteGone(uri: string): void {
    for (const target of this.outdated.get(uri)?.findings.keys() ?? []) this.changed.add(target);
    this.outdated.delete(uri);
  }

  private release(uri: string): void {
    const entry = this.entries.get(uri);
    if (!entry?.solution) return;
    entry.module = undefined;
    entry.solution.modules = undefined;
  }
}

function isSameLinks(entry: Entry, specifiers: readonly string[], links: ReadonlyMap<string, string>): boolean {
  const isSame =
    specifiers.length === entry.specifiers.length && specifiers.every((specifier, index) => specifier === entry.specifiers[index]);
  return isSame && specifiers.every((specifier) => links.get(specifier) === entry.links.get(specifier));
}

/** By the number of the statement that each function stands in, so that nothing holds on to a syntax tree. */
function statementsOf(uses: Uses): Map<string, Set<number>> {
  const byModule = new Map<string, Set<number>>();
  for (const [{ module }, functions] of uses) {
    const { uri } = module.document;
    const numbers = byModule.get(uri) ?? new Set<number>();
    byModule.set(uri, numbers);
    const { body } = module.ast;
    for (const { range } of functions) numbers.add(body.findIndex((statement) => range[0] < statement.range[1]));
  }
  return byModule;
}

function digest(found: readonly Found[] | undefined): string {
  return (found ?? [])
    .map(({ finding: { rule, span, flow } }) => JSON.stringify([rule.id, span, flow]))
    .sort()
    .join("\n");
}
