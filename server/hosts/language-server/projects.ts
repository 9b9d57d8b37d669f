import { parse } from "node:path";
import { URI } from "vscode-uri";
import type { WorkspaceFolder } from "vscode-languageserver/node";
import { normalizeUri } from "./documents";
import type { Engine } from "./engine/engine";
import type { ProjectSummary } from "./engine/messages";
import type { SettingsSync } from "./settings-sync";

/** Stands for whatever belongs to no workspace folder. */
const LOOSE = "";

/** A workspace folder as the engine knows it, or everything outside of all folders. */
export interface OpenedProject {
  /** The folder's URI without a slash at its end; empty for what belongs to no folder. */
  readonly name: string;
  readonly rootPath: string;
  /** Counts how often it was opened; results of an earlier opening no longer hold. */
  generation: number;
  /** Resolves when the latest opening is done; rejects when it failed. */
  ready: Promise<ProjectSummary>;
  /** The latest finished opening. */
  summary: ProjectSummary | undefined;
  /** Why it could not be opened. */
  failure: string | undefined;
  /** The editor's settings that it was opened with. */
  settings: unknown;
  /** Somebody asked for the findings of all its files. */
  scanned: boolean;
}

export function isLoose({ name }: OpenedProject): boolean {
  return name === LOOSE;
}

/** The workspace folders, each opened in the engine with the editor's settings for it. */
export class Projects {
  readonly #engine: Engine;
  readonly #settings: SettingsSync;
  readonly #opened: (project: OpenedProject) => void;
  readonly #projects = new Map<string, OpenedProject>();

  /** @param opened is called each time when a project was opened (again) or could not be */
  constructor(engine: Engine, settings: SettingsSync, opened: (project: OpenedProject) => void) {
    this.#engine = engine;
    this.#settings = settings;
    this.#opened = opened;
  }

  /** The workspace's folders, and what is outside of them once a document there was opened. */
  all(): OpenedProject[] {
    return [...this.#projects.values()];
  }

  folders(): OpenedProject[] {
    return this.all().filter(({ name }) => name !== LOOSE);
  }

  add(folders: readonly WorkspaceFolder[]): void {
    for (const { uri } of folders) {
      const parsed = URI.parse(uri);
      if (parsed.scheme !== "file") continue;
      const name = normalizeUri(uri).replace(/\/$/, "");
      if (!this.#projects.has(name)) this.#create(name, parsed.fsPath);
    }
  }

  /** @returns the projects that are no more */
  remove(folders: readonly WorkspaceFolder[]): OpenedProject[] {
    return folders.flatMap(({ uri }) => {
      const name = normalizeUri(uri).replace(/\/$/, "");
      const project = this.#projects.get(name);
      if (!project || !this.#projects.delete(name)) return [];
      project.generation++;
      project.ready = Promise.reject(new Error(`${name} is no longer part of the workspace`));
      project.ready.catch(() => undefined);
      void this.#engine.request("close", { project: name }).catch(() => undefined);
      return [project];
    });
  }

  /** The innermost folder that holds the document, or the project of documents that are in none. */
  of(uri: string): OpenedProject {
    const inside = this.folders().filter(({ name }) => uri.startsWith(`${name}/`));
    const innermost = inside.sort((a, b) => b.name.length - a.name.length)[0];
    return innermost ?? this.#projects.get(LOOSE) ?? this.#create(LOOSE, parse(process.cwd()).root);
  }

  get(name: string): OpenedProject | undefined {
    return this.#projects.get(name);
  }

  /** Configuration files with mistakes in them. */
  async urisOfProblems(): Promise<string[]> {
    const summaries = await Promise.allSettled(this.all().map(({ ready }) => ready));
    return summaries.flatMap((opened) =>
      opened.status === "fulfilled" ? opened.value.problems.flatMap(({ uri }) => (uri === undefined ? [] : [uri])) : [],
    );
  }

  /** Opens a project anew, with the settings as they are now. */
  reopen(project: OpenedProject): void {
    project.generation++;
    project.ready = this.#open(project, project.generation);
    // Whoever needs the project awaits `ready` and sees the failure there.
    project.ready.catch(() => undefined);
  }

  /** Opens those projects anew for which the editor's settings are others now. */
  async settingsMayHaveChanged(): Promise<void> {
    await Promise.all(
      this.all().map(async (project) => {
        const settings = await this.#settings.read(project.name === LOOSE ? undefined : project.name);
        if (JSON.stringify(settings) !== JSON.stringify(project.settings)) this.reopen(project);
      }),
    );
  }

  #create(name: string, rootPath: string): OpenedProject {
    const project: OpenedProject = {
      name,
      rootPath,
      generation: 0,
      ready: new Promise(() => undefined),
      summary: undefined,
      failure: undefined,
      settings: undefined,
      scanned: false,
    };
    this.#projects.set(name, project);
    this.reopen(project);
    return project;
  }

  async #open(project: OpenedProject, generation: number): Promise<ProjectSummary> {
    const { name, rootPath } = project;
    try {
      project.settings = await this.#settings.read(name === LOOSE ? undefined : name);
      if (generation !== project.generation) return await project.ready;
      const summary = await this.#engine.request("open", {
        project: name,
        rootPath,
        editorSettings: project.settings,
        useConfig: name !== LOOSE,
      });
      if (generation !== project.generation) return await project.ready;
      project.summary = summary;
      project.failure = undefined;
      this.#opened(project);
      return summary;
    } catch (error) {
      if (generation === project.generation) {
        project.failure = error instanceof Error ? error.message : String(error);
        this.#opened(project);
      }
      throw error;
    }
  }
}
