import type { SourceDocument } from "../../core/document";
import type { Incompleteness } from "../../core/finding";
import type { DependencyKnowledge } from "../../rules/dependency-knowledge";
import type { Rule } from "../../rules/rule";
import type { RawFinding } from "../javascript/raw-finding";
import { CHECKS, TEXT_CHECKS } from "./checks/all-checks";
import type { CheckContext, DependencyProblem, DependencySettings } from "./dependency-problem";
import type { DependencyHost, DependencyProject } from "./dependency-project";
import { dependencyFileKind } from "./file-names";
import { projectOf } from "./open-project";
import type { PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import { NotedReads, stillHolds, type CheckedProject } from "./project-memory";
import type { UsingProgram } from "./reachability/package-uses";
import { ReachabilityOf } from "./reachability/reachability";

/** What dependency checks need from outside. Handed in by hosts. */
export interface DependencySurroundings {
  readonly host: DependencyHost;
  readonly settings: DependencySettings;
  /** Asked for when the first manifest or lockfile is looked at. */
  readonly knowledge: () => DependencyKnowledge;
  /** What is known of the versions that there are; another object when something else is known. */
  readonly metadata: () => PackageMetadata;
  /** The day, ISO 8601. */
  readonly today: () => string;
  /** False while there may be modules that the program does not know yet. */
  readonly modulesAreKnown: () => boolean;
}

/** What the checks say of one file. */
export interface DependencyResult {
  readonly raw: readonly RawFinding[];
  readonly incomplete: readonly Incompleteness[];
}

/** What was said of a file last, and what that was concluded from. */
interface Said {
  readonly reads: ReadonlyMap<string, string | undefined>;
  readonly problems: string;
}

/** A project, with the files that it was read from and what is known of its packages. */
export interface OpenedDependencies {
  readonly project: DependencyProject;
  readonly host: DependencyHost;
  readonly knowledge: DependencyKnowledge;
  readonly metadata: PackageMetadata;
}

const NOTHING: DependencyResult = { raw: [], incomplete: [] };

/** Looks at manifests and lockfiles, each together with the others of its project. */
export class DependencyAnalysis {
  private readonly rules: readonly Rule[];
  /** By the root of the project. */
  private readonly checked = new Map<string, CheckedProject>();
  private readonly said = new Map<string, Said>();
  private readonly changed = new Set<string>();
  private scanned: ReadonlySet<string> = new Set();
  private reachability: { readonly revision: number; readonly of: ReachabilityOf } | undefined;

  constructor(
    rules: readonly Rule[],
    private readonly program: UsingProgram & { readonly revision: number },
    private readonly surroundings: DependencySurroundings,
  ) {
    this.rules = rules.filter(({ matcher }) => matcher.type === "dependency");
  }

  /**
   * From now on, what is said of a package at a manifest among these files is not said once more at its lockfile entry: a report has each
   * problem once, where somebody repairs it.
   */
  sayOnceAmong(scanned: ReadonlySet<string>): void {
    this.scanned = scanned;
  }

  /** @param document its text counts in place of what the host would read */
  of(document: SourceDocument): DependencyResult {
    const { uri, text } = document;
    const opened = this.open(uri, text);
    if (!opened) return this.ofText(document);
    this.compare(uri, opened);
    this.said.set(uri, { reads: opened.reads.texts, problems: textOf(opened.problems.get(uri)) });
    return this.resultOf(document, opened);
  }

  /** The same of a text that a document may get. Nothing is remembered. */
  whatIf(document: SourceDocument): DependencyResult {
    const opened = this.open(document.uri, document.text, true);
    return opened ? this.resultOf(document, opened) : this.ofText(document);
  }

  /** Files of which something was said that depends on what these files hold, or on whether they are there. */
  dependentsOf(uris: readonly string[]): string[] {
    const dependents = [...this.said].filter(([, { reads }]) => uris.some((uri) => reads.has(uri)));
    return dependents.map(([uri]) => uri).filter((uri) => !uris.includes(uri));
  }

  /** Looks at everything again that something was said of: other advisories are known, or now all modules of the project are. */
  checkAgain(): void {
    for (const uri of this.said.keys()) {
      const text = this.surroundings.host.read(uri);
      const opened = text === undefined ? undefined : this.open(uri, text);
      if (opened) this.note(uri, opened);
    }
  }

  /** Files of which something else would be said now, since they were asked about, because another file has another text. Each is told once. */
  takeChanged(): readonly string[] {
    const changed = [...this.changed];
    this.changed.clear();
    return changed;
  }

  /**
   * The project that a manifest or lockfile belongs to; undefined for other files.
   * @param text counts in place of what the host would read
   */
  opened(uri: string, text?: string): OpenedDependencies | undefined {
    const { host: files, knowledge, metadata } = this.surroundings;
    const host: DependencyHost = {
      root: files.root,
      manifests: () => files.manifests(),
      readInstalled: (name) => files.readInstalled?.(name),
      read: (name) => (text !== undefined && name === uri ? text : files.read(name)),
    };
    const project = projectOf(uri, host);
    return project && { project, host, knowledge: knowledge(), metadata: metadata() };
  }

  /** A text that is neither manifest nor lockfile. */
  private ofText(document: SourceDocument): DependencyResult {
    const checks = this.rules.flatMap((rule) => {
      const check = rule.matcher.type === "dependency" ? TEXT_CHECKS[rule.matcher.problem] : undefined;
      return check?.concerns(document.uri) === true ? [{ rule, check }] : [];
    });
    if (checks.length === 0) return NOTHING;
    const context = this.contextOf(this.surroundings.host);
    const raw = checks.flatMap(({ rule, check }) => [...check.problemsOf(document, context)].map((problem) => rawFinding(rule, problem)));
    return { raw, incomplete: [] };
  }

  private contextOf(host: DependencyHost): CheckContext {
    const { settings, knowledge, metadata, today } = this.surroundings;
    return { host, knowledge: knowledge(), metadata: metadata(), settings, today: today(), reachability: this.reachabilityNow() };
  }

  private resultOf(document: SourceDocument, { project, problems }: CheckedProject): DependencyResult {
    const { uri } = document;
    const toldElsewhere = dependencyFileKind(uri) === "lockfile" ? this.toldOfManifests(problems) : new Set<string>();
    const raw = (problems.get(uri) ?? []).filter((found) => !toldElsewhere.has(subjectOf(found)));
    const files = [...project.manifests, ...(project.lockfile ? [project.lockfile] : [])];
    const reason = dependencyFileKind(uri) === "lockfile" ? "lockfile" : "syntax";
    const incomplete = files
      .filter((file) => file.uri === uri)
      .flatMap((file) => file.problems)
      .map(({ message, span }) => ({ reason, message, location: document.locationOf(span) }) as const);
    return { raw, incomplete };
  }

  private toldOfManifests(problems: CheckedProject["problems"]): Set<string> {
    const told = new Set<string>();
    for (const [uri, found] of problems) {
      if (this.scanned.has(uri) && dependencyFileKind(uri) === "manifest") for (const each of found) told.add(subjectOf(each));
    }
    return told;
  }

  private open(place: string, text: string, isTrial = false): CheckedProject | undefined {
    const { host: files } = this.surroundings;
    const host = new NotedReads({
      root: files.root,
      manifests: () => files.manifests(),
      readInstalled: (uri) => files.readInstalled?.(uri),
      read: (uri) => (uri === place ? text : files.read(uri)),
    });
    const project = projectOf(place, host);
    if (!project) return undefined;
    const context = this.contextOf(host);
    const known = this.checked.get(project.root);
    const { knowledge, metadata, reachability } = context;
    const knowsTheSame = known?.knowledge === knowledge && known.metadata === metadata && known.reachability === reachability;
    if (knowsTheSame && stillHolds(known, host)) return known;
    const problems = new Map<string, RawFinding[]>();
    for (const rule of this.rules) {
      if (rule.matcher.type !== "dependency") continue;
      for (const problem of CHECKS[rule.matcher.problem](project, context)) {
        const found = problems.get(problem.uri);
        if (found) found.push(rawFinding(rule, problem));
        else problems.set(problem.uri, [rawFinding(rule, problem)]);
      }
    }
    const checked = { project, reads: host, knowledge, metadata, reachability, problems };
    if (!isTrial) this.checked.set(project.root, checked);
    return checked;
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

  /** Notes the other files of the project of which something else is said since this one has another text. */
  private compare(uri: string, checked: CheckedProject): void {
    const reads = checked.reads.texts;
    for (const [other, before] of this.said) {
      if (other === uri || before.reads === reads || !before.reads.has(uri) || before.reads.get(uri) === reads.get(uri)) continue;
      this.note(other, checked);
    }
  }

  /** Notes what would be said of a file now, and whether that is something else than before. */
  private note(uri: string, { problems, reads: { texts: reads } }: CheckedProject): void {
    const now = textOf(problems.get(uri));
    if (now !== this.said.get(uri)?.problems) this.changed.add(uri);
    this.said.set(uri, { reads, problems: now });
  }
}

/** What is wrong with which package, wherever that is said. */
function subjectOf({ rule, facts }: RawFinding): string {
  return `${rule.id}\0${facts.package ?? ""}\0${facts.version ?? ""}`;
}

function textOf(problems: readonly RawFinding[] | undefined): string {
  return JSON.stringify((problems ?? []).map(({ rule, ...rest }) => [rule.id, rest]));
}

function rawFinding(rule: Rule, { span, severity, isDoubtful, facts, identity, related }: DependencyProblem): RawFinding {
  const differences = { ...(severity && !rule.isSeverityChosen && { severity }), ...(isDoubtful && { confidence: "low" as const }) };
  return { rule, span, facts, identity, flow: related ?? [], ...differences };
}
