/**
 * What client and server say to each other beyond LSP, defined once for both.
 * Plain names and types only: the two sides are bundled with different versions of the protocol library.
 */

/** A request of ours. The type parameters exist for the compiler alone. */
export interface CustomRequest<Params, Result> {
  readonly method: string;
  readonly signature?: (params: Params) => Result;
}

/** A notification of ours. */
export interface CustomNotification<Params> {
  readonly method: string;
  readonly signature?: (params: Params) => void;
}

/** `source` of every diagnostic. Findings also have a `code`, the rule's id; problems of configuration and rule files have none. */
export const DIAGNOSTIC_SOURCE = "Buckler";

/** `initializationOptions` of the initialize request; an editor that sends none gets the defaults. */
export interface InitializationOptions {
  /**
   * Which files `workspace/diagnostic` speaks of: all of them from the beginning (the default), or
   * only those that were opened until `buckler/scanWorkspace` was asked for. The latter suits editors that pull
   * the workspace by themselves all the time.
   */
  readonly workspaceDiagnostics?: "all" | "afterScan";
  /**
   * What a hover tells of a finding: everything (the default), or only what its diagnostic does not say, for editors that show
   * the diagnostic with its related information beside the hover.
   */
  readonly hover?: "everything" | "besideDiagnostic";
  /** Whether the editor has the commands of `DEPENDENCY_COMMANDS`. */
  readonly dependencyCommands?: boolean;
}

export interface ScanWorkspaceParams {
  /** Work-done progress is reported here; without it the server asks the editor for a token when that can show progress. */
  readonly workDoneToken?: string | number;
}

export interface ScanWorkspaceResult {
  /** How many files were analysed, and how many there are. */
  readonly analyzed: number;
  readonly files: number;
  readonly problems: number;
  readonly cancelled: boolean;
  /** What could not be analysed and why, one sentence each; also in the log. */
  readonly skipped: readonly string[];
}

/** Analyses every file of all workspace folders; the findings arrive as diagnostics. */
export const ScanWorkspace: CustomRequest<ScanWorkspaceParams, ScanWorkspaceResult> = { method: "buckler/scanWorkspace" };

export interface ScanFileParams {
  readonly uri: string;
}

export interface ScanFileResult {
  readonly problems: number;
  /** Why the file was not (wholly) analysed, for people; empty when all went well. */
  readonly notes: readonly string[];
}

/** Analyses one file as it is now, open or not, also when nothing changed since the last time. */
export const ScanFile: CustomRequest<ScanFileParams, ScanFileResult> = { method: "buckler/scanFile" };

export interface FixRuleParams {
  readonly ruleId: string;
}

export interface FixRuleResult {
  /** An LSP WorkspaceEdit that changes nothing before the user has confirmed it, where the editor can ask for that. */
  readonly edit: { readonly documentChanges?: readonly unknown[] };
  /** How many files it changes. */
  readonly files: number;
}

/** Repairs all that a rule found in the files that were analysed; nothing is applied. */
export const FixRule: CustomRequest<FixRuleParams, FixRuleResult> = { method: "buckler/fixRule" };

export interface FixableRule extends RuleListEntry {
  /** How many problems it found in the files that were analysed. */
  readonly problems: number;
}

/** The rules that found something and can repair some of what they find, by id. */
export const FixableRules: CustomRequest<null, readonly FixableRule[]> = { method: "buckler/fixableRules" };

export type ServerState = "scanning" | "ready" | "off" | "error";

export interface StatusParams {
  readonly state: ServerState;
  /** Problems known at the moment, in open and unopened files. */
  readonly problems: number;
  /** One sentence: what is being scanned, why it is off, what went wrong; empty when there is nothing to add. */
  readonly message: string;
}

/** Sent whenever one of its fields changes. */
export const Status: CustomNotification<StatusParams> = { method: "buckler/status" };

export interface RuleDocumentationParams {
  readonly ruleId: string;
}

export interface RuleDocumentationResult {
  readonly title: string;
  readonly markdown: string;
}

/** The page of a rule, also of a user's own; null when no such rule is loaded. */
export const RuleDocumentation: CustomRequest<RuleDocumentationParams, RuleDocumentationResult | null> = {
  method: "buckler/ruleDocumentation",
};

export interface RuleListEntry {
  readonly id: string;
  readonly title: string;
}

/** All rules that are loaded, by id, e.g. to choose one from. */
export const RuleList: CustomRequest<null, readonly RuleListEntry[]> = { method: "buckler/ruleList" };

/** Which advisories results are based on. */
export interface AdvisoryStatus {
  /** Day of the newest record, ISO 8601. */
  readonly date: string;
  /** True for the selection that comes with Buckler. */
  readonly isSeed: boolean;
  readonly records: number;
  /** Where they come from; empty where nobody knows. */
  readonly source: string;
  /** When they were fetched, ISO 8601; undefined for what comes with Buckler. */
  readonly fetched?: string;
  /** What has to be said about them, as a sentence. */
  readonly note?: string;
}

export const GetAdvisoryStatus: CustomRequest<null, AdvisoryStatus> = { method: "buckler/advisoryStatus" };

export interface UpdateAdvisoriesParams {
  /** Address of a zip file of OSV records; undefined for OSV's own. */
  readonly from?: string;
  /** Work-done progress is reported here. */
  readonly workDoneToken?: string | number;
}

/** `error` says what went wrong and what to do; then the advisories are those of before. */
export type UpdateAdvisoriesResult =
  | { readonly outcome: "updated"; readonly status: AdvisoryStatus }
  | { readonly outcome: "cancelled"; readonly status: AdvisoryStatus }
  | { readonly outcome: "failed"; readonly error: string; readonly status: AdvisoryStatus };

/** Fetches advisories, from the network; nothing else does. Findings follow. */
export const UpdateAdvisories: CustomRequest<UpdateAdvisoriesParams, UpdateAdvisoriesResult> = { method: "buckler/updateAdvisories" };

export interface RepairDependenciesParams {
  /** Of a package.json. */
  readonly uri: string;
}

export interface RepairDependenciesResult {
  /** An LSP WorkspaceEdit that changes nothing before the user has confirmed it; without changes where no manifest has to change. */
  readonly edit: { readonly documentChanges?: readonly unknown[] };
  /** What each repair does and costs, one sentence each. */
  readonly repairs: readonly string[];
  /** How many packages stay at fault. */
  readonly left: number;
  /** What has to be run afterwards, each for a terminal in `folder`. */
  readonly commands: readonly string[];
  /** URI of the folder that the project's package manager works in. */
  readonly folder: string;
}

/** The fewest and smallest changes that repair what is vulnerable in a project; nothing is applied. Null where there is nothing to repair. */
export const RepairDependencies: CustomRequest<RepairDependenciesParams, RepairDependenciesResult | null> = {
  method: "buckler/repairDependencies",
};

export interface InstallCommandResult {
  readonly command: string;
  /** URI of the folder that it is for. */
  readonly folder: string;
}

/** How the project of a package.json installs what its manifests ask for; null for other files. */
export const InstallCommand: CustomRequest<RepairDependenciesParams, InstallCommandResult | null> = { method: "buckler/installCommand" };

/** Commands of the client that code lenses and quick fixes name; an editor without them gets neither. */
export const DEPENDENCY_COMMANDS = { repair: "buckler.repairDependencies", install: "buckler.offerInstall" } as const;
