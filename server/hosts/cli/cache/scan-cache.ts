import { URI } from "vscode-uri";
import type { LinkedProgram } from "../../../analyzers/javascript/linking/linked-program";
import type { Finding } from "../../../core/finding";
import type { FileReport } from "../../../reports/scan-report";
import { readConfigFiles, type ConfigFiles } from "../../../workspace/config-files";
import { languageOf } from "../../../workspace/files";
import { ignoredOn } from "../../../workspace/ignored-dependencies";
import type { Settings } from "../../../workspace/settings";
import type { ScannedFile } from "../file-scanner";
import type { ScanSettings } from "../project-analysis";
import { buildId } from "./build-id";
import { digestOf } from "./digest";
import { NotedDisk, stillHolds } from "./noted-disk";
import { ProjectState } from "./project-state";
import { ProjectRecord, type KnownFile, type Opening } from "./record";
import { RecordFile } from "./record-file";
import { ResultKeys, type Links } from "./result-keys";

/** What is kept of earlier scans of one project. */
export class ScanCache {
  /** To be asked where imports lead, so that it is known later what that depends on. */
  readonly disk = new NotedDisk();
  readonly record: ProjectRecord;
  private readonly file: RecordFile;

  private constructor(
    readonly root: string,
    private readonly scanSettings: ScanSettings,
    private readonly build: string,
    private readonly config: ConfigFiles | undefined,
  ) {
    this.file = new RecordFile(root);
    this.record = ProjectRecord.from(this.file.read(), build);
  }

  static async open(root: string, scanSettings: ScanSettings, build: string): Promise<ScanCache> {
    return new ScanCache(root, scanSettings, build, await configOf(root, scanSettings));
  }

  /** What opening the project would give. */
  get opening(): Opening | undefined {
    return this.record.openingOf(this.openingKey(this.config));
  }

  /**
   * Finds out what is known already.
   * @param named the files that are asked for, by URI: whether the user named exactly this file
   * @param knowledge tells apart what may be known of packages, see `ResultKeys`
   */
  async begin(settings: Settings, named: ReadonlyMap<string, boolean>, knowledge: string): Promise<CachedScan> {
    // Severities are part of findings; which files there are, and what their packages say, is part of the state.
    const ignored = ignoredOn(new Date(), settings.ignore);
    const base = digestOf(JSON.stringify([this.build, this.root, this.config?.files, settings.rules, settings.allRules, ignored]));
    const take = (): Promise<ProjectState> => {
      const wanted = [...named.keys()].map((uri) => URI.parse(uri).fsPath);
      return ProjectState.take(this.root, settings, wanted);
    };
    return new CachedScan(this, { base, knowledge }, settings, named, await take(), take);
  }

  /** Keeps the record as it is now, unless Buckler or the configuration is another by now. */
  async write(opening: Opening): Promise<void> {
    const key = this.openingKey(this.config);
    if (key !== this.openingKey(await configOf(this.root, this.scanSettings))) return;
    if ((await buildId()) !== this.build) return;
    this.record.setOpening(key, opening);
    this.file.write(this.record.toText());
  }

  private openingKey(config: ConfigFiles | undefined): string {
    return digestOf(JSON.stringify([this.scanSettings, config]));
  }
}

/** What earlier scans know of the files of one scan. */
export class CachedScan {
  private readonly results = new Map<string, ScannedFile>();
  private readonly fresh = new Map<string, string>();
  private keys: ResultKeys | undefined;
  /** A minified file that is named is analysed after all, as an afterthought that may change what is said of others. */
  private isOrdinary = true;
  private program: LinkedProgram | undefined;

  constructor(
    private readonly cache: ScanCache,
    private readonly surroundings: { readonly base: string; readonly knowledge: string },
    private readonly settings: Settings,
    private readonly named: ReadonlyMap<string, boolean>,
    private readonly state: ProjectState,
    private readonly take: () => Promise<ProjectState>,
  ) {
    const modules = this.knownModules();
    if (modules) this.lookUp(modules);
  }

  /** True when no earlier scan says what the files import. */
  get isFirst(): boolean {
    return this.cache.record.links === undefined;
  }

