import type { SourceDocument } from "../../core/document";
import type { FlowStep, Severity } from "../../core/finding";
import type { Span } from "../../core/position";
import type { DependencyKnowledge } from "../../rules/dependency-knowledge";
import type { DependencyHost, DependencyProject } from "./dependency-project";
import type { PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import type { ReachabilityOf } from "./reachability/reachability";

/** What a check found in one file, before it gets its rule and its words. */
export interface DependencyProblem {
  readonly uri: string;
  readonly span: Span;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** True where it is as the rule says, but nothing shows that anybody could make use of it: the finding has low confidence. */
  readonly isDoubtful?: boolean;
  /** Fills the placeholders of the rule's message, `{package}`, and tells fixes what to do. */
  readonly facts: Readonly<Record<string, string>>;
  /** What it is about, wherever it stands, e.g. "lodash GHSA-29mw-wpgm-hmr9": the fingerprint is made of it. */
  readonly identity: string;
  /** Places that show more: the imports and calls that reach it. */
  readonly related?: readonly FlowStep[];
}

/** What people set about dependencies. */
export interface DependencySettings {
  readonly licences: { readonly preset?: string; readonly allow: readonly string[]; readonly deny: readonly string[] };
  /** How old a version shall be before it is installed; undefined: as the package manager is told. */
  readonly minimumAgeDays?: number;
}

export interface CheckContext {
  /** For what stands beside manifests and lockfiles, e.g. `.npmrc`. */
  readonly host: DependencyHost;
  readonly knowledge: DependencyKnowledge;
  /** What registries said of packages, as far as somebody asked. */
  readonly metadata: PackageMetadata;
  readonly settings: DependencySettings;
  /** The day on which this is asked, ISO 8601: what is past its end of life depends on it. */
  readonly today: string;
  /** Undefined until all modules of the project are known. */
  readonly reachability: ReachabilityOf | undefined;
}

/** Looks for one kind of problem in all files of a project. */
export type DependencyCheck = (project: DependencyProject, context: CheckContext) => Iterable<DependencyProblem>;

/** Looks for one kind of problem in a single text that is neither manifest nor lockfile: files of CI, containers and tools. */
export interface TextCheck {
  /** True for files that it is about. */
  concerns(uri: string): boolean;
  problemsOf(document: SourceDocument, context: CheckContext): Iterable<DependencyProblem>;
}
