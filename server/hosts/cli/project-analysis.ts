import { URI } from "vscode-uri";
import type { LinkedProgram } from "../../analyzers/javascript/linking/linked-program";
import { NEVER_CANCELLED } from "../../core/cancellation";
import type { ReportedRule } from "../../reports/scan-report";
import type { Disk } from "../../workspace/disk";
import { openProject, type Project, type ProjectOptions } from "../../workspace/project";
import type { ReadResult } from "../../workspace/read-document";
import type { SettingsLayer } from "../../workspace/settings";
import { loadBuiltinPack } from "../builtin-pack";
import { scanFile, type ScannedFile } from "./file-scanner";
import { progressOf, scanPartsOf } from "./scan-parts";
import { solvePart } from "./scan-thread";
import { ScanThreads, threadsFor } from "./scan-threads";

/** How a project is scanned, whatever is scanned in it. */
export interface ScanSettings {
  readonly useConfig: boolean;
  readonly overrides: SettingsLayer;
}

/** Opens a project and makes what a scan says of its files. */
export class ProjectAnalysis {
  private threads: ScanThreads | undefined;
  private sections: Promise<void> | undefined;
  private constructor(
    readonly project: Project,
    private readonly root: string,
    private readonly scanSettings: ScanSettings,
  ) {}

  /** @throws Error when the rules are missing */
  static async open(
    root: string,
    scanSettings: ScanSettings,
    disk?: Disk,
    packages: Pick<ProjectOptions, "knowledge" | "metadata"> = {},
  ): Promise<ProjectAnalysis> {
    const project = await openProject(root, {
      builtin: await loadBuiltinPack(),
      ...scanSettings,
      ...(disk && { disk }),
      ...packages,
    });
    return new ProjectAnalysis(project, root, scanSettings);
  }

  get program(): LinkedProgram {
    return this.project.analysis.program;
  }

  /** What reports say of the rules that are on. */
  get rules(): ReportedRule[] {
    return this.project.ruleSet.rules.map(({ id, title, severity, confidence, why, remedy, cwe, owasp, asvs, references }) => {
      return { id, title, severity, confidence, why, remedy, cwe, owasp, asvs, references };
    });
  }

  /**
   * Starts the threads that these files are worth: they get ready while the project is read.
   * @param onSolved is told of how many modules is known what there is to be known
   */
  startThreads(files: Iterable<string>, onSolved: (modules: number) => void): void {
    const paths = Array.from(files, (uri) => URI.parse(uri).fsPath);
    this.threads = new ScanThreads(threadsFor(paths) - 1, { root: this.root, ...this.scanSettings }, onSolved);
  }

  /**
   * Reads the project, what is asked for beside it, and what these import.
   * @param isAll true where the whole project is asked for: nobody has to look for its files once more
   */
  async index(wanted: Iterable<string>, isAll: boolean): Promise<void> {
    if (!isAll) await this.project.index(NEVER_CANCELLED);
    const { program } = this;
    for (const uri of wanted) program.add(uri);
    // Links within a project lead to files that no walk meets.
    for (const uri of program.modules()) for (const target of program.importsOf(uri)?.values() ?? []) program.add(target);
    this.project.allModulesAreKnown();
  }

  /**
   * Findings of a file may come from any file that imports it, so all are known before the first is reported.
   * @param named URIs of the files that the user named one by one
   */
  solve(wanted: readonly string[], named: ReadonlySet<string>, onSolved: (modules: number) => void): void {
    const parts = scanPartsOf(this.program, wanted, this.threads?.count ?? 1);
    const modules = parts.flatMap((part) => part.modules);
    const links = new Map(modules.map((uri) => [uri, this.program.importsOf(uri) ?? new Map<string, string>()]));
    const queue = this.threads?.share(parts, links, named);
    // This thread takes its share, since it would only wait otherwise.
    for (let part = queue?.take(); queue && part; part = queue.take()) {
      this.threads?.keep(part, queue);
      solvePart(this.project, part);
      onSolved(progressOf(part));
    }
  }

  /** True for files that this thread reads. */
  readsHere(uri: string): boolean {
    return !this.threads?.has(uri);
  }

  async resultOf(path: string, named: boolean, reading: Promise<ReadResult> | undefined): Promise<ScannedFile> {
    const elsewhere = await this.threads?.resultOf(URI.file(path).toString());
    if (elsewhere) return elsewhere;
    await (this.sections ??= this.takeSections());
    return scanFile(this.project, path, await (reading ?? this.project.readDocument(path)), named);
  }

  /** Files of sections can be reported once it is known what other threads found out. */
  private async takeSections(): Promise<void> {
    this.program.takeOver((await this.threads?.solvedSections()) ?? []);
  }
}
