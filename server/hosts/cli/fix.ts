import pc from "picocolors";
import { URI } from "vscode-uri";
import { NEVER_CANCELLED } from "../../core/cancellation";
import { SourceDocument } from "../../core/document";
import { fixAll } from "../../fixes/fix-all";
import { printable } from "../../reports/printable";
import { languageOf } from "../../workspace/files";
import { relativeTo } from "../../workspace/ignore-rules";
import type { Project } from "../../workspace/project";
import { ExitCode } from "./exit-code";
import { FixedFile } from "./fixed-file";
import type { FixOptions } from "./options";
import { baseOf, groupByProject } from "./places";
import { ProjectAnalysis } from "./project-analysis";
import { unifiedDiff } from "./unified-diff";

/** A repair in one file may show, or hide, what another file does. Beyond so many turns nobody wins anything. */
const MAX_TURNS = 10;

/**
 * Repairs what has a preferred fix, in the files and folders named, and prints the changes as a unified diff. Nothing is written before all
 * is known, and nothing over a file that changed meanwhile.
 * @throws Error when the rules are missing
 */
export async function fix(paths: readonly string[], options: FixOptions): Promise<ExitCode> {
  const run = new FixRun(options, baseOf(paths, process.cwd()));
  for (const { root, places } of groupByProject(paths, process.cwd())) await run.fixProject(root, places);
  return run.finish();
}

class FixRun {
  private readonly palette = pc.createColors(process.stdout.isTTY && process.stdout.hasColors());
  private readonly unknownRules: Set<string>;
  private readonly changed: FixedFile[] = [];
  private repaired = 0;
  private left = 0;
  private hasFailed = false;

  constructor(
    private readonly options: FixOptions,
    /** What paths are relative to, as in reports. */
    private readonly base: string,
  ) {
    this.unknownRules = new Set(options.rule);
  }

  async fixProject(root: string, places: readonly string[]): Promise<void> {
    const { config, threatModel, allRules } = this.options;
    const overrides = { ...(threatModel && { threatModels: threatModel }), ...(allRules !== undefined && { allRules }) };
    const analysis = await ProjectAnalysis.open(root, { useConfig: config, overrides });
    const { project } = analysis;
    for (const { id } of project.ruleSet.rules) this.unknownRules.delete(id);
    for (const { uri, position, message } of project.problems) {
      if (uri !== undefined) this.fail(`${this.shown(uri)}:${position.line + 1}:${position.character + 1}: ${message}`);
    }
    if (!project.settings.enable) {
      this.tell(`${root} is left alone: its .buckler.yml says "enable: false"`);
      return;
    }
    const files = await this.filesOf(project, places);
    await analysis.index(
      files.map(({ uri }) => uri),
      false,
    );
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const hasChanged = files.map((file) => this.fixFile(project, file)).includes(true);
      if (!hasChanged) break;
    }
    for (const file of files) {
      this.left += this.findingsOf(project, file).length;
      if (file.isChanged) this.changed.push(file);
    }
  }

  async finish(): Promise<ExitCode> {
    for (const id of this.unknownRules) this.fail(`there is no rule called "${id}", or it is off here`);
    for (const file of this.changed) {
      const path = this.shown(file.uri);
      const reason = this.options.dryRun ? undefined : await file.write();
      if (reason === undefined) process.stdout.write(unifiedDiff(path, file.before, file.document.text, this.palette));
      else this.fail(`${path} ${reason}`);
    }
    const would = this.options.dryRun ? "would be " : "";
    const rest = this.left > 0 ? ` ${this.left} ${this.left === 1 ? "needs" : "need"} a person.` : "";
    this.tell(`${this.repaired} ${would}repaired in ${this.changed.length} ${this.changed.length === 1 ? "file" : "files"}.${rest}`);
    if (this.hasFailed) return ExitCode.Error;
    return this.left > 0 ? ExitCode.Findings : ExitCode.Clean;
  }

  private async filesOf(project: Project, places: readonly string[]): Promise<FixedFile[]> {
    const files: FixedFile[] = [];
    for await (const found of project.files(NEVER_CANCELLED, places)) {
      if (found.kind !== "file") {
        if (found.named) this.fail(found.incomplete.message);
        continue;
      }
      if (languageOf(found.path) === undefined) {
        if (found.named) this.tell(`${found.path} is left alone: it is not JavaScript or TypeScript`);
        continue;
      }
      const file = await FixedFile.read(found.path, found.named);
      if (typeof file !== "string") files.push(file);
      else if (found.named) this.fail(`${found.path} ${file}`);
    }
    return files;
  }

  /** True when something was repaired; the other files are looked at with the new text from then on. */
  private fixFile(project: Project, file: FixedFile): boolean {
    const findings = this.findingsOf(project, file);
    if (findings.length === 0) return false;
    const { document } = file;
    const { text, fixed } = fixAll(document, findings, project.analysis, NEVER_CANCELLED);
    if (text === document.text) return false;
    file.document = new SourceDocument(document.uri, document.languageId, document.version + 1, text);
    this.repaired += fixed.length;
    return true;
  }

  private findingsOf(project: Project, { document, named }: FixedFile): ReturnType<Project["analyze"]>["findings"] {
    const { rule } = this.options;
    const { findings } = project.analyze(document, NEVER_CANCELLED, { named });
    return rule ? findings.filter(({ ruleId }) => rule.includes(ruleId)) : findings;
  }

  private shown(uri: string): string {
    const path = URI.parse(uri).fsPath;
    return relativeTo(this.base, path) ?? path;
  }

  private fail(message: string): void {
    this.hasFailed = true;
    this.tell(message);
  }

  private tell(message: string): void {
    process.stderr.write(`buckler: ${printable(message)}\n`);
  }
}