  /** True when nothing has to be analysed. */
  get hasAll(): boolean {
    return this.keys !== undefined && [...this.named.keys()].every((uri) => this.has(uri));
  }

  has(uri: string): boolean {
    return this.results.has(uri) || this.isUnreadable(uri);
  }

  /** True for a file without a text: what is wrong with it is found out anew. */
  isUnreadable(uri: string): boolean {
    return this.state.add(uri).digest === undefined;
  }

  resultOf(uri: string): ScannedFile | undefined {
    return this.results.get(uri);
  }

  /** Takes what an indexed program knows of the imports, where those known from before do not hold any more. */
  link(program: LinkedProgram): void {
    this.program = program;
    this.results.clear();
    this.lookUp(new Map([...program.modules()].map((uri) => [uri, program.importsOf(uri) ?? new Map<string, string>()])));
  }

  /** Takes what a scan says of a file. */
  note(uri: string, { report, unreadable, endedEarly }: ScannedFile): void {
    if (unreadable !== undefined || endedEarly || this.isUnreadable(uri)) return;
    if (report.incomplete.some(({ reason }) => reason === "crash" || reason === "unreadable")) return;
    this.fresh.set(uri, toJson(report));
  }

  /** Keeps what is new, if the project is still what it was at the beginning: otherwise nobody knows which of its states was analysed. */
  async keep(opening: Opening): Promise<void> {
    const { program, state, cache, keys } = this;
    if (!this.isOrdinary || !keys) return;
    const now = await this.take();
    for (const uri of state.uris()) now.add(uri);
    if (!now.isSameAs(state)) return;
    if (program) {
      const files = new Map<string, KnownFile>();
      for (const uri of state.uris()) files.set(uri, { digest: state.add(uri).digest, links: program.importsOf(uri) });
      const notes = cache.disk.notes();
      if (!stillHolds(notes, cache.root, this.settings.exclude)) return;
      cache.record.links = { files, notes };
    }
    for (const [uri, json] of this.fresh) cache.record.setResult(keys.keyOf(uri), json);
    await cache.write(opening);
  }

  /** What the files import, if that is known and still holds. */
  private knownModules(): Map<string, Links> | undefined {
    const { links } = this.cache.record;
    if (!links) return undefined;
    const modules = new Map<string, Links>();
    const uris = new Set(this.state.uris());
    for (const uri of uris) {
      const known = links.files.get(uri);
      if (!known || known.digest !== this.state.add(uri).digest) return undefined;
      if (!known.links) continue;
      modules.set(uri, known.links);
      for (const target of known.links.values()) uris.add(target);
    }
    return stillHolds(links.notes, this.cache.root, this.settings.exclude) ? modules : undefined;
  }

  private lookUp(modules: ReadonlyMap<string, Links>): void {
    const isModule = (uri: string): boolean => modules.has(uri) || languageOf(uri) === undefined;
    this.isOrdinary = [...this.named].every(([uri, isNamed]) => !isNamed || isModule(uri) || this.isUnreadable(uri));
    if (!this.isOrdinary) return;
    const keys = new ResultKeys(this.surroundings, this.state, modules);
    this.keys = keys;
    for (const uri of this.named.keys()) {
      const report = fromJson(uri, this.cache.record.resultOf(keys.keyOf(uri)));
      if (report) this.results.set(uri, { report });
    }
  }
}

async function configOf(root: string, { useConfig }: ScanSettings): Promise<ConfigFiles | undefined> {
  return useConfig ? readConfigFiles(root) : undefined;
}

/** Without the facts that only making fixes needs: they hold code, and more of it than a report shows. */
function toJson({ findings, suppressed, incomplete }: FileReport): string {
  const withoutFacts = (finding: Finding): Finding => ({ ...finding, facts: {} });
  return JSON.stringify({
    findings: findings.map(({ finding, fixes }) => ({ finding: withoutFacts(finding), fixes })),
    suppressed: suppressed.map(({ finding, reason }) => ({ finding: withoutFacts(finding), reason })),
    incomplete,
  });
}

function fromJson(uri: string, json: string | undefined): FileReport | undefined {
  try {
    return json === undefined ? undefined : { path: uri, ...(JSON.parse(json) as Omit<FileReport, "path">) };
  } catch {
    return undefined;
  }
}
