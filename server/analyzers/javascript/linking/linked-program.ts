import { CancelledError, throwIfCancelled, type CancellationToken } from "../../../core/cancellation";
import type { SourceDocument } from "../../../core/document";
import type { Incompleteness } from "../../../core/finding";
import { timesEndedEarly } from "../../ended-early";
import type { RuleSet } from "../../rule-set";
import { runChecks } from "../checks/run";
import { buildModule, type JavaScriptModule } from "../program/module";
import { matchPatterns } from "../patterns/match";
import type { RawFinding } from "../raw-finding";
import { Edits } from "./edits";
import { handOver, takeOver, type HandedSolution } from "./handed-solutions";
import { moduleOf, ProgramModules, type Entry, type ModuleHost } from "./program-modules";
import { sectionsOf, type Section } from "./sections";
import { Solutions } from "./solutions";
import { specifiersOf } from "./specifiers";

/** What was found in one document. */
export interface ModuleResult {
  readonly raw: readonly RawFinding[];
  readonly incomplete: readonly Incompleteness[];
  /** False while modules that import this one still have to be solved; until then, what they brought before stands. */
  readonly complete: boolean;
}

/** How much is solved for one answer. */
export interface Patience {
  /** For so long from now on importers are solved, too. */
  readonly milliseconds: number;
  /**
   * True where somebody waits for the answer and looks again when there is more to say: nothing that takes long is solved for it. Modules that import each
   * other in a large circle are one such thing, of which each is looked at by itself then.
   */
  readonly isAwaited: boolean;
}

const ENDLESS: Patience = { milliseconds: Infinity, isAwaited: false };

/**
 * The modules of a project with their imports followed. Each is solved after what it imports, once, and again when something
 * that it imports has changed. A module's findings come from itself and from all modules that import it, because data may
 * come in there and do harm here.
 */
export class LinkedProgram {
  private readonly known: ProgramModules;
  private readonly solutions: Solutions;
  private readonly edits: Edits;

  constructor(
    private readonly rules: RuleSet,
    host: ModuleHost,
  ) {
    this.known = new ProgramModules(host);
    this.solutions = new Solutions(rules, this.known);
    this.edits = new Edits(this.known, this.solutions);
  }

  /** Counts the texts that were taken. */
  get revision(): number {
    return this.known.revision;
  }

  /** Counts the runs that were made to solve modules. */
  get runs(): number {
    return this.solutions.runs;
  }

  /** Takes a document's text as the current one. Nothing happens when it is the same as before. */
  update(document: SourceDocument): void {
    if (!this.isCurrent(document)) this.edits.replace(document);
  }

  /** Files changed on disk, came or went: they are read again. Where files came or went, imports may lead elsewhere now. */
  filesChanged(uris: readonly string[], someCameOrWent: boolean): void {
    for (const uri of uris) {
      const document = this.known.get(uri) ? this.known.host.read(uri) : undefined;
      if (document) {
        this.edits.replace(document);
        continue;
      }
      this.edits.invalidate(uri);
      this.known.forget(uri);
      this.known.graph.delete(uri);
      if (!this.known.load(uri)) this.solutions.noteGone(uri);
    }
    if (someCameOrWent) this.edits.relink();
  }

  /**
   * Makes a file known without solving it, so that what it imports knows of it.
   * @param links what another program says by `importsOf`
   */
  add(uri: string, links?: ReadonlyMap<string, string>): void {
    this.known.load(uri, links);
  }

  has(uri: string): boolean {
    return this.known.graph.has(uri);
  }

  /** All modules that are known, those together that imports connect. */
  unconnected(): string[][] {
    return this.known.graph.unconnected();
  }

  /**
   * Divides what these modules, which imports connect, need and what needs them among several who solve it side by side; undefined where
   * that is no help.
   */
  sections(modules: readonly string[], count: number): Section[] | undefined {
    return sectionsOf(this.known.graph, [...this.known.loadAround(modules)], count, (uri) => this.lengthOf(uri));
  }

  /** True when the program has this very text. */
  isCurrent({ uri, text, languageId }: SourceDocument): boolean {
    const known = this.known.get(uri)?.document;
    return known?.text === text && known.languageId === languageId;
  }

  /** True for a module that is known, imports no other one, and that none imports: what is found in it is found in it by itself. */
  standsAlone(uri: string): boolean {
    const { graph } = this.known;
    return graph.has(uri) && graph.importsOf(uri).length === 0 && graph.withImporters([uri]).size === 1;
  }

  /** How many characters a module has; 0 for one that is not known. */
  lengthOf(uri: string): number {
    return this.known.get(uri)?.document.text.length ?? 0;
  }

  /** Where those of a module's specifiers lead that lead to another module; undefined for one that is not known. */
  importsOf(uri: string): ReadonlyMap<string, string> | undefined {
    return this.known.get(uri)?.links;
  }

