import { URI } from "vscode-uri";
import { analyze } from "../analyzers/analyze";
import type { Program } from "../analyzers/program";
import { compileRules, type RuleSet } from "../analyzers/rule-set";
import type { CancellationToken } from "../core/cancellation";
import type { SourceDocument } from "../core/document";
import type { AnalysisResult, Finding } from "../core/finding";
import type { Position } from "../core/position";
import type { RulePack } from "../rules/rule-pack";
import { discoverFiles, type Discovered } from "./files";
import { readDocument, type ReadResult } from "./read-document";
import { DEFAULT_THREAT_MODELS, isRuleOn, mergeSettings, readSettings, type Settings, type SettingsLayer } from "./settings";

/** A mistake in what configures the project; the rest of the configuration is used all the same. */
export interface ProjectProblem {
  /** The file that holds it; undefined when it came from the editor's settings. */
  readonly uri: string | undefined;
  readonly position: Position;
  readonly message: string;
}

export interface SuppressedFinding {
  readonly finding: Finding;
  /** What stands after `--` in the comment; empty when no reason is given. */
  readonly reason: string;
}

/** What a project says of one document: `findings` are those that no comment suppresses. */
export interface ProjectResult extends AnalysisResult {
  readonly suppressed: readonly SuppressedFinding[];
}

export interface ProjectOptions {
  /** The editor's `buckler` section as it came over the wire. `.buckler.yml` wins over it, so that editor and command line agree. */
  readonly editorSettings?: unknown;
  /** Wins over everything: options of the command line. */
  readonly overrides?: SettingsLayer;
  readonly builtin: RulePack;
  /** False: `.buckler.yml` and `.buckler/` are not read. Comments in the code always count. */
  readonly useConfig?: boolean;
}

/** One folder with its settings, rules and files. Immutable: when one of its files changes (`isProjectFile`), open it anew. */
export interface Project {
  /** URI of the root folder, without a slash at its end. */
  readonly root: string;
  readonly settings: Settings;
  /** The rules that are on, with the severities that the settings give them. */
  readonly ruleSet: RuleSet;
  readonly problems: readonly ProjectProblem[];
  /** True when the document belongs to the project and is neither excluded, ignored by git, nor somebody else's (node_modules). */
  covers(uri: string): boolean;
  /** What an analysis of this document may know; differs between documents because of the nearest package.json. */
  programFor(uri: string): Program;
  /**
   * Findings of one document after severities and suppressions.
   * @throws CancelledError
   */
  analyze(document: SourceDocument, cancellation: CancellationToken): ProjectResult;
  /** Files below the root (or below the folders given) in a fixed order, and the places that cannot be read. */
  files(cancellation: CancellationToken, paths?: readonly string[]): AsyncIterable<Discovered>;
  /** Reads one file as a document of version 0; never throws for what is wrong with the file. */
  readDocument(path: string): Promise<ReadResult>;
}

/** Opens a folder as a project. Mistakes in its configuration are in `problems`; this rejects only when the folder itself cannot be read. */
export function openProject(rootPath: string, options: ProjectOptions): Promise<Project> {
  const editor = readSettings(options.editorSettings);
  const settings = mergeSettings(editor.settings, options.overrides ?? {});
  const ruleSet = compileRules(options.builtin, (rule) => isRuleOn(rule, settings));
  const program: Program = {
    threatModels: new Set(settings.threatModels ?? DEFAULT_THREAT_MODELS),
    budgetMilliseconds: settings.budgetMilliseconds,
  };
  return Promise.resolve({
    root: URI.file(rootPath).toString(),
    settings,
    ruleSet,
    problems: editor.problems
      .filter((problem) => !problem.unknownKey)
      .map(({ message }) => ({ uri: undefined, position: { line: 0, character: 0 }, message })),
    covers: () => true,
    programFor: () => program,
    analyze: (document, cancellation) => ({ ...analyze(document, program, ruleSet, cancellation), suppressed: [] }),
    files: (cancellation) => discoverFiles(rootPath, cancellation),
    readDocument,
  });
}

/** True for files that decide about settings, rules or which files count: after a change to one, open the project anew. */
export function isProjectFile(uri: string): boolean {
  return /\/(?:\.buckler\.yml|\.gitignore|package\.json)$|\/\.buckler\//.test(uri);
}
