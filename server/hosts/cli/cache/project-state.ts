import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { URI } from "vscode-uri";
import { mayConcernDependencies } from "../../../analyzers/dependencies/file-names";
import type { Program } from "../../../analyzers/program";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { discoverFiles, languageOf } from "../../../workspace/files";
import { Programs } from "../../../workspace/programs";
import { maxBytesOf } from "../../../workspace/read-document";
import type { Settings } from "../../../workspace/settings";
import { digestOf } from "./digest";

/** A file, and what its analysis is told of its package. */
export interface FileState {
  /** Undefined for a file that cannot be read, or is far too large to be. */
  readonly digest: string | undefined;
  /** Changes when the file is written, also where it is written back later. */
  readonly stamp: string;
  readonly program: string;
}

/** A project's files as they are on disk at one time. */
export class ProjectState {
  private readonly files = new Map<string, FileState>();
  private readonly programs: Programs;
  private readonly programDigests = new Map<Program, string>();

  private constructor(root: string, settings: Settings) {
    this.programs = new Programs(root, settings);
  }

  /**
   * Looks at all files that have a say.
   * @param wanted paths of files that are asked for, which need not be files of the project
   */
  static async take(root: string, settings: Settings, wanted: readonly string[]): Promise<ProjectState> {
    const state = new ProjectState(root, settings);
    for await (const found of discoverFiles(root, [root], settings.exclude, NEVER_CANCELLED)) {
      if (found.kind !== "file") continue;
      const uri = URI.file(found.path).toString();
      if (languageOf(found.path) !== undefined || mayConcernDependencies(uri)) state.add(uri);
    }
    for (const path of wanted) state.add(URI.file(path).toString());
    return state;
  }

  uris(): Iterable<string> {
    return this.files.keys();
  }

  /** Looks at one more file. */
  add(uri: string): FileState {
    const known = this.files.get(uri);
    if (known) return known;
    const path = URI.parse(uri).fsPath;
    const state = { ...contentOf(path), program: this.programDigest(path) };
    this.files.set(uri, state);
    return state;
  }

  /** True when all is as it was then, and was so all the time between. */
  isSameAs(before: ProjectState): boolean {
    if (this.files.size !== before.files.size) return false;
    return [...this.files].every(([uri, { digest, stamp, program }]) => {
      const known = before.files.get(uri);
      return known?.digest === digest && known?.stamp === stamp && known.program === program;
    });
  }

  private programDigest(path: string): string {
    const program = this.programs.of(path);
    const known = this.programDigests.get(program);
    if (known !== undefined) return known;
    const { threatModels, suggested, budgetMilliseconds, isTest, places, dependencies, packageFolder } = program;
    const models = [[...threatModels].sort(), [...(suggested ?? [])]];
    const digest = digestOf(JSON.stringify([models, budgetMilliseconds, isTest, [...(places ?? [])], [...dependencies], packageFolder]));
    this.programDigests.set(program, digest);
    return digest;
  }
}

/** Bytes, not the text: what cannot be decoded is told. */
function contentOf(path: string): Omit<FileState, "program"> {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
    try {
      const stats = fstatSync(file);
      const stamp = `${stats.dev}:${stats.ino}:${stats.ctimeMs}:${stats.size}`;
      return { digest: stats.isFile() && stats.size <= maxBytesOf(path) ? digestOf(readFileSync(file)) : undefined, stamp };
    } finally {
      closeSync(file);
    }
  } catch {
    return { digest: undefined, stamp: "" };
  }
}
