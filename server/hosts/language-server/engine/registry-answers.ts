import { URI } from "vscode-uri";
import { version as ownVersion } from "../../../../package.json";
import type { PackageMetadata } from "../../../analyzers/dependencies/package-metadata";
import { KeptPackages } from "../../../workspace/registry/kept-packages";
import { Registry, type RegistryPackage } from "../../../workspace/registry/registry";
import { RegistrySettings } from "../../../workspace/registry/registry-settings";
import { within } from "../../../workspace/within";
import type { PublishedFacts } from "./messages";

/** Longer than a registry thinks, shorter than anybody remembers what they pointed at. */
const STALL_MILLISECONDS = 10_000;
/** After that, what is known already has to do. What is still under way is there for the next one who asks. */
const PATIENCE_MILLISECONDS = 1200;
/** What could not be asked is not asked again with every move of the mouse. */
const FAILED_MILLISECONDS = 60_000;

/** What registries say of the packages of one project. */
export class RegistryAnswers {
  readonly #rootPath: string;
  readonly #asking = new Map<string, Promise<RegistryPackage | undefined>>();
  readonly #failed = new Map<string, number>();
  #kept: KeptPackages;
  #hasNews = false;

  constructor(rootPath: string) {
    this.#rootPath = rootPath;
    this.#kept = this.#keptNow();
  }

  /** What was said before; another object when more was. */
  readonly metadata = (): PackageMetadata => this.#kept;

  /**
   * When a package was published, and what is its latest version, asked of its registry where that is not known yet.
   * @param root URI of the folder that it is installed in
   */
  async of(root: string, name: string, installed: string | undefined): Promise<PublishedFacts | null> {
    const registry = registryFor(URI.parse(root).fsPath);
    const key = `${root}\n${name}`;
    const asked = this.#asking.get(key) ?? this.#ask(key, registry, name);
    const said = (await within(PATIENCE_MILLISECONDS, asked)) ?? registry.keptOf(name);
    return said ? factsOf(said, installed) : null;
  }

  /** True once after something was said that was not known. */
  takeNews(): boolean {
    const hasNews = this.#hasNews;
    this.#hasNews = false;
    return hasNews;
  }

  #ask(key: string, registry: Registry, name: string): Promise<RegistryPackage | undefined> {
    if (Date.now() - (this.#failed.get(key) ?? -Infinity) < FAILED_MILLISECONDS) return Promise.resolve(undefined);
    const { stamp } = registry;
    const asked = registry
      .packageOf(name, true)
      .then(
        (said) => {
          this.#failed.delete(key);
          if (registry.stamp !== stamp) {
            this.#kept = this.#keptNow();
            this.#hasNews = true;
          }
          return said;
        },
        () => {
          this.#failed.set(key, Date.now());
          return undefined;
        },
      )
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asked);
    return asked;
  }

  #keptNow(): KeptPackages {
    return new KeptPackages(() => registryFor(this.#rootPath));
  }
}

function registryFor(path: string): Registry {
  return new Registry(RegistrySettings.read(path, undefined), path, `buckler/${ownVersion}`, STALL_MILLISECONDS);
}

function factsOf({ versions, latest }: RegistryPackage, installed: string | undefined): PublishedFacts {
  const dayOf = (version: string | undefined): string | undefined =>
    /^\d{4}-\d\d-\d\d/.exec(versions.find((each) => each.version === version)?.published ?? "")?.[0];
  const [installedDay, latestDay] = [dayOf(installed), dayOf(latest)];
  return {
    ...(latest !== undefined && { latest }),
    ...(installedDay !== undefined && { installedDay }),
    ...(latestDay !== undefined && { latestDay }),
  };
}