  /** What a module asks for by constant specifiers, packages among it; empty for one that is not known. */
  specifiersOf(uri: string): readonly string[] {
    return this.known.get(uri)?.specifiers ?? [];
  }

  /** Syntax and names of a module that is known; made for the caller alone where nobody else needs them now. */
  syntaxOf(uri: string): JavaScriptModule | undefined {
    const entry = this.known.get(uri);
    return entry && (entry.module ?? buildModule(entry.document));
  }

  /** True when an analysis that has a say in a module's findings once ended before its time: next time, they may be others. */
  wasCutShort(uri: string): boolean {
    return this.known.wasCutShort(uri);
  }

  /** All modules that are known. */
  modules(): Iterable<string> {
    return this.known.graph.modules();
  }

  /**
   * What is found in a document as it was last given or read, with the modules that import it.
   * @param patience where not everything has to be solved for it; what is left is told by `complete`
   * @throws CancelledError
   */
  resultOf(uri: string, cancellation: CancellationToken, patience: Patience = ENDLESS): ModuleResult {
    return this.resultBy(uri, () => this.importersOf(uri), cancellation, patience);
  }

  /** The module and what imports it, without tests of it: what these do to it harms nobody. */
  private importersOf(uri: string): Set<string> {
    const importers = this.known.graph.withImporters([uri]);
    if (!this.known.isTest(uri)) for (const importer of importers) if (this.known.isTest(importer)) importers.delete(importer);
    return importers;
  }

  /** What is found in a module by itself and by those of its importers that are asked for once it is known. */
  private resultBy(
    uri: string,
    importers: () => ReadonlySet<string>,
    cancellation: CancellationToken,
    { milliseconds, isAwaited }: Patience = ENDLESS,
  ): ModuleResult {
    const deadline = Date.now() + milliseconds;
    const entry = this.known.load(uri);
    if (!entry) return { raw: [], incomplete: [], complete: true };
    const { raw, incomplete } = this.ownOf(entry, cancellation);
    this.edits.settle([uri], cancellation);
    let complete = false;
    if (isAwaited && this.solutions.takesLong(uri)) this.solutions.solveAlone(entry, cancellation);
    else {
      this.solutions.solveAll([uri], cancellation);
      const { solutions } = this;
      complete = isAwaited
        ? solutions.solveSoon(importers(), cancellation, deadline)
        : solutions.solveAll(importers(), cancellation, deadline);
    }
    // In an order of their own: of ways that are equally long, the first one is told.
    const flow = [...importers()].sort().flatMap((importer) => this.solutions.findingsOf(importer, entry.document));
    return { raw: [...raw, ...flow], incomplete: [...incomplete, ...(entry.solution?.incomplete ?? [])], complete };
  }

  /** Solves what these modules need and what needs them, then gives up what nothing later needs. */
  solveEverything(uris: Iterable<string>, cancellation: CancellationToken): void {
    const wanted = this.known.loadAround(uris);
    this.edits.settle(wanted, cancellation);
    this.solveInOrder(wanted, cancellation, (component) => {
      for (const entry of component) this.tryOwnOf(entry, cancellation);
    });
  }

  /**
   * Solves the modules of a section, which are known.
   * @returns what was found out about those that it owns, for the other programs of the same modules
   */
  solveSection(modules: Iterable<string>, owned: Iterable<string>, cancellation: CancellationToken): HandedSolution[] {
    const isOwned = new Set(owned);
    const handed: HandedSolution[] = [];
    this.solveInOrder(new Set(modules), cancellation, (component) => {
      const own = component.filter(({ document }) => isOwned.has(document.uri));
      if (own.length === 0) return;
      for (const entry of own) this.tryOwnOf(entry, cancellation);
      const endedEarly = component.some(({ document }) => this.known.wasCutShort(document.uri));
      const solution = handOver(component, endedEarly);
      if (solution) handed.push(solution);
    });
    return handed;
  }

  /** Takes what `solveSection` says in another program of the same modules. */
  takeOver(handed: readonly HandedSolution[]): void {
    const rules = new Map(this.rules.rules.map((rule) => [rule.id, rule]));
    for (const solution of handed) takeOver(solution, this.known, rules);
  }

  /**
   * Solves modules, those first that others import, and gives up each when nothing later needs it.
   * @param onSolved is told of each component, while its modules are still there
   */
  private solveInOrder(modules: Set<string>, cancellation: CancellationToken, onSolved: (component: readonly Entry[]) => void): void {
    const { graph } = this.known;
    const waiting = new Map<string, number>();
    for (const module of modules) for (const target of graph.importsOf(module)) waiting.set(target, (waiting.get(target) ?? 0) + 1);
    for (const component of graph.inOrder(modules)) {
      this.solutions.solveTogether(component, cancellation);
      onSolved(component.flatMap((module) => this.known.load(module) ?? []));
      for (const module of component) {
        if (!waiting.get(module)) this.solutions.release(module);
        for (const target of graph.importsOf(module)) {
          const left = (waiting.get(target) ?? 1) - 1;
          waiting.set(target, left);
          if (left === 0) this.solutions.release(target);
        }
      }
    }
  }

