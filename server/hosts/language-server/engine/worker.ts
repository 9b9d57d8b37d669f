import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import type { MessagePort } from "node:worker_threads";
import { URI } from "vscode-uri";
import { dependencyFileKind, mayConcernDependencies } from "../../../analyzers/dependencies/file-names";
import { isJavaScriptLanguage } from "../../../analyzers/javascript/syntax/source-file";
import { CancelledError, NEVER_CANCELLED, throwIfCancelled, type CancellationToken } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import type { Patience } from "../../../analyzers/javascript/linking/linked-program";
import type { Finding, Incompleteness } from "../../../core/finding";
import { fixAll } from "../../../fixes/fix-all";
import { proposeFixes } from "../../../fixes/propose-fixes";
import type { Rule } from "../../../rules/rule";
import type { DependencyKnowledge } from "../../../rules/dependency-knowledge";
import type { RulePack } from "../../../rules/rule-pack";
import { languageOf, mayBeText } from "../../../workspace/files";
import { isProjectFile, openProject, type Project, type ProjectProblem } from "../../../workspace/project";
import { suppressionEdits } from "../../../workspace/suppressions";
import type { PackageKnowledge } from "../../package-knowledge";
import { readEditorSettings } from "../dependencies/editor-settings";
import { isConfigurationFile, problemsOf } from "./configuration-problems";
import { descriptionAt, installCommandFor, repairsOf, vulnerableIn } from "./dependency-answers";
import { RegistryAnswers } from "./registry-answers";
import type {
  ChangeSummary,
  DocumentAnswer,
  EngineReply,
  EngineRequest,
  EngineRequests,
  FileChange,
  FileList,
  OpenParams,
  PlainDocument,
  ProjectSummary,
  RuleSummary,
} from "./messages";

/** A project that is open, and a hash of everything but the document that decides about findings. */
interface OpenProject {
  readonly project: Project;
  readonly builtin: RulePack;
  readonly configurationHash: string;
  readonly showsHints: boolean;
  readonly registries: RegistryAnswers;
  /** Whether registries may be asked for what is not known yet. */
  readonly asksRegistries: boolean;
  /** Documents that import packages, looked at before anything was known of packages. */
  readonly withoutKnowledge: Set<string>;
}

/**
 * Answers the engine's requests on `port`, one analysis after the other. Lives in a thread of its own, so that the
 * server answers its editor whatever a file does to the analysis.
 */
export function serveEngine(port: MessagePort, loadPack: () => Promise<RulePack>, knowledge: PackageKnowledge): void {
  const worker = new EngineWorker(loadPack, knowledge);
  port.on("message", (request: EngineRequest) => {
    void worker.answer(request).then((reply) => {
      port.postMessage(reply);
    });
  });
}

class EngineWorker {
  readonly #projects = new Map<string, Promise<OpenProject>>();
  readonly #loadPack: () => Promise<RulePack>;
  readonly #knowledge: PackageKnowledge;
  #pack: Promise<RulePack> | undefined;

  constructor(loadPack: () => Promise<RulePack>, knowledge: PackageKnowledge) {
    this.#loadPack = loadPack;
    this.#knowledge = knowledge;
  }

