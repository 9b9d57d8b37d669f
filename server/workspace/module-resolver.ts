import { dirname, join } from "node:path";
import ts from "typescript";
import { Disk } from "./disk";
import { languageOf } from "./files";
import { relativeTo } from "./ignore-rules";

/** TypeScript's switch, internal, to prefer a module's code to its declarations; pinned by a test. */
interface WithoutDeclarations extends ts.CompilerOptions {
  readonly noDtsResolution: true;
}

const OPTIONS: WithoutDeclarations = {
  allowJs: true,
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noDtsResolution: true,
  types: [],
};

/** Of all that a tsconfig.json says, what decides where imports lead. `baseUrl` is deprecated, and many projects have it. */
const WHERE_IMPORTS_LEAD: ReadonlySet<string> = new Set(["paths", "baseUrl", "pathsBasePath", "customConditions", "rootDirs"]);

/** Configuration that is larger than this is not what it says. */
const MAX_CONFIG_BYTES = 1_000_000;

/** The options of the nearest tsconfig.json or jsconfig.json that decide where imports lead, and what was resolved with them. */
interface Configuration {
  readonly options: ts.CompilerOptions;
  readonly cache: ts.ModuleResolutionCache;
  /** What may begin a specifier that `paths` or `baseUrl` lead to a file of the project. */
  readonly leads: (specifier: string) => boolean;
}

/**
 * Finds the file of a project that an import leads to, as TypeScript and Node do it: extensions, folders, `.js` that is written in TypeScript,
 * `paths` and `baseUrl`, `imports` and `exports` of package.json, and packages of the same repository, installed or not.
 * Nothing outside of the project's root, and nothing in node_modules, is ever the answer.
 */
export class ModuleResolver {
  private readonly realRoot: string;
  private readonly configurations = new Map<string, Configuration>();
  private readonly answers = new Map<string, string | undefined>();
  private readonly insides = new Map<string, boolean>();
  private packages: ReadonlyMap<string, string> | undefined;
  private readonly host: ts.ModuleResolutionHost;

  constructor(
    private readonly root: string,
    private readonly disk: Disk = new Disk(),
  ) {
    this.realRoot = disk.realPathOf(root) ?? root;
    this.host = {
      fileExists: (path) => disk.isFile(path),
      directoryExists: (path) => disk.isFolder(path),
      readFile: (path) => this.readConfiguration(path),
      // Only packages are linked on purpose; other paths stay as the project writes them.
      realpath: (path) => (path.includes("/node_modules/") ? this.fromReal(disk.realPathOf(path) ?? path) : path),
    };
  }

  /** @returns the path of a file with code of the project; undefined where the import leads elsewhere or nowhere */
  resolve(specifier: string, fromPath: string): string | undefined {
    const folder = dirname(fromPath);
    const key = `${folder}\0${specifier}`;
    if (this.answers.has(key)) return this.answers.get(key);
    const answer = this.find(specifier, fromPath, folder);
    this.answers.set(key, answer);
    return answer;
  }

  /** To be called when files or folders came or went, or configuration changed. */
  forget(): void {
    this.configurations.clear();
    this.answers.clear();
    this.insides.clear();
    this.packages = undefined;
  }

  private find(specifier: string, fromPath: string, folder: string): string | undefined {
    const configuration = this.configurationOf(folder);
    if (/^\.{1,2}(?:\/|$)/.test(specifier) || specifier.startsWith("#") || configuration.leads(specifier)) {
      const found = this.ask(specifier, fromPath, configuration);
      if (found !== undefined) return found;
    }
    return this.inWorkspacePackage(specifier);
  }

  private ask(specifier: string, fromPath: string, { options, cache }: Configuration): string | undefined {
    const { resolvedModule } = ts.resolveModuleName(specifier, fromPath, options, this.host, cache);
    return resolvedModule && this.accept(resolvedModule.resolvedFileName);
  }

  private accept(path: string): string | undefined {
    return languageOf(path) !== undefined && !path.endsWith(".d.ts") && this.isInside(path) ? path : undefined;
  }

  /** `@shop/data/orders` where a folder of this repository is called `@shop/data`, whether or not it is linked into node_modules. */
  private inWorkspacePackage(specifier: string): string | undefined {
    const parts = /^((?:@[^/]+\/)?[^@./#][^/]*)(\/.+)?$/.exec(specifier);
    const [, name, inside] = parts ?? [];
    this.packages ??= this.disk.packagesOf(this.root);
    const folder = name === undefined ? undefined : this.packages.get(name);
    if (folder === undefined) return undefined;
    const from = join(folder, "package.json");
    const configuration = this.configurationOf(folder);
    // A package may import itself by its name where it has `exports`. What is built is often not there, its source is.
    const places = inside === undefined ? [".", "./src/index", "./src", "./lib/index", "./index"] : [`.${inside}`, `./src${inside}`];
    for (const place of [specifier, ...places]) {
      const found = this.ask(place, from, configuration);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private configurationOf(folder: string): Configuration {
    const known = this.configurations.get(folder);
    if (known) return known;
    const parent = dirname(folder);
    const path = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)).find((name) => this.disk.isFile(name));
    const isTop = folder === this.root || relativeTo(this.root, parent) === undefined;
    const configuration =
      path !== undefined ? this.readOptions(path) : isTop ? makeConfiguration(this.root, {}) : this.configurationOf(parent);
    this.configurations.set(folder, configuration);
    return configuration;
  }

  private readOptions(path: string): Configuration {
    const { config } = ts.readConfigFile(path, (name) => this.readConfiguration(name)) as { config?: unknown };
    const host: ts.ParseConfigHost = {
      useCaseSensitiveFileNames: true,
      fileExists: (name) => this.host.fileExists(name),
      readFile: (name) => this.readConfiguration(name),
      readDirectory: () => [],
    };
    const { options } = ts.parseJsonConfigFileContent(config ?? {}, host, dirname(path), undefined, path);
    const wanted = Object.entries(options).filter(([name]) => WHERE_IMPORTS_LEAD.has(name));
    return makeConfiguration(dirname(path), Object.fromEntries(wanted));
  }

  /** Configuration is read inside of the root only, however it is named. */
  private readConfiguration(path: string): string | undefined {
    return this.isInside(path) ? this.disk.textOf(path, MAX_CONFIG_BYTES) : undefined;
  }

  private isInside(path: string): boolean {
    let inside = this.insides.get(path);
    if (inside === undefined) {
      const real = this.disk.realPathOf(path);
      const below = real === undefined ? undefined : relativeTo(this.realRoot, real);
      this.insides.set(path, (inside = below !== undefined && !below.split("/").includes("node_modules")));
    }
    return inside;
  }

  /** A path below the real root, as one below the root that the project was opened by. */
  private fromReal(path: string): string {
    const below = relativeTo(this.realRoot, path);
    return below === undefined ? path : join(this.root, below);
  }
}

function makeConfiguration(folder: string, options: ts.CompilerOptions): Configuration {
  const all = { ...OPTIONS, ...options };
  const prefixes = Object.keys(options.paths ?? {}).map((pattern) => pattern.split("*", 1)[0] ?? "");
  return {
    options: all,
    cache: ts.createModuleResolutionCache(folder, (name) => name, all),
    leads: (specifier) => "baseUrl" in options || prefixes.some((prefix) => specifier.startsWith(prefix)),
  };
}
