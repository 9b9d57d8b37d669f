import { existsSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import pc from "picocolors";
import { URI } from "vscode-uri";
import { version } from "../../../package.json";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { projectOf } from "../../analyzers/dependencies/open-project";
import { SourceDocument } from "../../core/document";
import { commandsFor } from "../../fixes/dependencies/manager-commands";
import { changedTexts } from "../../fixes/dependencies/manifest-texts";
import { NO_METADATA } from "../../analyzers/dependencies/package-metadata";
import { planRepairs, RepairPlanner, type LeftFor, type RepairPlan, type Unrepaired } from "../../fixes/dependencies/plan-repairs";
import { proposalTitle, titleOf } from "../../fixes/dependencies/repair-title";
import { printable } from "../../reports/printable";
import type { AdvisoryDatabase } from "../../rules/advisory";
import { AdvisoryStore } from "../../workspace/advisories/advisory-store";
import { DependencyFiles } from "../../workspace/dependency-files";
import { relativeTo } from "../../workspace/ignore-rules";
import { AskedPackages } from "../../workspace/registry/asked-packages";
import { Registry } from "../../workspace/registry/registry";
import { RegistrySettings } from "../../workspace/registry/registry-settings";
import { loadAdvisorySeed } from "../advisory-seed";
import { ExitCode } from "./exit-code";
import { FixedFile } from "./fixed-file";
import type { FixOptions } from "./options";
import { baseOf } from "./places";
import { unifiedDiff } from "./unified-diff";

const STALL_MILLISECONDS = 30_000;
/** Each turn asks for what the plan of the one before wanted to know of. */
const MAX_TURNS = 30;

/**
 * Changes manifests so that the least is known against what they bring in, prints the changes as a unified diff, and says what to run then. Runs
 * nothing, and asks nobody unless a registry is to be asked.
 */
export async function fixDependencies(paths: readonly string[], options: FixOptions): Promise<ExitCode> {
  const run = new DependencyRun(options, baseOf(paths, process.cwd()));
  const done = new Set<string>();
  for (const path of paths) {
    const project = run.open(resolve(path));
    if (!project || done.has(project.root)) continue;
    done.add(project.root);
    await run.fix(project);
  }
  return run.exitCode;
}

class DependencyRun {
  private readonly palette = pc.createColors(process.stdout.isTTY && process.stdout.hasColors());
  private hasLeft = false;
  private hasFailed = false;

  constructor(
    private readonly options: FixOptions,
    private readonly base: string,
  ) {}

  get exitCode(): ExitCode {
    if (this.hasFailed) return ExitCode.Error;
    return this.hasLeft ? ExitCode.Findings : ExitCode.Clean;
  }

  open(path: string): DependencyProject | undefined {
    const isFolder = existsSync(path) && statSync(path).isDirectory();
    const manifest = isFolder ? join(path, "package.json") : path;
    if (!existsSync(manifest)) {
      this.fail(`there is no ${manifest}`);
      return undefined;
    }
    const files = this.filesIn(dirname(manifest));
    const project = projectOf(URI.file(manifest).toString(), files);
    if (!project) this.fail(`${manifest} is neither a package.json nor a lockfile`);
    return project;
  }

  async fix(project: DependencyProject): Promise<void> {
    const root = URI.parse(project.root).fsPath;
    const problems = [...project.manifests, ...(project.lockfile ? [project.lockfile] : [])].flatMap(({ uri, problems: found }) =>
      found.map(({ message }) => `${this.shown(uri)}: ${message}`),
    );
    for (const problem of problems) this.fail(problem);
    if (project.lockfile?.isComplete === false) return;
    const { database, note } = await new AdvisoryStore(loadAdvisorySeed).load(root);
    if (note !== undefined) this.tell(note);
    const plan = await this.plan(project, database, root);
    await this.write(project, plan);
    this.report(project, plan);
  }

  private async plan(project: DependencyProject, database: AdvisoryDatabase, root: string): Promise<RepairPlan> {
    const { online, registry } = this.options;
    if (!online && registry === undefined) return planRepairs(project, database, NO_METADATA);
    const settings = RegistrySettings.read(root, registry);
    const packages = new AskedPackages(new Registry(settings, root, `buckler/${version}`, STALL_MILLISECONDS));
    const planner = new RepairPlanner(project, database, packages);
    let plan = planner.plan();
    for (let turn = 0; turn < MAX_TURNS && (await packages.ask()); turn++) {
      let depth = 0;
      do planner.lookAhead();
      while (++depth < MAX_TURNS && (await packages.ask()));
      plan = planner.plan();
    }
    for (const problem of packages.problems) this.fail(problem);
    return plan;
  }

  private async write(project: DependencyProject, { repairs }: RepairPlan): Promise<void> {
    const changes = repairs.flatMap(({ option }) => option.changes);
    const files = this.filesIn(URI.parse(project.root).fsPath);
    for (const { uri, before, after } of changedTexts(project, changes, (each) => files.read(each))) {
      const path = this.shown(uri);
      const reason = this.options.dryRun ? undefined : await writeOver(URI.parse(uri).fsPath, after);
      if (reason === undefined) process.stdout.write(unifiedDiff(path, before, after, this.palette));
      else this.fail(`${path} ${reason}`);
    }
  }

  private report(project: DependencyProject, { repairs, left, problems, remaining }: RepairPlan): void {
    for (const repair of repairs) this.tell(titleOf(repair));
    for (const each of left) this.tell(wordsOf(each));
    this.hasLeft ||= remaining > 0;
    const repaired = problems - remaining;
    const would = this.options.dryRun ? "would be " : repaired === 1 ? "is " : "are ";
    const counted = `${problems} known ${problems === 1 ? "vulnerability" : "vulnerabilities"}`;
    if (problems === 0) this.tell("nothing is known against what is installed");
    else if (repairs.length === 0) this.tell(`${counted}, of which nothing here repairs any`);
    else this.tell(`${counted}, of which ${repaired} ${would}repaired once this was run:`);
    const changes = repairs.flatMap(({ option }) => option.changes);
    for (const command of commandsFor(project, changes)) this.tell(`  ${command}`);
  }

  private filesIn(folder: string): DependencyFiles {
    return new DependencyFiles(this.base, (path) => relativeTo(this.base, path) !== undefined || relativeTo(folder, path) !== undefined);
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

/** Why it was not written; undefined when it was. */
async function writeOver(path: string, text: string): Promise<string | undefined> {
  if (!existsSync(path)) return writeNew(path, text);
  const file = await FixedFile.read(path, true);
  if (typeof file === "string") return file;
  const { uri, languageId } = file.document;
  file.document = new SourceDocument(uri, languageId, 1, text);
  return file.write();
}

/** Where a package manager keeps its settings, there may be no file yet. */
async function writeNew(path: string, text: string): Promise<string | undefined> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return undefined;
  } catch (error) {
    return `could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function wordsOf({ name, version: installed, advisories, reason, proposal }: Unrepaired): string {
  const way = proposal ? `; for you to decide: ${proposalTitle(name, installed, proposal)}` : "";
  return `${name} ${installed} ${WHY[reason]} (${advisories.map(({ id }) => id).join(", ")})${way}`;
}

const WHY: Readonly<Record<LeftFor, string>> = {
  uncertain: "comes with packages that get a new version: look again once that is installed",
  bundled: "is part of another package, and only a version of that can repair it",
  "no-version": "is repaired in no version",
  "not-admitted": "stays: those who ask for it admit no version that repairs it",
};
