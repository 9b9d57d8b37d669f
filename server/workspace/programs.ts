import ignore, { type Ignore } from "ignore";
import { dirname } from "node:path";
import { URI } from "vscode-uri";
import type { Program } from "../analyzers/program";
import { globsOf } from "../rules/places";
import type { ThreatModel } from "../rules/rule";
import { relativeTo } from "./ignore-rules";
import { Manifests, type Manifest } from "./manifest";
import { PublicModules } from "./public-modules";
import { DEFAULT_THREAT_MODELS, type Settings } from "./settings";

const TESTS = ignore().add([...globsOf("tests")]);
/** What tests and examples export, no user of the package calls. */
const NOT_EXPORTED = ignore().add([...globsOf("tests"), ...globsOf("examples")]);

/** What the analysis of each file may know of its package. */
export class Programs {
  private readonly manifests = new Manifests();
  /** By manifest folder, so that files of one package share one program; a package's tests and examples have others. */
  private readonly programs = new Map<string, Program>();
  private readonly publicModules = new Map<Manifest, PublicModules>();

  constructor(
    private readonly rootPath: string,
    private readonly settings: Settings,
  ) {}

  /** Files differ because of the nearest package.json. */
  of(path: string | undefined): Program {
    const manifest = path === undefined ? undefined : this.manifests.nearest(dirname(path));
    const isTest = this.isIn(TESTS, path);
    const isExported = manifest?.places.has("packages") === true && !this.isIn(NOT_EXPORTED, path) && this.isPublic(manifest, path);
    const key = `${manifest?.folder ?? ""}\0${isTest ? "test" : ""}${isExported ? "exported" : ""}`;
    const program = this.programs.get(key) ?? this.programOf(manifest, isTest, isExported);
    this.programs.set(key, program);
    return program;
  }

  /** True where a file by what it says now, or because it came or went, makes other modules than before those that users of a package get. */
  changesExports(path: string): boolean {
    return [...this.publicModules].some(([{ folder, entries }, modules]) => {
      if (relativeTo(folder, path) === undefined) return false;
      return (modules.isEmpty || modules.has(path)) && !new PublicModules(folder, entries).isSameAs(modules);
    });
  }

  /** True for a module that users of the package get something of. Whoever wants all rules wants all that they can find. */
  private isPublic(manifest: Manifest, path: string | undefined): boolean {
    if (this.settings.allRules || path === undefined) return true;
    let modules = this.publicModules.get(manifest);
    if (!modules) this.publicModules.set(manifest, (modules = new PublicModules(manifest.folder, manifest.entries)));
    return modules.isEmpty || modules.has(path);
  }

  private isIn(places: Ignore, path: string | undefined): boolean {
    const below = path === undefined ? undefined : relativeTo(this.rootPath, path);
    return below !== undefined && ignore.isPathValid(below) && places.ignores(below);
  }

  private programOf(manifest: Manifest | undefined, isTest: boolean, isExported: boolean): Program {
    const { budgetMilliseconds, threatModels, allRules } = this.settings;
    const suggested: readonly ThreatModel[] = isExported && !threatModels ? ["library"] : [];
    return {
      threatModels: new Set(threatModels ?? [...DEFAULT_THREAT_MODELS, ...suggested]),
      suggested: new Set(allRules ? [] : suggested),
      budgetMilliseconds,
      isTest,
      places: manifest?.places ?? new Set(),
      dependencies: manifest?.dependencies ?? new Map(),
      packageFolder: manifest && URI.file(manifest.folder).toString(),
    };
  }
}