  /**
   * Solves these modules and then all that import them, as far as the time goes. If findings become others by the former, it is time to
   * tell: that comes before the rest.
   * @returns false when some are left
   * @throws CancelledError
   */
  solveAround(uris: readonly string[], cancellation: CancellationToken, deadline: number): boolean {
    const around = this.known.graph.withImporters(uris);
    this.edits.settle(around, cancellation);
    if (!this.solutions.solveAll(uris, cancellation, deadline) || this.solutions.hasChanged) return false;
    return this.solutions.solveAll(around, cancellation, deadline);
  }

  /** Gives up what is not needed to solve these modules, and what imports them, again: the rest is solved and waits for nobody. */
  keepOnly(uris: Iterable<string>): void {
    const { graph } = this.known;
    const needed = graph.withImports(graph.withImporters(uris));
    const entries = this.known.all();
    const unsolved = entries.filter(({ solution }) => !solution).map(({ document }) => document.uri);
    for (const uri of graph.withImports(unsolved)) needed.add(uri);
    for (const { document } of entries) if (!needed.has(document.uri)) this.solutions.release(document.uri);
  }

  /**
   * What would be found in a document if it were this one: by itself, and by importers that find something in it as it is, of which for each
   * finding the few are asked that have the shortest ways. Thousands may import it, and no repair is worth solving a whole project again.
   * Afterwards everything is as it was.
   */
  resultIf(document: SourceDocument, cancellation: CancellationToken): ModuleResult {
    const { uri } = document;
    const { graph, revision } = this.known;
    this.edits.settle(graph.modules(), cancellation);
    const wasKnown = this.known.get(uri) !== undefined;
    const imports = graph.importsOf(uri);
    const importers = graph.withImporters([uri]);
    const known = this.known.get(uri);
    const asked = new Set([uri, ...(known ? this.solutions.witnessesOf(known.document, [...this.importersOf(uri)].sort()) : [])]);
    const restore = this.solutions.suppose(importers);
    try {
      this.update(document);
      return this.resultBy(uri, () => asked, cancellation);
    } finally {
      const wasTaken = this.known.get(uri) !== undefined;
      restore();
      this.edits.forget(uri);
      this.known.revision = revision;
      if (!wasKnown) this.known.forget(uri);
      if (wasTaken && !wasKnown) graph.delete(uri);
      else graph.set(uri, imports);
    }
  }

  /** The same without what importers bring: by itself alone, beside all that it imports. */
  aloneIf(document: SourceDocument, cancellation: CancellationToken): ModuleResult {
    const { uri } = document;
    this.edits.settle(this.known.graph.modules(), cancellation);
    const specifiers = specifiersOf(document.text);
    const links = this.known.linksOf(uri, specifiers);
    this.solutions.solveAll(links.values(), cancellation);
    const entry: Entry = { document, specifiers, links, module: undefined, own: undefined, solution: undefined };
    const { raw, incomplete } = this.ownOf(entry, cancellation);
    const flow = this.solutions.foundAlone(entry, cancellation);
    return { raw: [...raw, ...(flow?.raw ?? [])], incomplete: [...incomplete, ...(flow?.incomplete ?? [])], complete: flow !== undefined };
  }

  /** Documents whose data flow findings became others since this was last asked. */
  takeChanged(): string[] {
    return this.solutions.takeChanged();
  }

  /** A file that is beyond us costs itself alone: who asks for it is told. */
  private tryOwnOf(entry: Entry, cancellation: CancellationToken): void {
    try {
      this.ownOf(entry, cancellation);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      this.known.noteCutShort([entry.document.uri]);
    }
  }

  private ownOf(entry: Entry, cancellation: CancellationToken): NonNullable<Entry["own"]> {
    if (entry.own) return entry.own;
    const module = moduleOf(entry);
    throwIfCancelled(cancellation);
    const incomplete: Incompleteness[] = module.syntax.errors.slice(0, 1).map((error) => ({
      reason: "syntax",
      message: `syntax error (${error.message}); everything that still parses was analysed`,
      location: error.location,
    }));
    const endedBefore = timesEndedEarly();
    const patterns = matchPatterns(module, this.rules.patterns, cancellation);
    const program = this.known.host.programFor(module.document.uri);
    const checks = runChecks(module, this.rules.rules, this.rules.pack.checks, program);
    if (timesEndedEarly() > endedBefore) this.known.noteCutShort([module.document.uri]);
    entry.own = { raw: [...patterns.findings, ...checks], incomplete: [...incomplete, ...patterns.incomplete] };
    return entry.own;
  }
}
