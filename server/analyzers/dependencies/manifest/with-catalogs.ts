import type { CatalogEntry, PackageManifest, Requirement } from "./package-manifest";
import type { PnpmWorkspace } from "./pnpm-workspace";
import { parseSpecifier } from "./specifier";

const MADE = new WeakMap<PackageManifest, { readonly from: readonly unknown[]; readonly made: PackageManifest }>();

/** Manifests whose `catalog:` requirements know what they stand for; the others stay what they are. */
export function withCatalogs(manifests: readonly PackageManifest[], workspace: PnpmWorkspace | undefined): readonly PackageManifest[] {
  const [root] = manifests;
  const entryOf = (catalog: string, name: string): CatalogEntry | undefined => {
    for (const place of [workspace, root]) {
      const text = place?.catalogs.get(catalog)?.get(name);
      if (place && text !== undefined) return { text, specifier: parseSpecifier(text), catalog, uri: place.uri };
    }
    return undefined;
  };
  return manifests.map((manifest) => {
    if (!manifest.requirements.some(({ specifier }) => specifier.kind === "catalog")) return manifest;
    const known = MADE.get(manifest);
    if (known && known.from[0] === workspace && known.from[1] === root) return known.made;
    const requirements = manifest.requirements.map((requirement): Requirement => {
      const { specifier, name } = requirement;
      const catalog = specifier.kind === "catalog" ? entryOf(specifier.name, name) : undefined;
      return catalog ? { ...requirement, catalog } : requirement;
    });
    const made = { ...manifest, requirements };
    MADE.set(manifest, { from: [workspace, root], made });
    return made;
  });
}
