import type { DependencyDescription } from "../../../analyzers/dependencies/describe-dependency";
import type { TextEdit } from "../../../core/edit";
import type { Finding, Fix, Incompleteness } from "../../../core/finding";
import type { Range } from "../../../core/position";
import type { AdvisoryStatus, InstallCommandResult } from "../../../protocol/messages";
import type { RuleDescription } from "../../../rules/rule";
import type { ProjectProblem } from "../../../workspace/project";

/** A document as it travels to the worker. */
export interface PlainDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export interface OpenParams {
  /** Names the project in later requests: the URI of its folder, see folders.ts. */
  readonly project: string;
  readonly rootPath: string;
  readonly editorSettings: unknown;
  /** False for a file that belongs to no workspace folder: only editor settings count there, and nothing is left out. */
  readonly useConfig: boolean;
}

/** A rule as the server's front needs it: what people read, and whether it can offer a repair. */
export interface RuleSummary extends RuleDescription {
  readonly fixable: boolean;
}

export interface ProjectSummary {
  readonly enabled: boolean;
  readonly budgetMilliseconds: number;
  readonly problems: readonly ProjectProblem[];
  /** All rules that are loaded, with the severities that the settings give them. */
  readonly rules: readonly RuleSummary[];
}

/** What the worker says of one document. `unchanged`: its result is the one that `knownResultId` names, and was not made again. */
export interface DocumentAnswer {
  readonly resultId: string;
  readonly unchanged: boolean;
  readonly findings: readonly Finding[];
  /** Imports of packages at fault, which are findings of the manifest. */
  readonly hints: readonly Finding[];
  /** Mistakes in it, when it is a file that configures the project. */
  readonly problems: readonly ProjectProblem[];
  readonly incomplete: readonly Incompleteness[];
  /** False while modules that import this one still have to be looked at. */
  readonly complete: boolean;
  /** Other documents whose findings became others by this. */
  readonly changed: readonly string[];
}

export interface FileChange {
  readonly uri: string;
  /** The editor has it open, so what it holds on disk does not count. */
  readonly isOpen: boolean;
  readonly kind: "created" | "changed" | "deleted";
}

export interface ChangeSummary {
  /** Something that decides about settings, rules or files changed: the project must be opened anew. */
  readonly reopen: boolean;
  /** Files of the project that are there and may have other findings now. */
  readonly files: readonly string[];
  /** Others whose findings depend on a file that changed: manifests on their lockfile. */
  readonly outdated: readonly string[];
}

export interface FileList {
  readonly uris: readonly string[];
  /** A sentence for each place that could not be read. */
  readonly unreadable: readonly string[];
}

/** Everything that the worker can be asked, by name: what goes in and what comes out. */
export interface EngineRequests {
  open: { params: OpenParams; result: ProjectSummary };
  close: { params: { readonly project: string }; result: null };
  files: { params: { readonly project: string }; result: FileList };
  changes: { params: { readonly project: string; readonly changes: readonly FileChange[] }; result: ChangeSummary };
  analyze: {
    /** `inHaste`: files that import the document are looked at some other time. */
    params: { readonly project: string; readonly document: PlainDocument; readonly knownResultId?: string; readonly inHaste: boolean };
    result: DocumentAnswer;
  };
  /**
   * A short piece of the work of finding out which files import which, and what that means for the documents that are open.
   * `changed`: documents whose findings became others by it.
   */
  link: {
    params: { readonly project: string; readonly open: readonly PlainDocument[] };
    result: { readonly done: boolean; readonly changed: readonly string[] };
  };
  /** Null when there is no such file, or the project does not cover it. */
  analyzeFile: {
    params: { readonly project: string; readonly uri: string; readonly knownResultId?: string };
    result: DocumentAnswer | null;
  };
  fixes: { params: { readonly project: string; readonly document: PlainDocument; readonly finding: Finding }; result: readonly Fix[] };
  /** What there is to know of the dependency at a place of a manifest. */
  describeDependency: {
    params: { readonly project: string; readonly document: PlainDocument; readonly offset: number };
    result: DependencyDescription | null;
  };
  /**
   * What the registry of a manifest's dependency says of it; null where nobody may ask, or nobody answers in time. `changed`: documents whose
   * findings became others by it.
   */
  published: {
    params: { readonly project: string; readonly uri: string; readonly name: string; readonly version: string | undefined };
    result: { readonly facts: PublishedFacts | null; readonly changed: readonly string[] };
  };
  /** How many packages that a manifest brings in are vulnerable. */
  vulnerable: { params: { readonly project: string; readonly document: PlainDocument }; result: number };
  installCommand: { params: { readonly project: string; readonly document: PlainDocument }; result: InstallCommandResult | null };
  /** What repairs the dependencies of a manifest's project. */
  repairDependencies: { params: { readonly project: string; readonly document: PlainDocument }; result: DependencyRepairs | null };
  /** Looks whether other advisories are known than before, and says which they are. `changed`: documents whose findings became others by that. */
  knowledge: { params: { readonly project: string }; result: { readonly status: AdvisoryStatus; readonly changed: readonly string[] } };
  /** The edit that silences the finding with a comment, where the format knows comments. */
  suppress: { params: { readonly document: PlainDocument; readonly finding: Finding }; result: readonly TextEdit[] };
  fixAll: {
    params: { readonly project: string; readonly document: PlainDocument; readonly findings: readonly Finding[] };
    result: readonly TextEdit[];
  };
  /** Repairs all that a rule finds in a document, or in the file on disk where there is none. */
  fixRule: {
    params: { readonly project: string; readonly uri: string; readonly document?: PlainDocument; readonly ruleId: string };
    result: readonly RangedEdit[];
  };
}

/** What a registry says of a package: days are ISO 8601, and there where it tells them. */
export interface PublishedFacts {
  readonly latest?: string;
  readonly latestDay?: string;
  /** When the version that is installed was published. */
  readonly installedDay?: string;
}

/** Edits of one file; it may have to be made first. */
export interface RepairedFile {
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly RangedEdit[];
}

/** What repairs the dependencies of a project: edits of its manifests, and what its package manager has to be told then. */
export interface DependencyRepairs {
  readonly edits: readonly RepairedFile[];
  /** What each repair does and costs. */
  readonly repairs: readonly string[];
  /** How many packages stay at fault. */
  readonly left: number;
  readonly commands: readonly string[];
  /** URI of the folder that the commands are for. */
  readonly folder: string;
}

/** An edit whose place needs no text to be read. */
export interface RangedEdit {
  readonly range: Range;
  readonly newText: string;
}

export type EngineMethod = keyof EngineRequests;

export type EngineRequest = {
  [M in EngineMethod]: {
    readonly id: number;
    readonly method: M;
    readonly params: EngineRequests[M]["params"];
    readonly cancelFlag: SharedArrayBuffer;
  };
}[EngineMethod];

export type EngineReply =
  | { readonly id: number; readonly outcome: "result"; readonly result: EngineRequests[EngineMethod]["result"] }
  | { readonly id: number; readonly outcome: "cancelled" }
  | { readonly id: number; readonly outcome: "error"; readonly message: string };
