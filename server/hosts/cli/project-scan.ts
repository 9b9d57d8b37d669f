import { URI } from "vscode-uri";
import { dependencyFileKind } from "../../analyzers/dependencies/file-names";
import { NEVER_CANCELLED } from "../../core/cancellation";
import type { AdvisoryStatus } from "../../protocol/messages";
import { discoverFiles, languageOf, mayBeText, type Discovered } from "../../workspace/files";
import { readDocument, type ReadResult } from "../../workspace/read-document";
import { NO_METADATA, type PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import { KeptPackages } from "../../workspace/registry/kept-packages";
import type { Registry } from "../../workspace/registry/registry";
import type { PackageKnowledge } from "../package-knowledge";
import { ScanCache, type CachedScan } from "./cache/scan-cache";
import type { Opening } from "./cache/record";
import type { ScannedFile } from "./file-scanner";
import type { ProjectAnalysis, ScanSettings } from "./project-analysis";
import { unreadFile } from "./unread-file";

/** What is known of packages, once a manifest or lockfile was met. */
interface KnowledgeOfScan {
  loaded: PackageKnowledge | undefined;
  /** What the registry said before. */
  registry?: Registry;
  kept?: PackageMetadata;
}

export type FoundFile = Discovered & { readonly kind: "file" };

/** The scan of one project: of what is known from earlier ones, and of what has to be analysed. The analyzer is loaded when something has. */
export class ProjectScan {
  private cached: CachedScan | undefined;
  private isWhole = false;
  private scanned: ReadonlySet<string> = new Set();

  private constructor(
    private readonly root: string,
    readonly opening: Opening,
    private readonly scanSettings: ScanSettings,
    private readonly cache: ScanCache | undefined,
    private analysis: ProjectAnalysis | undefined,
    private readonly knowledge: KnowledgeOfScan,
  ) {}

  /**
   * @param build undefined: nothing is taken from earlier scans, and nothing kept
   * @throws Error when the rules are missing
   */
  static async open(root: string, scanSettings: ScanSettings, build: string | undefined): Promise<ProjectScan> {
    const cache = build === undefined ? undefined : await ScanCache.open(root, scanSettings, build);
    const known = cache?.opening;
    if (known) return new ProjectScan(root, known, scanSettings, cache, undefined, { loaded: undefined });
    const knowledge: KnowledgeOfScan = { loaded: undefined };
    const analysis = await openAnalysis(root, scanSettings, cache, knowledge);
    const { settings, problems } = analysis.project;
    const opening = { settings, problems, rules: analysis.rules };
    return new ProjectScan(root, opening, scanSettings, cache, analysis, knowledge);
  }

  /** What the places hold, in the order of the scan. */
  async files(places: readonly string[]): Promise<Discovered[]> {
    this.isWhole = places.includes(this.root);
    const files: Discovered[] = [];
    for await (const found of discoverFiles(this.root, places, this.opening.settings.exclude, NEVER_CANCELLED)) files.push(found);
    return files;
  }

  /** Asks when versions were published, where the settings have something to say of that. @returns why something is not known */
  async askRegistries(files: readonly Discovered[]): Promise<readonly string[]> {
    const uris = files.flatMap((found) => (found.kind === "file" ? [uriOf(found.path)] : []));
    const concerned = uris.filter((uri) => dependencyFileKind(uri) !== undefined);
    if (concerned.length === 0) return [];
    const { askReleaseTimes } = await import("./release-times");
    return askReleaseTimes(this.root, concerned, this.opening.settings.dependencies);
  }

  /** Makes ready for the results of files. */
  async begin(files: readonly Discovered[], onSolved: (modules: number) => void): Promise<void> {
    const named = new Map<string, boolean>();
    for (const found of files) if (found.kind === "file" && mayBeText(found.path)) named.set(uriOf(found.path), found.named);
    if ([...named.keys()].some((uri) => dependencyFileKind(uri) !== undefined)) await this.loadKnowledge();
    this.cached = await this.cache?.begin(this.opening.settings, named, this.knowledgeToday(named.keys()));
    if (this.cached?.hasAll) return;
    this.scanned = new Set(named.keys());
    const analysis = await this.analyzer();
    // How much is left to do after an earlier scan, only the imports tell.
    const isFirst = this.cached?.isFirst ?? true;
    const code = [...named.keys()].filter((uri) => languageOf(uri) !== undefined);
    if (isFirst) analysis.startThreads(code, onSolved);
    await analysis.index(code, this.isWhole);
    if (this.cached) this.cached.link(analysis.program);
    const wanted = code.filter((uri) => !this.cached?.has(uri));
    if (!isFirst) analysis.startThreads(wanted, onSolved);
    analysis.solve(wanted, new Set([...named].filter(([, isNamed]) => isNamed).map(([uri]) => uri)), onSolved);
  }

  /** True for files whose text is needed, and read, in this thread. */
  readsHere(path: string): boolean {
    return this.analysis?.readsHere(uriOf(path)) ?? false;
  }

  async resultOf({ path, named }: FoundFile, reading: Promise<ReadResult> | undefined): Promise<ScannedFile> {
    const uri = uriOf(path);
    const known = this.cached?.resultOf(uri);
    if (known) return known;
    const read = this.cached?.isUnreadable(uri) ? await readDocument(path) : undefined;
    if (read && !read.document) return unreadFile(path, read);
    const isNew = this.analysis === undefined;
    const analysis = await this.analyzer();
    // It can be read after all.
    if (isNew) await analysis.index(languageOf(path) === undefined ? [] : [uri], false);
    const file = await analysis.resultOf(path, named, reading);
    this.cached?.note(uri, file);
    return file;
  }

  private async analyzer(): Promise<ProjectAnalysis> {
    this.analysis ??= await openAnalysis(this.root, this.scanSettings, this.cache, this.knowledge);
    this.analysis.project.analysis.dependencies?.sayOnceAmong(this.scanned);
    return this.analysis;
  }

  /** Which advisories the scan is based on; undefined where it met neither manifest nor lockfile. */
  get advisories(): AdvisoryStatus | undefined {
    return this.knowledge.loaded?.status;
  }

  private async loadKnowledge(): Promise<void> {
    const { PackageKnowledge } = await import("../package-knowledge");
    this.knowledge.loaded ??= new PackageKnowledge();
    await this.knowledge.loaded.refresh(this.root);
    const { registryOf } = await import("./release-times");
    const registry = registryOf(this.root);
    this.knowledge.registry = registry;
    this.knowledge.kept = new KeptPackages(() => registry);
  }

  /**
   * Tells apart what may be said of dependencies: with other knowledge and on another day, that may be something else; and what is said at a
   * manifest that is scanned is not said of the lockfile.
   */
  private knowledgeToday(scanned: Iterable<string>): string {
    const manifests = [...scanned].filter((uri) => dependencyFileKind(uri) === "manifest").sort();
    return JSON.stringify([
      this.advisories,
      this.knowledge.registry?.stamp,
      new Date().toISOString().slice(0, "2026-11-28".length),
      manifests,
    ]);
  }

  /** Keeps what was found for the next scan. */
  async end(): Promise<void> {
    if (this.analysis) await this.cached?.keep(this.opening);
  }
}

async function openAnalysis(
  root: string,
  scanSettings: ScanSettings,
  cache: ScanCache | undefined,
  knowledge: KnowledgeOfScan,
): Promise<ProjectAnalysis> {
  const { ProjectAnalysis } = await import("./project-analysis");
  return ProjectAnalysis.open(root, scanSettings, cache?.disk, {
    knowledge: () => knowledge.loaded?.current(),
    metadata: () => knowledge.kept ?? NO_METADATA,
  });
}

function uriOf(path: string): string {
  return URI.file(path).toString();
}
