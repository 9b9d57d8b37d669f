import { CancelledError, type CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import { compareFindings, type AnalysisResult, type Incompleteness } from "../core/finding";
import { DependencyAnalysis, type DependencyResult, type DependencySurroundings } from "./dependencies/dependency-analysis";
import { ImportHints } from "./dependencies/import-hints";
import { LinkedProgram, type ModuleResult, type Patience } from "./javascript/linking/linked-program";
import type { ModuleHost } from "./javascript/linking/program-modules";
import { toFindings } from "./javascript/raw-finding";
import { isJavaScriptLanguage } from "./javascript/syntax/source-file";
import { noteEndedEarly } from "./ended-early";
import type { Program } from "./program";
import { isWritten, refusalOf } from "./refusal";
import type { RuleSet } from "./rule-set";

/** Of a text in another language, only what all languages have is looked at. */
const NO_MODULE: ModuleResult = { raw: [], incomplete: [], complete: true };

/** The result of one document of a project. */
export interface LinkedResult extends AnalysisResult {
  /** False while modules that import this one still have to be looked at: they may bring other findings. */
  readonly complete: boolean;
}

/**
 * Findings of one document by itself, imports not followed.
 * @throws CancelledError when the token asks for it
 */
export function analyze(document: SourceDocument, program: Program, rules: RuleSet, cancellation: CancellationToken): AnalysisResult {
  return Analysis.ofSingleFiles(rules, program).analyze(document, cancellation);
}

/** The documents of a project, analysed together: the same for every host. */
export class Analysis {
  readonly program: LinkedProgram;
  /** Undefined where single files are analysed: a manifest means nothing without the files beside it. */
  readonly dependencies: DependencyAnalysis | undefined;
  readonly importHints: ImportHints | undefined;

  constructor(
    readonly rules: RuleSet,
    private readonly host: ModuleHost,
    dependencies?: DependencySurroundings,
  ) {
    this.program = new LinkedProgram(rules, host);
    this.dependencies = dependencies && new DependencyAnalysis(rules.rules, this.program, dependencies);
    this.importHints = dependencies && new ImportHints(rules.rules, this.program, dependencies);
  }

  /** An analysis that follows no imports. */
  static ofSingleFiles(rules: RuleSet, program: Program): Analysis {
    return new Analysis(rules, { resolve: () => undefined, read: () => undefined, programFor: () => program });
  }

  /** What the analysis of one document is told of its project. */
  programFor(uri: string): Program {
    return this.host.programFor(uri);
  }

  /** Another number whenever a text has changed. */
  get revision(): number {
    return this.program.revision;
  }

  /**
   * Findings of one document, whose text from now on is the one given. A crash inside an analyzer costs this document alone and is
   * told in `incomplete`.
   * @param patience how much may be looked at, beside the document itself, before the result goes out without the rest
   * @throws CancelledError when the token asks for it
   */
  analyze(document: SourceDocument, cancellation: CancellationToken, patience?: Patience): LinkedResult {
    const analyzeModule = (): ModuleResult => {
      this.program.update(document);
      return this.program.resultOf(document.uri, cancellation, patience);
    };
    return this.guarded(document, analyzeModule, () => this.dependencies?.of(document));
  }

  /**
   * What the findings would be if a document had another text.
   * @throws CancelledError when the token asks for it
   */
  whatIf(document: SourceDocument, cancellation: CancellationToken): LinkedResult {
    return this.guarded(
      document,
      () => this.program.resultIf(document, cancellation),
      () => this.dependencies?.whatIf(document),
    );
  }

  /**
   * The same without what comes in from files that import it.
   * @throws CancelledError when the token asks for it
   */
  whatIfAlone(document: SourceDocument, cancellation: CancellationToken): LinkedResult {
    return this.guarded(
      document,
      () => this.program.aloneIf(document, cancellation),
      () => this.dependencies?.whatIf(document),
    );
  }

  private guarded(
    document: SourceDocument,
    analyzeModule: () => ModuleResult,
    checkDependencies: () => DependencyResult | undefined,
  ): LinkedResult {
    const nothing = (...incomplete: Incompleteness[]): LinkedResult => {
      return { uri: document.uri, version: document.version, findings: [], incomplete, complete: true };
    };
    const refusal = refusalOf(document);
    if (refusal) return nothing(refusal);
    try {
      const { raw, incomplete, complete } = isJavaScriptLanguage(document.languageId) ? analyzeModule() : NO_MODULE;
      const dependencies = checkDependencies();
      const all = [...(isWritten(document) ? this.rules.secrets.beside(raw, document) : raw), ...(dependencies?.raw ?? [])];
      const findings = toFindings(document, all).sort(compareFindings);
      return { ...nothing(...incomplete, ...(dependencies?.incomplete ?? [])), findings, complete };
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      noteEndedEarly();
      // Parsers walk trees by recursion: thousands of nested operators exhaust the stack.
      if (error instanceof RangeError) return nothing({ reason: "budget", message: "not analysed: the code nests too deeply" });
      const message = error instanceof Error ? error.message : String(error);
      return nothing({ reason: "crash", message: `not analysed: the analyzer failed (${message}); please report this` });
    }
  }
}
