import { CancelledError, type CancellationToken } from "../../../core/cancellation";
import type { SourceDocument } from "../../../core/document";
import { changedStatements, type Version } from "./changed-statements";
import { Movement } from "./moved-findings";
import { moduleOf, type Entry, type ProgramModules } from "./program-modules";
import type { Solutions } from "./solutions";
import { specifiersOf } from "./specifiers";

/** Of more edits at once, such as another branch that was checked out, nobody asks one by one whom they concern. */
const MAX_EDITED = 4;

/** Takes other texts of modules and finds out which of their importers have to be solved again for it. */
export class Edits {
  /** Edited modules, as they were when their importers were solved: it is still to be found out whom the edit concerns. */
  private readonly edited = new Map<string, Entry>();

  constructor(
    private readonly modules: ProgramModules,
    private readonly solutions: Solutions,
  ) {}

  /** Takes another text of a known module. Where it imports the same, its importers may not have to be solved again. */
  replace(document: SourceDocument): void {
    const { uri } = document;
    const known = this.modules.get(uri);
    const before = this.edited.get(uri) ?? (known?.solution && { ...known });
    const importers = this.modules.graph.withImporters([uri]);
    const wereOutdated = new Set([...importers].filter((importer) => this.solutions.isOutdated(importer)));
    const specifiers = specifiersOf(document.text);
    const isTellable =
      before &&
      this.isAlone(uri) &&
      known?.document.languageId === document.languageId &&
      isSameLinks(before, specifiers, this.modules.linksOf(uri, specifiers));
    if (isTellable && (this.edited.has(uri) || this.edited.size < MAX_EDITED)) {
      this.solutions.outdate(uri);
      this.edited.set(uri, before);
    } else this.invalidate(uri);
    this.modules.enter(document, specifiers);
    if (!known) return;
    const sinceLast = new Movement(known.document, document);
    const sinceSolved = before && before.document !== known.document ? new Movement(before.document, document) : sinceLast;
    for (const importer of importers)
      this.solutions.moveOutdated(importer, importer === uri || wereOutdated.has(importer) ? sinceLast : sinceSolved);
  }

  /** After files came or went, imports may lead elsewhere. */
  relink(): void {
    for (const { document, specifiers, links } of this.modules.all()) {
      const now = this.modules.linksOf(document.uri, specifiers);
      if (specifiers.every((specifier) => now.get(specifier) === links.get(specifier))) continue;
      this.invalidate(document.uri);
      this.modules.enter(document, specifiers);
    }
  }

  /** The module and all that import it have to be solved again. */
  invalidate(uri: string): void {
    for (const module of this.modules.graph.withImporters([uri])) {
      this.edited.delete(module);
      this.solutions.outdate(module);
    }
  }

  /** Nobody has to find out any more whom an edit of the module concerns: it is as it was. */
  forget(uri: string): void {
    this.edited.delete(uri);
  }

  /** Finds out whom the edits concern that have to do with these modules or with what imports them. */
  settle(uris: Iterable<string>, cancellation: CancellationToken): void {
    if (this.edited.size === 0) return;
    const around = this.modules.loadAround(uris);
    for (const [uri] of this.modules.graph.inOrder([...this.edited.keys()].filter((uri) => around.has(uri)))) {
      const before = uri === undefined ? undefined : this.edited.get(uri);
      if (uri === undefined || !before) continue;
      if (!this.isAlone(uri) || !this.modules.get(uri)) {
        this.invalidate(uri);
        continue;
      }
      this.solutions.solveAll([uri], cancellation);
      this.settleOne(before, this.modules.get(uri) ?? before);
      this.edited.delete(uri);
    }
  }

  private settleOne(before: Entry, after: Entry): void {
    const { uri } = after.document;
    const changed = changedBetween(before, after);
    const movement = new Movement(before.document, after.document);
    const importers = this.modules.graph.withImporters([uri]);
    importers.delete(uri);
    const solved = [...importers].filter((importer) => this.modules.get(importer)?.solution);
    for (const importer of importers) {
      // Solved or not, what others know of it is what it was when it last was.
      const known = this.modules.get(importer)?.solution ?? this.edited.get(importer)?.solution;
      const uses = known?.uses ?? this.solutions.usesBefore(importer);
      const isConcerned = !changed || !uses || [...(uses.get(uri) ?? [])].some((index) => changed.has(index));
      if (isConcerned) this.invalidate(importer);
    }
    this.solutions.move(solved, movement);
  }

  /** Whether no other module is solved together with it. */
  private isAlone(uri: string): boolean {
    return this.modules.graph.componentOf(uri).length === 1;
  }
}

/** The statements of an edited module that do something else for importers than before; undefined for all of them. */
function changedBetween(before: Entry, after: Entry): ReadonlySet<number> | undefined {
  const [known, now] = [before.solution, after.solution];
  if (!known || !now || known.passes !== now.passes || known.incomplete.length > 0 || now.incomplete.length > 0) return undefined;
  try {
    return changedStatements(versionOf(before), versionOf(after));
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    return undefined;
  }
}

function versionOf(entry: Entry): Version {
  const solved = entry.solution?.modules?.get(entry.document.uri);
  return { module: solved?.module ?? moduleOf(entry), solved, isLinked: (specifier) => entry.links.has(specifier) };
}

function isSameLinks(entry: Entry, specifiers: readonly string[], links: ReadonlyMap<string, string>): boolean {
  const isSame =
    specifiers.length === entry.specifiers.length && specifiers.every((specifier, index) => specifier === entry.specifiers[index]);
  return isSame && specifiers.every((specifier) => links.get(specifier) === entry.links.get(specifier));
}