  async answer(request: EngineRequest): Promise<EngineReply> {
    const { id } = request;
    const flag = new Int32Array(request.cancelFlag);
    const cancellation: CancellationToken = {
      get isCancellationRequested() {
        return Atomics.load(flag, 0) !== 0;
      },
    };
    try {
      return { id, outcome: "result", result: await this.#dispatch(request, cancellation) };
    } catch (error) {
      if (error instanceof CancelledError) return { id, outcome: "cancelled" };
      return { id, outcome: "error", message: error instanceof Error ? error.message : String(error) };
    }
  }

  #dispatch(request: EngineRequest, cancellation: CancellationToken): Promise<EngineRequests[EngineRequest["method"]]["result"]> {
    switch (request.method) {
      case "open":
        return this.#open(request.params);
      case "close":
        this.#projects.delete(request.params.project);
        return Promise.resolve(null);
      case "files":
        return this.#files(request.params.project, cancellation);
      case "changes":
        return this.#changes(request.params.project, request.params.changes);
      case "analyze":
        return this.#analyze(request.params, cancellation);
      case "analyzeFile":
        return this.#analyzeFile(request.params, cancellation);
      case "link":
        return this.#link(request.params, cancellation);
      case "fixes":
        return this.#fixes(request.params, cancellation);
      case "suppress":
        return Promise.resolve(suppressionEdits(toSourceDocument(request.params.document), request.params.finding));
      case "describeDependency":
        return this.#ofManifest(request.params, (project, uri) => descriptionAt(project, uri, request.params.offset));
      case "published":
        return this.#published(request.params);
      case "vulnerable":
        return this.#ofManifest(request.params, vulnerableIn);
      case "installCommand":
        return this.#ofManifest(request.params, installCommandFor);
      case "repairDependencies":
        return this.#ofManifest(request.params, repairsOf);
      case "knowledge":
        return this.#knowledgeNow(request.params.project);
      case "fixAll":
        return this.#fixAll(request.params, cancellation);
      case "fixRule":
        return this.#fixRule(request.params, cancellation);
    }
  }

