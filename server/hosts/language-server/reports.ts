import type { Diagnostic } from "vscode-languageserver/node";
import type { CachedResult } from "../../workspace/result-cache";
import type { ClientFeatures } from "./capabilities";
import type { Finding } from "../../core/finding";
import { hintSeverityOf, lockfileToDiagnostic, problemToDiagnostic, toDiagnostic } from "./convert";
import type { Documents } from "./documents";
import type { RuleSummary } from "./engine/messages";
import type { Projects } from "./projects";
import type { RulePages } from "./rule-documentation";

/** Turns results into what this editor can show. */
export class Reports {
  readonly #features: ClientFeatures;
  readonly #projects: Projects;
  readonly #pages: RulePages;
  readonly #documents: Documents;

  constructor(features: ClientFeatures, projects: Projects, pages: RulePages, documents: Documents) {
    this.#features = features;
    this.#projects = projects;
    this.#pages = pages;
    this.#documents = documents;
  }

  /** All diagnostics of one document. */
  diagnosticsOf(result: CachedResult): Diagnostic[] {
    const spellingOf = (uri: string) => this.#documents.spellingOf(uri);
    const diagnosticOf = (finding: Finding): Diagnostic => {
      const rule = this.ruleOf(result, finding.ruleId);
      return toDiagnostic(finding, rule && this.#pages.hrefOf(rule), this.#features, spellingOf);
    };
    const findings = result.findings.map(diagnosticOf);
    const hints = result.hints.map((hint) => ({ ...diagnosticOf(hint), severity: hintSeverityOf(hint) }));
    const lockfiles = result.incomplete.filter(({ reason }) => reason === "lockfile").map(lockfileToDiagnostic);
    return [...result.problems.map(problemToDiagnostic), ...lockfiles, ...findings, ...hints];
  }

  /** The rule of a finding; undefined when its project was opened anew without it. */
  ruleOf({ project }: Pick<CachedResult, "project">, ruleId: string): RuleSummary | undefined {
    return this.#projects.get(project)?.summary?.rules.find(({ id }) => id === ruleId);
  }
}
