import type { SourceDocument } from "../../core/document";
import type { Incompleteness } from "../../core/finding";
import type { DependencyKnowledge } from "../../rules/dependency-knowledge";
import type { Rule } from "../../rules/rule";
import type { RawFinding } from "../javascript/raw-finding";
import { CHECKS } from "./checks/all-checks";
import type { DependencyProblem, DependencySettings } from "./dependency-problem";
import type { DependencyHost, DependencyProject } from "./dependency-project";
import { projectOf } from "./open-project";
import type { UsingProgram } from "./reachability/package-uses";
import { ReachabilityOf } from "./reachability/reachability";

/** What dependency checks need from outside. Handed in by hosts. */
export interface DependencySurroundings {
  readonly host: DependencyHost;
  readonly settings: DependencySettings;
  /** Asked for when the first manifest or lockfile is looked at. */
  readonly knowledge: () => DependencyKnowledge;
  /** False while there may be modules that the program does not know yet. */
  readonly modulesAreKnown: () => boolean;
}

/** What the checks say of one file. */
export interface DependencyResult {
  readonly raw: readonly RawFinding[];
  readonly incomplete: readonly Incompleteness[];
}

/** A project, with the files that it was read from and what is known of its packages. */
export interface OpenedDependencies {
  readonly project: DependencyProject;
  readonly host: DependencyHost;
  readonly knowledge: DependencyKnowledge;
}

const NOTHING: DependencyResult = { raw: [], incomplete: [] };

/** Looks at manifests and lockfiles, each together with the others of its project. */
export class DependencyAnalysis {
  private readonly rules: readonly Rule[];
  private reachability: { readonly revision: number; readonly of: ReachabilityOf } | undefined;

  constructor(
    rules: readonly Rule[],
    private readonly program: UsingProgram & { readonly revision: number },
    private readonly surroundings: DependencySurroundings,
  ) {
    this.rules = rules.filter(({ matcher }) => matcher.type === "dependency");
  }

  /** @param document its text counts in place of what the host would read */
  of(document: SourceDocument): DependencyResult {
    const opened = this.open(document);
    if (!opened) return NOTHING;
    const { project, host, knowledge } = opened;
    const context = { host, knowledge, settings: this.surroundings.settings, reachability: this.reachabilityNow() };
    const raw = this.rules.flatMap((rule) => {
      if (rule.matcher.type !== "dependency") return [];
      const problems = [...CHECKS[rule.matcher.problem](project, context)];
      return problems.filter(({ uri }) => uri === document.uri).map((problem) => rawFinding(rule, problem));
    });
    const files = [...project.manifests, ...(project.lockfile ? [project.lockfile] : [])];
    const incomplete = files
      .filter(({ uri }) => uri === document.uri)
      .flatMap(({ problems }) => problems)
      .map(({ message, span }) => ({ reason: "syntax" as const, message, location: document.locationOf(span) }));
    return { raw, incomplete };
  }

  /**
   * The project that a manifest or lockfile belongs to; undefined for other files.
   * @param document its text counts in place of what the host would read
   */
  open(document: SourceDocument): OpenedDependencies | undefined {
    const { host, knowledge } = this.surroundings;
    const current: DependencyHost = {
      root: host.root,
      manifests: () => host.manifests(),
      read: (uri) => (uri === document.uri ? document.text : host.read(uri)),
    };
    const project = projectOf(document.uri, current);
    return project && { project, host: current, knowledge: knowledge() };
  }

  /** Made anew when a module has another text. */
  private reachabilityNow(): ReachabilityOf | undefined {
    const { modulesAreKnown, knowledge } = this.surroundings;
    if (!modulesAreKnown()) return undefined;
    if (this.reachability?.revision !== this.program.revision) {
      this.reachability = { revision: this.program.revision, of: new ReachabilityOf(this.program, knowledge()) };
    }
    return this.reachability.of;
  }
}

function rawFinding(rule: Rule, { span, severity, facts, identity, related }: DependencyProblem): RawFinding {
  return { rule, span, facts, identity, flow: related ?? [], ...(severity && !rule.isSeverityChosen && { severity }) };
}
