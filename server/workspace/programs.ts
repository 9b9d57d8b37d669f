import { dirname } from "node:path";
import { URI } from "vscode-uri";
import type { Program } from "../analyzers/program";
import type { ThreatModel } from "../rules/rule";
import { Manifests, type Manifest } from "./manifest";
import { DEFAULT_THREAT_MODELS, type Settings } from "./settings";

/** What the analysis of each file may know of its package. */
export class Programs {
  private readonly manifests = new Manifests();
  /** By manifest folder, so that files of one package share one program. */
  private readonly programs = new Map<string, Program>();

  constructor(private readonly settings: Settings) {}

  /** Files differ because of the nearest package.json. */
  of(path: string | undefined): Program {
    const manifest = path === undefined ? undefined : this.manifests.nearest(dirname(path));
    const key = manifest?.folder ?? "";
    const program = this.programs.get(key) ?? this.programOf(manifest);
    this.programs.set(key, program);
    return program;
  }

  private programOf(manifest: Manifest | undefined): Program {
    const { budgetMilliseconds, threatModels } = this.settings;
    const byDefault: readonly ThreatModel[] = manifest?.publishable ? [...DEFAULT_THREAT_MODELS, "library"] : DEFAULT_THREAT_MODELS;
    return {
      threatModels: new Set(threatModels ?? byDefault),
      budgetMilliseconds,
      dependencies: manifest?.dependencies ?? new Map(),
      packageFolder: manifest && URI.file(manifest.folder).toString(),
    };
  }
}
