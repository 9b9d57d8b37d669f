import type { PackageMetadata, PublishedVersion } from "../../analyzers/dependencies/package-metadata";
import type { Registry } from "./registry";

/** What a registry said of packages at some time, as far as it is kept. Asks nobody. */
export class KeptPackages implements PackageMetadata {
  private readonly known = new Map<string, readonly PublishedVersion[] | undefined>();
  private registry: Pick<Registry, "keptOf"> | undefined;

  /** @param open is called when the first package is wanted */
  constructor(private readonly open: () => Pick<Registry, "keptOf">) {}

  of(name: string): readonly PublishedVersion[] | undefined {
    if (!this.known.has(name)) this.known.set(name, (this.registry ??= this.open()).keptOf(name)?.versions);
    return this.known.get(name);
  }
}
