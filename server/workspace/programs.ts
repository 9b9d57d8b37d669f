import { dirname, relative } from "node:path";
import { URI } from "vscode-uri";
import type { Program } from "../analyzers/program";
import type { ThreatModel } from "../rules/rule";
import { Manifests, type Manifest } from "./manifest";
import { DEFAULT_THREAT_MODELS, type Settings } from "./settings";

/** Where packages keep their tests, below their manifest. */
const TEST = /(?:^|[\\/])(?:__tests__|__mocks__|tests?|specs?|e2e)[\\/]|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** What the analysis of each file may know of its package. */
export class Programs {
  private readonly manifests = new Manifests();
  /** By manifest folder, so that files of one package share one program; a package's tests have another. */
  private readonly programs = new Map<string, Program>();

  constructor(private readonly settings: Settings) {}

  /** Files differ because of the nearest package.json. */
  of(path: string | undefined): Program {
    const manifest = path === undefined ? undefined : this.manifests.nearest(dirname(path));
    const isTest = path !== undefined && manifest?.publishable === true && TEST.test(relative(manifest.folder, path));
    const key = `${manifest?.folder ?? ""}\0${isTest ? "test" : ""}`;
    const program = this.programs.get(key) ?? this.programOf(manifest, isTest);
    this.programs.set(key, program);
    return program;
  }

  private programOf(manifest: Manifest | undefined, isTest: boolean): Program {
    const { budgetMilliseconds, threatModels } = this.settings;
    // What tests export, no user of the package calls.
    const isLibrary = manifest?.publishable === true && !isTest;
    const byDefault: readonly ThreatModel[] = isLibrary ? [...DEFAULT_THREAT_MODELS, "library"] : DEFAULT_THREAT_MODELS;
    return {
      threatModels: new Set(threatModels ?? byDefault),
      budgetMilliseconds,
      dependencies: manifest?.dependencies ?? new Map(),
      packageFolder: manifest && URI.file(manifest.folder).toString(),
    };
  }
}