  async #open({ project: name, rootPath, editorSettings, useConfig }: OpenParams): Promise<ProjectSummary> {
    const opening = (async (): Promise<OpenProject> => {
      const builtin = await this.#builtinPack();
      const registries = new RegistryAnswers(rootPath);
      const knowledge = (): DependencyKnowledge | undefined => this.#knowledge.current();
      const { metadata } = registries;
      const project = await openProject(rootPath, { builtin, editorSettings, useConfig, knowledge, metadata });
      const { importHints: showsHints, network: asksRegistries } = readEditorSettings(editorSettings);
      const configurationHash = hashConfiguration(project);
      return { project, builtin, configurationHash, showsHints, registries, asksRegistries, withoutKnowledge: new Set() };
    })();
    this.#projects.set(name, opening);
    // A rejection is answered below; requests that wait for the project see it too.
    const { project } = await opening;
    return {
      enabled: project.settings.enable,
      budgetMilliseconds: project.settings.budgetMilliseconds,
      problems: project.problems,
      rules: project.ruleSet.pack.rules.map(summaryOf),
    };
  }

  #builtinPack(): Promise<RulePack> {
    if (!this.#pack) {
      this.#pack = this.#loadPack();
      this.#pack.catch(() => (this.#pack = undefined));
    }
    return this.#pack;
  }

  async #files(name: string, cancellation: CancellationToken): Promise<FileList> {
    const { project } = await this.#project(name);
    const uris: string[] = [];
    const unreadable: string[] = [];
    if (!project.settings.enable) return { uris, unreadable };
    for await (const found of project.files(cancellation)) {
      throwIfCancelled(cancellation);
      if (found.kind === "file") uris.push(URI.file(found.path).toString());
      else unreadable.push(`${found.path}: ${found.incomplete.message}`);
    }
    return { uris, unreadable };
  }

  async #changes(name: string, changes: readonly FileChange[]): Promise<ChangeSummary> {
    const { project } = await this.#project(name);
    const files = new Set<string>();
    const moved: string[] = [];
    for (const { uri, kind, isOpen } of changes) {
      if (uri.includes("/node_modules/")) continue;
      if (isProjectFile(uri) || project.changesPrograms(uri)) return { reopen: true, files: [], outdated: [] };
      if (!isOpen) project.dependencyFiles.release(uri);
      const inside = kind === "deleted" || !project.covers(uri) ? [] : await filesAt(project, uri);
      for (const file of inside) files.add(file);
      if (!isOpen) moved.push(...(kind === "deleted" ? modulesAt(project, uri) : inside));
    }
    const someCameOrWent = changes.some(({ uri, kind }) => kind !== "changed" || /\/[jt]sconfig[^/]*\.json$/.test(uri));
    project.filesChanged(moved, someCameOrWent);
    const onDisk = changes.filter(({ isOpen }) => !isOpen).map(({ uri }) => uri);
    const { dependencies, importHints } = project.analysis;
    const hinted = onDisk.some(mayConcernDependencies) ? (importHints?.takeChanged() ?? []) : [];
    return { reopen: false, files: [...files], outdated: [...(dependencies?.dependentsOf(onDisk) ?? []), ...hinted] };
  }

  async #link(
    { project: name, open }: EngineRequests["link"]["params"],
    cancellation: CancellationToken,
  ): Promise<EngineRequests["link"]["result"]> {
    const { project, withoutKnowledge } = await this.#project(name);
    const { program, dependencies, importHints } = project.analysis;
    if (!project.settings.enable) return { done: true, changed: [] };
    const waiting = [...withoutKnowledge];
    withoutKnowledge.clear();
    if (waiting.length > 0) await this.#knowledge.refresh(undefined);
    const deadline = Date.now() + LINK_MILLISECONDS;
    for (const document of open) {
      if (!project.covers(document.uri)) continue;
      if (isJavaScriptLanguage(document.languageId)) program.update(toSourceDocument(document));
      else if (mayConcernDependencies(document.uri)) project.dependencyFiles.hold(document.uri, document.text);
    }
    const wasIndexed = project.isIndexed;
    const isIndexed = await project.index(cancellation, deadline);
    if (isIndexed && !wasIndexed) dependencies?.checkAgain();
    const uris = open.map(({ uri }) => uri).filter((uri) => program.has(uri));
    const done = isIndexed && program.solveAround(uris, cancellation, deadline);
    program.keepOnly(uris);
    importHints?.keepOnly(uris);
    return { done, changed: [...program.takeChanged(), ...(dependencies?.takeChanged() ?? []), ...waiting] };
  }

  async #analyze(
    { project: name, document: plain, knownResultId, inHaste }: EngineRequests["analyze"]["params"],
    cancellation: CancellationToken,
  ): Promise<DocumentAnswer> {
    const open = await this.#project(name);
    const document = toSourceDocument(plain);
    if (dependencyFileKind(document.uri)) await this.#knowledge.refresh(undefined);
    if (!isConfigurationFile(document.uri, open.project)) {
      const patience = { milliseconds: inHaste ? 0 : PATIENCE_MILLISECONDS, isAwaited: true };
      const hintsOf = (): readonly Finding[] | undefined => this.#hintsOf(open, document);
      return answerFor(open, document, { incomplete: [], knownResultId, patience, hintsOf }, cancellation);
    }
    return configurationAnswer(await problemsOf(document.uri, document, open.project, open.builtin));
  }

  /** Undefined until something is known of packages: nobody who types waits for that. */
  #hintsOf({ project, showsHints, withoutKnowledge }: OpenProject, document: SourceDocument): readonly Finding[] | undefined {
    if (!showsHints || project.analysis.importHints?.concerns(document.uri) !== true) return [];
    if (this.#knowledge.current()) return project.importHints(document);
    withoutKnowledge.add(document.uri);
    return undefined;
  }

  async #analyzeFile(
    { project: name, uri, knownResultId }: EngineRequests["analyzeFile"]["params"],
    cancellation: CancellationToken,
  ): Promise<DocumentAnswer | null> {
    const open = await this.#project(name);
    if (!uri.startsWith("file:")) return null;
    const path = URI.parse(uri).fsPath;
    if (!(await isFile(path))) return null;
    if (isConfigurationFile(uri, open.project)) return configurationAnswer(await problemsOf(uri, undefined, open.project, open.builtin));
    if (!mayBeText(path) || !open.project.covers(uri)) return null;
    open.project.dependencyFiles.release(uri);
    if (dependencyFileKind(uri)) await this.#knowledge.refresh(undefined);
    const { document, incomplete } = await open.project.readDocument(path);
    // Files that import it are looked at in their own turn; whatever they bring is told then.
    if (document)
      return answerFor(open, document, { incomplete, knownResultId, patience: { milliseconds: 0, isAwaited: false } }, cancellation);
    // What is no code is only looked into for what may lie about.
    if ((languageOf(path) ?? dependencyFileKind(uri)) === undefined || !(await isFile(path))) return null;
    const resultId = hash(open.configurationHash, "not read", JSON.stringify(incomplete));
    return { ...NOTHING, resultId, unchanged: false, incomplete };
  }

  async #fixes({ project: name, document, finding }: EngineRequests["fixes"]["params"], cancellation: CancellationToken) {
    const { project } = await this.#project(name);
    return proposeFixes(finding, toSourceDocument(document), project.analysis, cancellation);
  }

  async #fixAll({ project: name, document, findings }: EngineRequests["fixAll"]["params"], cancellation: CancellationToken) {
    const { project } = await this.#project(name);
    return fixAll(toSourceDocument(document), findings, project.analysis, cancellation).edits;
  }

  async #fixRule(
    { project: name, uri, document: plain, ruleId }: EngineRequests["fixRule"]["params"],
    cancellation: CancellationToken,
  ): Promise<EngineRequests["fixRule"]["result"]> {
    const { project } = await this.#project(name);
    const document = plain ? toSourceDocument(plain) : (await project.readDocument(URI.parse(uri).fsPath)).document;
    if (!document) return [];
    const { findings } = project.analyze(document, cancellation);
    const wanted = findings.filter((finding) => finding.ruleId === ruleId);
    const { edits } = fixAll(document, wanted, project.analysis, cancellation);
    return edits.map(({ span, newText }) => ({ range: document.rangeOf(span), newText }));
  }

  /** Asks about a manifest, with its text as the editor has it. */
  async #ofManifest<T>(
    { project: name, document }: { readonly project: string; readonly document: PlainDocument },
    ask: (project: Project, uri: string) => T,
  ): Promise<T> {
    const { project } = await this.#project(name);
    await this.#knowledge.refresh(undefined);
    if (project.covers(document.uri)) project.dependencyFiles.hold(document.uri, document.text);
    return ask(project, document.uri);
  }

  async #published({
    project: name,
    uri,
    name: packageName,
    version,
  }: EngineRequests["published"]["params"]): Promise<EngineRequests["published"]["result"]> {
    const { project, registries, asksRegistries } = await this.#project(name);
    const { dependencies } = project.analysis;
    const root = asksRegistries ? dependencies?.opened(uri)?.project.root : undefined;
    if (root === undefined) return { facts: null, changed: [] };
    const facts = await registries.of(root, packageName, version);
    if (!registries.takeNews()) return { facts, changed: [] };
    dependencies?.checkAgain();
    return { facts, changed: dependencies?.takeChanged() ?? [] };
  }

  async #knowledgeNow(name: string): Promise<EngineRequests["knowledge"]["result"]> {
    const { project } = await this.#project(name);
    await this.#knowledge.refresh(undefined);
    const { dependencies, importHints } = project.analysis;
    dependencies?.checkAgain();
    const hinted = importHints?.takeChanged() ?? [];
    const { status } = this.#knowledge;
    if (!status) throw new Error("there are no advisories, not even those that come with Buckler");
    return { status, changed: [...(dependencies?.takeChanged() ?? []), ...hinted] };
  }

  async #project(name: string): Promise<OpenProject> {
    const open = await this.#projects.get(name);
    if (!open) throw new Error(`no project ${name} is open`);
    return open;
  }
}

