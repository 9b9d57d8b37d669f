import satisfies from "semver/functions/satisfies";
import type { Importer, LockedDependency, LockedPackage, Lockfile, PackageManager } from "./lockfiles/lockfile";
import { joinPath } from "./lockfiles/paths";
import { withUse } from "./lockfiles/use";
import type { PackageManifest, Requirement } from "./manifest/package-manifest";

const MANAGERS: Readonly<Record<PackageManager, string>> = {
  npm: "npm",
  "yarn-classic": "yarn",
  "yarn-berry": "yarn",
  pnpm: "pnpm",
  bun: "bun",
};

/** Of the lockfiles of one folder, the one of the manager that the project names, or the first. */
export function lockfileFor(packageManager: string | undefined, lockfiles: readonly Lockfile[]): Lockfile | undefined {
  const name = packageManager?.split("@")[0];
  return lockfiles.find(({ manager }) => MANAGERS[manager] === name) ?? lockfiles[0];
}

/** A lockfile with what only manifests tell: what the project asks for, where its format does not say, and what of that is for developing. */
export function installedAs(lockfile: Lockfile, manifests: readonly PackageManifest[], root: string): Lockfile {
  if (lockfile.problems.length > 0 && lockfile.packages.size === 0) return lockfile;
  switch (lockfile.manager) {
    case "yarn-classic":
      return withImporters(lockfile, manifests, root);
    case "yarn-berry":
      return withFields(lockfile, manifests, root);
    case "npm":
      // lockfileVersion 1, and what lies in node_modules.
      return lockfile.importers.some(({ path }) => path === "") ? lockfile : withNpmImporters(lockfile, manifests, root);
    default:
      return lockfile;
  }
}

function pathOf({ uri }: PackageManifest, root: string): string {
  return uri.slice(root.length + 1, -"/package.json".length);
}

/** Members of a workspace are links among the packages, which ask for all that their manifests do. */
function withNpmImporters(lockfile: Lockfile, manifests: readonly PackageManifest[], root: string): Lockfile {
  const packages = new Map(lockfile.packages);
  const links = new Map(
    [...packages.values()].flatMap((locked) =>
      locked.source.kind === "local" ? [[joinPath("", locked.source.path), locked] as const] : [],
    ),
  );
  const importers = manifests.flatMap((manifest): Importer[] => {
    const path = pathOf(manifest, root);
    const link = links.get(path);
    if (path !== "" && (!link || lockfile.importers.some((importer) => importer.path === path))) return [];
    const targetOf = ({ name, text }: Requirement): string | undefined =>
      link ? link.dependencies.find((each) => each.name === name)?.target : lockfile.resolve(name, text)?.id;
    const dependencies = manifest.requirements.map((requirement) => edgeOf(requirement, targetOf(requirement)));
    if (link) packages.set(link.id, { ...link, dependencies: dependencies.filter(({ field }) => field !== "devDependencies") });
    return [{ path, name: manifest.name, dependencies }];
  });
  return { ...lockfile, importers: [...importers, ...lockfile.importers], packages };
}

function edgeOf({ name, text, field }: Requirement, target: string | undefined): LockedDependency {
  return { name, range: text, field, target };
}

/** Yarn 1 locks nothing for packages of the workspace; their manifests stand for them. */
function withImporters(lockfile: Lockfile, manifests: readonly PackageManifest[], root: string): Lockfile {
  const members = new Map(manifests.flatMap((manifest) => (manifest.name === undefined ? [] : [[manifest.name, manifest] as const])));
  const idOf = (manifest: PackageManifest): string => `${manifest.name ?? ""}@workspace:${pathOf(manifest, root)}`;
  const targetOf = ({ name, text }: Requirement): string | undefined => {
    const member = members.get(name);
    if (member && (text === "*" || text.startsWith("workspace:") || satisfies(member.version ?? "0.0.0", text))) return idOf(member);
    return lockfile.resolve(name, text)?.id;
  };
  const importers = manifests.map((manifest): Importer => {
    const wanted = manifest.requirements.filter(({ field }) => field !== "peerDependencies");
    const dependencies = wanted.map((requirement) => edgeOf(requirement, targetOf(requirement)));
    return { path: pathOf(manifest, root), name: manifest.name, dependencies };
  });
  const packages = new Map(lockfile.packages);
  manifests.forEach((manifest, index) => {
    if (index === 0) return;
    const dependencies = importers[index]?.dependencies.filter(({ field }) => field !== "devDependencies") ?? [];
    packages.set(idOf(manifest), {
      ...MEMBER,
      id: idOf(manifest),
      name: manifest.name ?? "",
      source: { kind: "local", path: pathOf(manifest, root) },
      dependencies,
    });
  });
  return { ...lockfile, importers, packages: withUse(importers, packages) };
}

const MEMBER: LockedPackage = {
  id: "",
  name: "",
  version: "",
  source: { kind: "local", path: "" },
  integrity: undefined,
  dependencies: [],
  isDevelopment: false,
  isOptional: false,
  isBundled: false,
  hasInstallScript: false,
  licence: undefined,
  deprecated: undefined,
  nodeRange: undefined,
};

/** Yarn writes what a workspace needs while developing beside all else. */
function withFields(lockfile: Lockfile, manifests: readonly PackageManifest[], root: string): Lockfile {
  const byPath = new Map(manifests.map((manifest) => [pathOf(manifest, root), manifest]));
  const fields = (path: string, dependencies: readonly LockedDependency[]): LockedDependency[] => {
    const requirements = byPath.get(path)?.requirements.filter(({ field }) => field !== "peerDependencies") ?? [];
    const known = new Map(requirements.map(({ name, field }) => [name, field]));
    return dependencies.map((dependency) => ({ ...dependency, field: known.get(dependency.name) ?? dependency.field }));
  };
  const importers = lockfile.importers.map((importer) => ({ ...importer, dependencies: fields(importer.path, importer.dependencies) }));
  const packages = new Map(lockfile.packages);
  for (const locked of lockfile.packages.values()) {
    if (locked.source.kind !== "local" || !locked.id.includes("@workspace:")) continue;
    const path = joinPath("", locked.source.path);
    const dependencies = fields(path, locked.dependencies).filter(({ field }) => field !== "devDependencies");
    packages.set(locked.id, { ...locked, dependencies });
  }
  return { ...lockfile, importers, packages: withUse(importers, packages) };
}
