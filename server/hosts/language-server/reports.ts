import type { Diagnostic } from "vscode-languageserver/node";
import type { CachedResult } from "../../workspace/result-cache";
import type { ClientFeatures } from "./capabilities";
import { lockfileToDiagnostic, problemToDiagnostic, toDiagnostic } from "./convert";
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
    const findings = result.findings.map((finding) => {
      const rule = this.ruleOf(result, finding.ruleId);
      return toDiagnostic(finding, rule && this.#pages.hrefOf(rule), this.#features, spellingOf);
    });
    const lockfiles = result.incomplete.filter(({ reason }) => reason === "lockfile").map(lockfileToDiagnostic);
    return [...result.problems.map(problemToDiagnostic), ...lockfiles, ...findings];
  }

  /** The rule of a finding; undefined when its project was opened anew without it. */
  ruleOf({ project }: Pick<CachedResult, "project">, ruleId: string): RuleSummary | undefined {
    return this.#projects.get(project)?.summary?.rules.find(({ id }) => id === ruleId);
  }
}