/** How long one piece of the work of following imports may take, so that others get their turn. */
const LINK_MILLISECONDS = 100;
/** Within that, a document's result is made with all files that import it; who waits longer sees what these bring a little later. */
const PATIENCE_MILLISECONDS = 25;

function summaryOf(rule: Rule): RuleSummary {
  const { id, title, severity, confidence, message, why, remedy, cwe, owasp, asvs, references, languages, paths, silentIn, fixes } = rule;
  const description = { id, title, severity, confidence, message, why, remedy, cwe, owasp, asvs, references, languages, paths };
  return { ...description, ...(silentIn && { silentIn }), fixable: fixes.length > 0 };
}

const NOTHING = { findings: [], hints: [], problems: [], incomplete: [], complete: true, changed: [] } as const;

function configurationAnswer(problems: readonly ProjectProblem[]): DocumentAnswer {
  return { ...NOTHING, resultId: hash("configuration", JSON.stringify(problems)), unchanged: false, problems };
}

interface HowToAnswer {
  /** What is wrong with the file that the document was read from. */
  readonly incomplete: readonly Incompleteness[];
  readonly knownResultId: string | undefined;
  /** How much may be looked at, beside the document itself. */
  readonly patience: Patience;
  /** What there is to hint at in an open document; undefined as long as nobody can tell. */
  readonly hintsOf?: () => readonly Finding[] | undefined;
}

