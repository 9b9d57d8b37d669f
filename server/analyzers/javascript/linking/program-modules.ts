import type { SourceDocument } from "../../../core/document";
import type { Incompleteness } from "../../../core/finding";
import type { Program } from "../../program";
import type { SolvedModule } from "../flow/solver";
import { buildModule, type JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import { ModuleGraph } from "./module-graph";
import type { FoundByDocument } from "./moved-findings";
import { specifiersOf } from "./specifiers";

/** The files of a project, for an analysis that follows imports. Handed in by hosts. */
export interface ModuleHost {
  /** The URI of the module of the project that a specifier in a file leads to; undefined for packages and for what is not there. */
  resolve(specifier: string, from: string): string | undefined;
  /** A file's text as it is now; undefined where there is none that can be analysed. */
  read(uri: string): SourceDocument | undefined;
  programFor(uri: string): Program;
}

/** One module with one text, and what was found out about it so far. */
export interface Entry {
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
export interface Component {
  /** Data flow that ends in a module, by its URI. */
  readonly findings: FoundByDocument;
  readonly incomplete: readonly Incompleteness[];
  /** Statements of other modules, by their number, in whose functions the run was interested. */
  readonly uses: ReadonlyMap<string, ReadonlySet<number>>;
  readonly passes: number;
  /** The modules themselves, for their importers; given up when none needs them any more. */
  modules: ReadonlyMap<string, SolvedModule> | undefined;
}

/** The modules that are known, each with its present text, and who imports whom. */
export class ProgramModules {
  readonly graph = new ModuleGraph();
  private readonly entries = new Map<string, Entry>();
  /** Modules in which an analysis ended before its time, with those that they may have a say in. */
  private cutShort: ReadonlySet<string> = new Set();
  private readonly tests = new Map<string, boolean>();
  /** Counts the texts that were taken. */
  revision = 0;

  constructor(readonly host: ModuleHost) {}

  get(uri: string): Entry | undefined {
    return this.entries.get(uri);
  }

  all(): readonly Entry[] {
    return [...this.entries.values()];
  }

  /**
   * The module, read where it is not known yet.
   * @param links where its specifiers lead, where somebody found that out already
   */
  load(uri: string, links?: ReadonlyMap<string, string>): Entry | undefined {
    const known = this.entries.get(uri);
    if (known) return known;
    const document = this.host.read(uri);
    if (!document) return undefined;
    return this.enter(document, specifiersOf(document.text), links);
  }

  /** @param specifiers what the text imports */
  enter(
    document: SourceDocument,
    specifiers: readonly string[],
    links: ReadonlyMap<string, string> = this.linksOf(document.uri, specifiers),
  ): Entry {
    this.revision++;
    const entry: Entry = { document, specifiers, links, module: undefined, own: undefined, solution: undefined };
    this.entries.set(document.uri, entry);
    this.graph.set(document.uri, [...new Set(links.values())]);
    return entry;
  }

  /** True for tests and what belongs to them. */
  isTest(uri: string): boolean {
    let isTest = this.tests.get(uri);
    if (isTest === undefined) this.tests.set(uri, (isTest = this.host.programFor(uri).isTest === true));
    return isTest;
  }

  /** Takes an entry again that was there before. */
  restore(entry: Entry): void {
    this.entries.set(entry.document.uri, entry);
  }

  /** Forgets a text. What the module imports stays as it is. */
  forget(uri: string): void {
    this.entries.delete(uri);
  }

  /** An analysis of these modules ended before its time: next time, they may say something else. */
  noteCutShort(modules: readonly string[]): void {
    if (modules.some((uri) => !this.cutShort.has(uri))) this.cutShort = this.graph.connectedWith([...this.cutShort, ...modules]);
  }

  /** True for modules in whose findings such an analysis has a say. */
  wasCutShort(uri: string): boolean {
    return this.cutShort.has(uri);
  }

  /** Where specifiers in a module lead now. */
  linksOf(uri: string, specifiers: readonly string[]): Map<string, string> {
    const links = new Map<string, string>();
    for (const specifier of specifiers) {
      const target = this.host.resolve(specifier, uri);
      if (target !== undefined && target !== uri) links.set(specifier, target);
    }
    return links;
  }

  /** The modules, what imports them, and what all of these import; all of it is read. */
  loadAround(uris: Iterable<string>): Set<string> {
    const reached = this.graph.withImporters(uris);
    for (const module of reached) {
      this.load(module);
      for (const target of this.graph.importsOf(module)) reached.add(target);
    }
    return reached;
  }
}

/** The entry's syntax, scopes and names. */
export function moduleOf(entry: Entry): JavaScriptModule {
  return (entry.module ??= buildModule(entry.document));
}
