import type { Place } from "./places";
import type { Confidence, Severity } from "../core/finding";
import type { Position } from "../core/position";

/** Where untrusted data may come from (design: threat models). A setting chooses which ones count. */
export const THREAT_MODELS = ["remote", "client", "library", "local", "model"] as const;
/** What a library is given and hands on as a whole, e.g. a command that it is there to run; nothing of its own is around it. */
export const LIBRARY_WHOLE = "library-whole";
export type ThreatModel = (typeof THREAT_MODELS)[number];
/** Parts of a threat model that rules name by themselves: what an app's own windows send it, and the addresses that others open it with. */
export const THREAT_PARTS: ReadonlyMap<string, ThreatModel> = new Map([
  ["window-message", "client"],
  ["app-address", "client"],
]);

/**
 * What a flow rule starts from: a threat model, or a kind of data that is a problem by itself wherever it
 * comes from (`literal`: a constant in the code; any other word is a source kind that models declare, e.g. `weak-random`).
 */
export type SourceKind = ThreatModel | "literal" | (string & {});

/**
 * Kinds that no model declares, because they are found in the language itself: names of properties that the program goes through
 * or splits out of a text; where it stores into an object that may be a prototype; where it calls a method that a name chose, of
 * any object, or of the global one; what says how often a loop runs; where it stores a property, or deletes one, that a name chose; where
 * it tests text with what lists have as well, or uses that otherwise.
 */
export const LANGUAGE_SOURCES: readonly SourceKind[] = ["literal", "property-name"];
export const LANGUAGE_SINKS: readonly string[] = [
  "prototype",
  "dynamic-call",
  "global-call",
  "loop-bound",
  "stored-name",
  "text-test",
  "text-or-list",
];

/** What a rule is, apart from how it finds: everything that is shown to people. */
export interface RuleDescription {
  readonly id: string;
  /** Short noun phrase, e.g. "SQL built from untrusted input". */
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One sentence; `$X` is replaced by a metavariable's text, `{source}` and `{sink}` by the flow's ends in words. */
  readonly message: string;
  /** Markdown: what an attacker does with it. */
  readonly why: string;
  /** Markdown: how to repair it, with a correct version. */
  readonly remedy: string;
  /** CWE numbers, the most specific first. */
  readonly cwe: readonly number[];
  /** OWASP Top 10 ids such as "A05:2025". */
  readonly owasp: readonly string[];
  /** Requirements of OWASP ASVS 5.0 such as "V1.2.4". */
  readonly asvs: readonly string[];
  readonly references: readonly string[];
  /** VS Code language ids that it applies to. */
  readonly languages: readonly string[];
  /** Glob patterns of files where it stays silent (Semgrep's `paths.exclude`) or alone speaks (`paths.include`). */
  readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  /** Kinds of places that it leaves alone unless all rules are on. */
  readonly silentIn?: readonly Place[];
  /** Rules that say more: on lines where one of them speaks, this one stays silent. */
  readonly yields?: readonly string[];
}

export interface FlowMatcher {
  readonly type: "flow";
  readonly sources: readonly SourceKind[];
  /** Those of the sources that count only where somebody chose the threat model, or has all rules on. */
  readonly onlyChosen?: readonly SourceKind[] | undefined;
  /** Sink kinds, as models name them. */
  readonly sinks: readonly string[];
  /** Sanitizer kinds that end the flow; by default the sink kinds themselves. */
  readonly sanitizers: readonly string[];
  /** Sink kinds that say more: what comes from the same place and arrives at one of them as well is reported there alone. */
  readonly unless?: readonly string[];
  /**
   * Present where only data counts that the code put into such text: between tags, where it is then reported, or into an address
   * whose host it can no longer change.
   */
  readonly within?: "markup" | "address";
  /** Present where a finding is reported where the data comes in, because one repair there mends all that is done with it. */
  readonly at?: "source";
  /** Present where calls are left alone that are given something to check what goes through them. */
  readonly spared?: SparedCalls;
}