function answerFor(
  { project, configurationHash }: OpenProject,
  document: SourceDocument,
  { incomplete, knownResultId, patience, hintsOf }: HowToAnswer,
  cancellation: CancellationToken,
): DocumentAnswer {
  // A document that was never saved has no place that the project could leave out.
  if (!project.settings.enable || (document.uri.startsWith("file:") && !project.covers(document.uri))) {
    return { ...NOTHING, resultId: "off", unchanged: knownResultId === "off" };
  }
  const result = project.analyze(document, cancellation, { patience });
  const hints = hintsOf ? hintsOf() : [];
  const answer = { findings: result.findings, hints: hints ?? [], problems: [], incomplete: [...incomplete, ...result.incomplete] };
  const models = [...project.programFor(document.uri).threatModels].sort().join();
  // Other files have their say in the findings, so the text alone does not tell whether they are the same.
  const resultId = hash(document.text, document.languageId, configurationHash, models, JSON.stringify(answer));
  const { program, dependencies, importHints } = project.analysis;
  const hinted = mayConcernDependencies(document.uri) ? (importHints?.takeChanged() ?? []) : [];
  const changed = [...program.takeChanged(), ...(dependencies?.takeChanged() ?? []), ...hinted].filter((uri) => uri !== document.uri);
  const complete = result.complete && hints !== undefined;
  if (resultId === knownResultId) return { ...NOTHING, resultId, unchanged: true, complete, changed };
  return { ...answer, resultId, unchanged: false, complete, changed };
}

function toSourceDocument({ uri, languageId, version, text }: PlainDocument): SourceDocument {
  return new SourceDocument(uri, languageId, version, text);
}

/** The file itself, or what is in it when it is a folder that appeared as a whole. */
async function filesAt(project: Project, uri: string): Promise<string[]> {
  const path = URI.parse(uri).fsPath;
  const found: string[] = [];
  try {
    for await (const item of project.files(NEVER_CANCELLED, [path])) {
      if (item.kind === "file" && mayBeText(item.path)) found.push(URI.file(item.path).toString());
    }
  } catch {
    // It went as quickly as it came.
  }
  return found;
}

/** The module itself, or all that were in a folder. */
function modulesAt(project: Project, uri: string): string[] {
  return [...project.analysis.program.modules()].filter((module) => module === uri || module.startsWith(`${uri}/`));
}

async function isFile(path: string): Promise<boolean> {
  try {
    // A link counts as what it is: the walk over a project follows none either.
    return (await lstat(path)).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What is there but cannot be looked at is told as unreadable by whoever reads it.
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}

function hashConfiguration({ settings, ruleSet }: Project): string {
  const { rules, pack } = ruleSet;
  const checks = [...pack.checks].map(([id, check]) => [id, String(check)]);
  return hash(
    JSON.stringify([settings, rules, pack.models, pack.secrets, checks], (_key, value: unknown) =>
      value instanceof RegExp ? String(value) : value,
    ),
  );
}

function hash(...parts: readonly string[]): string {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("base64url").slice(0, 22);
}
