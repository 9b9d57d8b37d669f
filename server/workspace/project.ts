import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { URI } from "vscode-uri";
import type { Patience } from "../analyzers/javascript/linking/linked-program";
import { Analysis } from "../analyzers/analyze";
import { mayConcernDependencies } from "../analyzers/dependencies/file-names";
import { NO_METADATA, type PackageMetadata } from "../analyzers/dependencies/package-metadata";
import { isJavaScriptLanguage } from "../analyzers/javascript/syntax/source-file";
import type { Program } from "../analyzers/program";
import { compileRules, type RuleSet } from "../analyzers/rule-set";
import { NEVER_CANCELLED, throwIfCancelled, type CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { AnalysisResult, Finding } from "../core/finding";
import type { Position } from "../core/position";
import { NO_KNOWLEDGE, type DependencyKnowledge } from "../rules/dependency-knowledge";
import { mergePacks } from "../rules/load-pack";
import type { RulePack } from "../rules/rule-pack";
import { DependencyFiles } from "./dependency-files";
import type { Disk } from "./disk";
import { Coverage, discoverFiles, languageOf, type Discovered } from "./files";
import { relativeTo } from "./ignore-rules";
import { ignoredAs, ignoredOn } from "./ignored-dependencies";
import { ModuleFiles } from "./module-files";
import { Programs } from "./programs";
import { readProjectConfig } from "./project-config";
import { readDocument, type ReadResult } from "./read-document";
import { Precedence } from "./precedence";
import { RulePaths } from "./rule-paths";
import { isWanted, mergeSettings, readSettings, type Settings, type SettingsLayer } from "./settings";
import { reviewedFor } from "./reviewed-elsewhere";
import { suppressionOf, suppressionsOf } from "./suppressions";
import { looksGenerated } from "./third-party";

/** A mistake in what configures the project; the rest of the configuration is used all the same. */
export interface ProjectProblem {
  /** The file that holds it; undefined when it came from the editor's settings. */
  readonly uri: string | undefined;
  readonly position: Position;
  readonly message: string;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  /** What stands after `--` in the comment, or beside what is to be ignored; empty when no reason is given. */
  readonly reason: string;
}

/** What a project says of one document: `findings` are those that neither a comment nor the settings suppress. */
export interface ProjectResult extends AnalysisResult {
  readonly suppressed: readonly SuppressedFinding[];
  /** False while modules that import this one still have to be looked at: they may bring other findings. */
  readonly complete: boolean;
}

export interface AnalyzeOptions {
  /** The user asked for exactly this file, so it is analysed even when it is minified. */
  readonly named?: boolean;
  /** How much may be looked at, beside the document itself, before the result goes out without the rest. */
  readonly patience?: Patience;
}

export interface ProjectOptions {
  /** The editor's `buckler` section as it came over the wire. `.buckler.yml` wins over it, so that editor and command line agree. */
  readonly editorSettings?: unknown;
  /** Wins over everything: options of the command line. */
  readonly overrides?: SettingsLayer;
  readonly builtin: RulePack;
  /** False: `.buckler.yml` and `.buckler/` are not read. Comments in the code always count. */
  readonly useConfig?: boolean;
  /** Asked where imports lead. */
  readonly disk?: Disk;
  /** What is known of packages, asked for whenever a manifest or lockfile is looked at; undefined: nothing. */
  readonly knowledge?: () => DependencyKnowledge | undefined;
  /** What registries said of packages; undefined: nothing. */
  readonly metadata?: () => PackageMetadata;
}

/** One folder with its settings, rules and files. Immutable: when one of its files changes (`isProjectFile`), open it anew. */
export interface Project {
  /** URI of the root folder, without a slash at its end. */
  readonly root: string;
  readonly settings: Settings;
  /** The rules that are on, with the severities that the settings give them. */
  readonly ruleSet: RuleSet;
  readonly problems: readonly ProjectProblem[];
  /** All documents together, with imports followed; what it says of one is before rule paths and suppressions. */
  readonly analysis: Analysis;
  /** Manifests and lockfiles, as they are now. */
  readonly dependencyFiles: DependencyFiles;
  /** True when the document belongs to the project and is neither excluded, ignored by git, nor somebody else's (node_modules). */
  covers(uri: string): boolean;
  /** What an analysis of this document may know; differs between documents because of the nearest package.json. */
  programFor(uri: string): Program;
  /**
   * Findings of one document after severities and suppressions.
   * The document's text counts from now on for the files that import it, too.
   * @throws CancelledError
   */
  analyze(document: SourceDocument, cancellation: CancellationToken, how?: AnalyzeOptions): ProjectResult;
  /** Where a document that was analysed imports packages that are at fault, after suppressions. */
  importHints(document: SourceDocument): readonly Finding[];
  /**
   * Reads all files of the project and finds out which imports which, so that a file's findings include what comes from those that
   * import it. Goes on where it stopped.
   * @returns false when the time was over before it was done
   * @throws CancelledError
   */
  index(cancellation: CancellationToken, deadline?: number): Promise<boolean>;
  /** True once the program has all modules of the project. */
  readonly isIndexed: boolean;
  /** Says that the program has all modules of the project by now, whoever brought them. */
  allModulesAreKnown(): void;
  /** True for a file that, as it is on disk now, changes what analyses may know of others: open the project anew. */
  changesPrograms(uri: string): boolean;
  /** Files changed on disk. Those that came or went are told so, for then imports may lead elsewhere. */
  filesChanged(uris: readonly string[], someCameOrWent: boolean): void;
  /** Files below the root (or below the folders given) in a fixed order, and the places that cannot be read. */
  files(cancellation: CancellationToken, paths?: readonly string[]): AsyncIterable<Discovered>;
  /** Reads one file as a document of version 0; never throws for what is wrong with the file. */
  readDocument(path: string): Promise<ReadResult>;
}

/** Opens a folder as a project. Mistakes in its configuration are in `problems`, and never make it fail. */
export async function openProject(rootPath: string, options: ProjectOptions): Promise<Project> {
  const root = resolve(rootPath);
  const editor = readSettings(options.editorSettings);
  const config = options.useConfig === false ? undefined : await readProjectConfig(root, options.builtin);
  const settings = mergeSettings(editor.settings, config?.settings ?? {}, options.overrides ?? {});
  const pack = withSeverities(config ? mergePacks(options.builtin, config.pack) : options.builtin, settings);
  const unknown = Object.keys(editor.settings.rules ?? {}).filter((id) => !pack.rules.some((rule) => rule.id === id));
  const problems = [
    ...editor.problems.filter((problem) => !problem.unknownKey).map(({ message }) => ofEditor(message)),
    ...unknown.map((id) => ofEditor(`there is no rule called "${id}"`)),
    ...(config?.problems ?? []).map(({ file, position, message }) => ({ uri: uriOf(join(root, file)), position, message })),
  ];
  return new OpenProject(root, settings, pack, problems, options);
}

/** True for files that decide about settings, rules or which files count: after a change to one, open the project anew. */
export function isProjectFile(uri: string): boolean {
  // The folder itself too: a watcher may tell that it came and say nothing of what is in it.
  return /\/(?:\.buckler\.yml|\.gitignore|package\.json)$|\/\.buckler(?:\/|$)/.test(uri);
}

class OpenProject implements Project {
  readonly root: string;
  readonly ruleSet: RuleSet;
  readonly analysis: Analysis;
  readonly dependencyFiles: DependencyFiles;
  private readonly modules: ModuleFiles;
  private indexing: AsyncIterator<Discovered> | undefined;
  isIndexed = false;
  private readonly coverage: Coverage;
  private readonly rulePaths: RulePaths;
  private readonly dependencyRules: ReadonlySet<string>;
  private readonly precedence: Precedence;
  private readonly programs: Programs;

  constructor(
    private readonly rootPath: string,
    readonly settings: Settings,
    pack: RulePack,
    readonly problems: readonly ProjectProblem[],
    { disk, knowledge, metadata = () => NO_METADATA }: ProjectOptions,
  ) {
    this.programs = new Programs(rootPath, settings);
    this.root = uriOf(rootPath);
    this.ruleSet = compileRules(pack, (rule) => isWanted(rule, settings));
    this.coverage = new Coverage(rootPath, settings.exclude, existsSync);
    this.rulePaths = new RulePaths(this.ruleSet.rules, this.settings.allRules);
    this.dependencyRules = new Set(this.ruleSet.rules.filter(({ matcher }) => matcher.type === "dependency").map(({ id }) => id));
    this.precedence = new Precedence(this.ruleSet.rules);
    const covers = (path: string): boolean => relativeTo(rootPath, path) !== undefined && this.coverage.coversFile(path);
    this.modules = new ModuleFiles(rootPath, covers, (uri) => this.programFor(uri), disk);
    this.dependencyFiles = new DependencyFiles(rootPath, covers);
    this.analysis = new Analysis(this.ruleSet, this.modules, {
      today: () => new Date().toISOString().slice(0, 10),
      host: this.dependencyFiles,
      settings: settings.dependencies,
      metadata,
      knowledge: () => knowledge?.() ?? NO_KNOWLEDGE,
      modulesAreKnown: () => this.isIndexed,
    });
  }

  covers(uri: string): boolean {
    const path = pathOf(uri);
    return path !== undefined && relativeTo(this.rootPath, path) !== undefined && this.coverage.coversFile(path);
  }

  programFor(uri: string): Program {
    return this.programs.of(pathOf(uri));
  }

  analyze(document: SourceDocument, cancellation: CancellationToken, { named, patience }: AnalyzeOptions = {}): ProjectResult {
    if (!named && isJavaScriptLanguage(document.languageId) && looksGenerated(document.text)) return minified(document);
    if (document.version > 0 && mayConcernDependencies(document.uri)) this.dependencyFiles.hold(document.uri, document.text);
    const result = this.analysis.analyze(document, cancellation, patience);
    const path = relativeTo(this.rootPath, pathOf(document.uri) ?? "") ?? "";
    const suppressions = result.findings.length > 0 ? suppressionsOf(document) : [];
    const ignored = ignoredOn(new Date(), this.settings.ignore);
    const { places } = this.programFor(document.uri);
    const findings: Finding[] = [];
    const suppressed: SuppressedFinding[] = [];
    for (const finding of result.findings) {
      const { ruleId, confidence } = finding;
      if (!this.rulePaths.allows(ruleId, path, places) || !isWanted({ id: ruleId, confidence }, this.settings)) continue;
      const suppression =
        suppressionOf(finding, suppressions) ??
        (this.dependencyRules.has(ruleId) ? ignoredAs(finding, ignored) : undefined) ??
        reviewOf(document, finding);
      if (suppression) suppressed.push({ finding, reason: suppression.reason });
      else findings.push(finding);
    }
    return { ...result, findings: this.precedence.settle(findings), suppressed };
  }

  importHints(document: SourceDocument): readonly Finding[] {
    // What was refused, the program does not have.
    if (!this.analysis.program.isCurrent(document)) return [];
    const hints = this.analysis.importHints?.of(document.uri) ?? [];
    if (hints.length === 0) return hints;
    const suppressions = suppressionsOf(document);
    const ignored = ignoredOn(new Date(), this.settings.ignore);
    return hints.filter((hint) => !suppressionOf(hint, suppressions) && !ignoredAs(hint, ignored));
  }

  async index(cancellation: CancellationToken, deadline = Infinity): Promise<boolean> {
    if (this.isIndexed) return true;
    this.indexing ??= this.files(NEVER_CANCELLED)[Symbol.asyncIterator]();
    for (let next = await this.indexing.next(); !next.done; next = await this.indexing.next()) {
      const found = next.value;
      if (found.kind === "file" && languageOf(found.path) !== undefined) this.analysis.program.add(uriOf(found.path));
      throwIfCancelled(cancellation);
      if (Date.now() > deadline) return false;
    }
    this.isIndexed = true;
    return true;
  }

  allModulesAreKnown(): void {
    this.isIndexed = true;
  }

  changesPrograms(uri: string): boolean {
    const path = languageOf(uri) === undefined ? undefined : pathOf(uri);
    return path !== undefined && this.programs.changesExports(path);
  }

  filesChanged(uris: readonly string[], someCameOrWent: boolean): void {
    if (someCameOrWent) {
      this.modules.resolver.forget();
      this.dependencyFiles.forgetList();
    }
    this.analysis.program.filesChanged(
      uris.filter((uri) => languageOf(uri) !== undefined && this.covers(uri)),
      someCameOrWent,
    );
  }

  files(cancellation: CancellationToken, paths: readonly string[] = [this.rootPath]): AsyncIterable<Discovered> {
    return discoverFiles(this.rootPath, paths, this.settings.exclude, cancellation);
  }

  readDocument(path: string): Promise<ReadResult> {
    return readDocument(path);
  }
}

function reviewOf(document: SourceDocument, { location }: Finding): { readonly reason: string } | undefined {
  const tool = reviewedFor(document, location.range.start.line);
  return tool === undefined ? undefined : { reason: `a comment says to ${tool} that somebody looked at it` };
}

function minified(document: SourceDocument): ProjectResult {
  const message = "not analysed: this code is minified or a bundle; its source is the place to look";
  return {
    uri: document.uri,
    version: document.version,
    findings: [],
    suppressed: [],
    incomplete: [{ reason: "minified", message }],
    complete: true,
  };
}

/** Rules with the severity that the settings give them, so that findings, reports and gates see the same one. */
function withSeverities(pack: RulePack, settings: Settings): RulePack {
  const rules = pack.rules.map((rule) => {
    const setting = Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined;
    return setting === undefined || setting === "off" ? rule : { ...rule, severity: setting, isSeverityChosen: true as const };
  });
  return { ...pack, rules };
}

function ofEditor(message: string): ProjectProblem {
  return { uri: undefined, position: { line: 0, character: 0 }, message };
}

function uriOf(path: string): string {
  return URI.file(path).toString();
}

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === "file" ? parsed.fsPath : undefined;
}