/** Calls with an option of one of the names, where a word in it, or in the code that it is made by, says that it is meant for this. */
export interface SparedCalls {
  readonly options: readonly string[];
  /** A regular expression for the names in that code, the option's own included, with blanks between them. */
  readonly words: string;
}

/** A tree of Semgrep's rule syntax; patterns are still texts (compiled by analyzers/javascript/patterns). */
export type PatternFormula =
  | { readonly op: "pattern"; readonly pattern: string; readonly at: Position }
  | { readonly op: "regex"; readonly regex: string; readonly at: Position }
  | { readonly op: "all"; readonly of: readonly PatternFormula[]; readonly conditions: readonly PatternCondition[] }
  | { readonly op: "any"; readonly of: readonly PatternFormula[] }
  | { readonly op: "not"; readonly of: PatternFormula }
  | { readonly op: "inside"; readonly of: PatternFormula }
  | { readonly op: "not-inside"; readonly of: PatternFormula };

export type PatternCondition =
  | { readonly op: "metavariable-regex"; readonly metavariable: string; readonly regex: string; readonly at: Position }
  | { readonly op: "metavariable-pattern"; readonly metavariable: string; readonly of: PatternFormula; readonly at: Position }
  | { readonly op: "metavariable-comparison"; readonly metavariable?: string; readonly comparison: string; readonly at: Position }
  | { readonly op: "focus-metavariable"; readonly metavariables: readonly string[]; readonly at: Position };

export interface PatternMatcher {
  readonly type: "pattern";
  readonly formula: PatternFormula;
}

/** A rule whose knowledge needs code: its `rule.ts` exports a `CodeCheck` (see code-rule.ts). */
export interface CodeMatcher {
  readonly type: "code";
}

/** Kinds of secrets, each found in its own way (analyzers/secrets); a text that is several is the first of these. */
export const SECRET_KINDS = [
  "provider-key",
  "browser-key",
  "private-key",
  "credential-file",
  "url-password",
  "json-web-token",
  "password-hash",
  "password",
  "secret",
  "possible",
  "empty-password",
  "perhaps-empty-password",
  "detail",
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** A rule about a kind of secrets, in files of any language. */
export interface SecretMatcher {
  readonly type: "secret";
  readonly kind: SecretKind;
}

/** What can be wrong with a dependency; each has a check of its own (analyzers/dependencies/checks). */
export const DEPENDENCY_PROBLEMS = [
  "vulnerable",
  "malicious",
  "open-range",
  "typosquat",
  "unscoped-lookalike",
  "security-holder",
  "install-script",
  "suspicious-install-script",
  "insecure-source",
  "foreign-address",
  "weak-integrity",
  "no-lockfile",
  "outdated-lockfile",
  "two-lockfiles",
  "denied-licence",
  "unknown-licence",
  "deprecated-package",
  "deprecated-below",
  "new-release",
  "node-mismatch",
  "node-end-of-life",
] as const;
export type DependencyProblemKind = (typeof DEPENDENCY_PROBLEMS)[number];

/** A rule about manifests and lockfiles. */
export interface DependencyMatcher {
  readonly type: "dependency";
  readonly problem: DependencyProblemKind;
}

export type Matcher = FlowMatcher | PatternMatcher | CodeMatcher | SecretMatcher | DependencyMatcher;

/** How a repair is made: `transform` names one of server/fixes/transforms, the rest are its arguments. */
export interface FixRecipe {
  readonly title: string;
  readonly transform: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface Rule extends RuleDescription {
  /** The file that it comes from, as its pack names it. */
  readonly file: string;
  readonly matcher: Matcher;
  /** The settings give it its severity, so none that an advisory has takes its place. */
  readonly isSeverityChosen?: true;
  readonly fixes: readonly FixRecipe[];
}

/** A mistake in a rule or model file; the rest of the pack is used all the same. */
export interface RuleFileProblem {
  readonly file: string;
  readonly position: Position;
  readonly message: string;
}
