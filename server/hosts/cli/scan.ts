import { relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import pc from "picocolors";
import { URI } from "vscode-uri";
import { version } from "../../../package.json";
import { atLeast, type Severity } from "../../core/finding";
import type { SourceDocument } from "../../core/document";
import type { AdvisoryStatus } from "../../protocol/messages";
import { printable } from "../../reports/printable";
import { renderJson } from "../../reports/json";
import { renderSarif } from "../../reports/sarif";
import type { ConfigurationMistake, FileReport, ReportedRule } from "../../reports/scan-report";
import { renderFileText, renderSummaryText, type TextContext } from "../../reports/text";
import { mayBeText, type Discovered } from "../../workspace/files";
import { relativeTo } from "../../workspace/ignore-rules";
import { readDocument, type ReadResult } from "../../workspace/read-document";
import type { SettingsLayer } from "../../workspace/settings";
import { buildId } from "./cache/build-id";
import { ExitCode } from "./exit-code";
import type { ScanOptions } from "./options";
import { baseOf, groupByProject } from "./places";
import { Progress } from "./progress";
import { ProjectScan, type FoundFile } from "./project-scan";
import { openOutput, type ReportOutput } from "./report-output";

/** Bounds the texts that are in memory before their turn. */
const FILES_AHEAD = 8;

interface Ahead {
  readonly found: Discovered;
  /** Undefined where there is nothing to read, or a thread reads it. */
  readonly reading: Promise<ReadResult> | undefined;
}

/**
 * Scans files and folders and writes the report; problems that are not findings go to stderr.
 * @throws Error when the output cannot be written or the rules are missing
 */
export async function scan(paths: readonly string[], options: ScanOptions): Promise<ExitCode> {
  const output = await openOutput(options.output);
  const run = new ScanRun(paths, options, output);
  try {
    return await run.run();
  } finally {
    await output.close();
  }
}

class ScanRun {
  private readonly workingFolder = process.cwd();
  private readonly groups;
  private readonly base: string;
  private readonly progress = new Progress(process.stderr);
  private readonly palette;
  private readonly rules = new Map<string, ReportedRule>();
  private readonly files: FileReport[] = [];
  private readonly mistakes: ConfigurationMistake[] = [];
  private readonly findings: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  private scannedFiles = 0;
  private suppressed = 0;
  private withFix = 0;
  private vulnerable = 0;
  private incomplete = 0;
  private minified = 0;
  private gated = 0;
  private advisories: AdvisoryStatus | undefined;
  private hasFailed = false;
  private isOff = false;

  constructor(
    private readonly paths: readonly string[],
    private readonly options: ScanOptions,
    private readonly output: ReportOutput,
  ) {
    this.groups = groupByProject(paths, this.workingFolder);
    this.base = baseOf(paths, this.workingFolder);
    // A file keeps no colours, whatever the terminal is.
    this.palette = pc.createColors(options.output === undefined && wantsColours(process.stdout));
  }

  async run(): Promise<ExitCode> {
    const build = this.options.cache ? await buildId() : undefined;
    const scanSettings = { useConfig: this.options.config, overrides: overridesOf(this.options) };
    for (const { root, places } of this.groups) {
      const project = await ProjectScan.open(root, scanSettings, build);
      for (const rule of project.opening.rules) if (!this.rules.has(rule.id)) this.rules.set(rule.id, rule);
      this.tellMistakes(project);
      if (project.opening.settings.enable) await this.scanProject(project, places);
      else {
        this.isOff = true;
        this.tell(`${root} is not scanned: its .buckler.yml says "enable: false"`);
      }
    }
    this.progress.clear();
    await this.finish();
    if (this.scannedFiles === 0 && !this.hasFailed && !this.isOff) {
      this.fail(`nothing to scan: no text files in ${this.paths.join(", ")}`);
    }
    return this.exitCode();
  }

  private async scanProject(project: ProjectScan, places: readonly string[]): Promise<void> {
    // The report is being written while files are read.
    const report = this.options.output === undefined ? undefined : resolve(this.workingFolder, this.options.output);
    const files = (await project.files(places)).filter(({ path }) => path !== report);
    if (this.options.online) for (const problem of await project.askRegistries(files)) this.fail(problem);
    let solved = 0;
    await project.begin(files, (modules) => {
      this.progress.show((solved += modules), 0);
    });
    for (const { found, reading } of readAhead(project, files)) {
      if (found.kind === "file") await this.scanFile(project, found, reading);
      else {
        if (found.named) this.fail(found.incomplete.message);
        await this.report(project, { path: this.pathFromBase(found.path), findings: [], suppressed: [], incomplete: [found.incomplete] });
      }
      this.progress.show(this.scannedFiles, this.total());
    }
    this.advisories ??= project.advisories;
    await project.end();
  }

  private async scanFile(project: ProjectScan, found: FoundFile, reading: Promise<ReadResult> | undefined): Promise<void> {
    const { path, named } = found;
    if (!mayBeText(path)) {
      this.tell(`${path} is not scanned: its name says that it is no text`);
      return;
    }
    const file = await project.resultOf(found, reading);
    if (named && file.unreadable !== undefined) this.fail(file.unreadable);
    else this.scannedFiles++;
    await this.report(project, { ...file.report, path: this.pathFromBase(path) }, file.document);
  }

  private async report(project: ProjectScan, file: FileReport, document?: SourceDocument): Promise<void> {
    if (file.findings.length + file.suppressed.length + file.incomplete.length === 0) return;
    for (const { finding, fixes } of file.findings) {
      this.findings[finding.severity]++;
      if (fixes.length > 0) this.withFix++;
      if (finding.ruleId === "vulnerable-dependency") this.vulnerable++;
      if (atLeast(finding.severity, project.opening.settings.failOn)) this.gated++;
    }
    this.suppressed += file.suppressed.length;
    if (file.incomplete.some(({ reason }) => reason === "minified")) this.minified++;
    else if (file.incomplete.length > 0) this.incomplete++;
    // A text report is written as it goes; the others need everything, but never the documents.
    if (this.options.format !== "text") this.files.push(file);
    else {
      const path = resolve(this.base, file.path);
      const shown = document ?? (mayBeText(path) ? (await readDocument(path)).document : undefined);
      const text = renderFileText(file, shown, this.textContext());
      if (text === "") return;
      this.progress.clear();
      await this.output.write(text);
    }
  }

  private async finish(): Promise<void> {
    if (this.options.format === "text") {
      const { scannedFiles, findings, suppressed, withFix, vulnerable, incomplete, minified } = this;
      const summary = { scannedFiles, findings, suppressed, withFix, vulnerable, incomplete, minified, advisories: this.advisories };
      if (scannedFiles > 0) await this.output.write(renderSummaryText(summary, this.textContext()));
      return;
    }
    const report = {
      toolVersion: version,
      base: pathToFileURL(this.base + (this.base.endsWith(sep) ? "" : sep)).href,
      files: this.files,
      scannedFiles: this.scannedFiles,
      rules: [...this.rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      mistakes: this.mistakes,
      ...(this.advisories && { advisories: this.advisories }),
      pathOf: (uri: string) => this.pathFromBase(URI.parse(uri).fsPath),
    };
    await this.output.write(this.options.format === "json" ? renderJson(report) : renderSarif(report));
  }

  private exitCode(): ExitCode {
    if (this.hasFailed) return ExitCode.Error;
    if (this.gated > 0) return ExitCode.Findings;
    return this.mistakes.length > 0 ? ExitCode.Error : ExitCode.Clean;
  }

  private tellMistakes(project: ProjectScan): void {
    for (const { uri, position, message } of project.opening.problems) {
      if (uri === undefined) continue;
      const path = URI.parse(uri).fsPath;
      this.mistakes.push({ path: this.pathFromBase(path), position, message });
      this.tell(`${this.pathForReader(path)}:${position.line + 1}:${position.character + 1}: ${message}`);
    }
  }

  private fail(message: string): void {
    this.hasFailed = true;
    this.tell(message);
  }

  private tell(message: string): void {
    this.progress.clear();
    process.stderr.write(`buckler: ${printable(message)}\n`);
  }

  private total(): number {
    return Object.values(this.findings).reduce((sum, number) => sum + number, 0);
  }

  private textContext(): TextContext {
    return { palette: this.palette, rules: this.rules, pathOf: (uri) => this.pathForReader(URI.parse(uri).fsPath) };
  }

  /** Relative to the base of the report, with `/`. */
  private pathFromBase(path: string): string {
    return relativeTo(this.base, path) ?? relative(this.base, path).split(sep).join("/");
  }

  /** As a terminal can open it: relative to the working folder where it lies below it. */
  private pathForReader(path: string): string {
    return relativeTo(this.workingFolder, path) === undefined ? path : relative(this.workingFolder, path);
  }
}

/** Begins to read the next few files, so that the disk works while one is analysed. The order stays. */
function* readAhead(project: ProjectScan, files: readonly Discovered[]): Iterable<Ahead> {
  const ahead: Ahead[] = [];
  for (const found of files) {
    const reading = found.kind === "file" && project.readsHere(found.path) ? readDocument(found.path) : undefined;
    ahead.push({ found, reading });
    if (ahead.length > FILES_AHEAD) yield ahead.shift() as Ahead;
  }
  yield* ahead;
}

function overridesOf({ threatModel, allRules, failOn }: ScanOptions): SettingsLayer {
  return { ...(threatModel && { threatModels: threatModel }), ...(allRules !== undefined && { allRules }), ...(failOn && { failOn }) };
}

/** Node's own answer for terminals; picocolors would also colour pipes, under CI and on Windows. */
function wantsColours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY ? stream.hasColors() : Boolean(process.env.FORCE_COLOR);
}
