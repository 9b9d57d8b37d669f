import type { Chain, DependencyHost, DependencyProject } from "./dependency-project";
import type { LockedPackage, Lockfile } from "./lockfiles/lockfile";
import { LOCKFILE_NAMES, readLockfile } from "./lockfiles/read-lockfile";
import type { PackageManifest, Requirement } from "./manifest/package-manifest";
import { readManifest } from "./manifest/read-manifest";

/** What reads the files of a project; whoever asks often hands in one that remembers. */
export interface FileReaders {
  lockfile(uri: string, text: string): Lockfile | undefined;
  manifest(uri: string, text: string): PackageManifest;
}

const READERS: FileReaders = { lockfile: readLockfile, manifest: readManifest };

/** The project that a manifest or lockfile belongs to; undefined for other files. */
export function projectOf(uri: string, host: DependencyHost, readers: FileReaders = READERS): DependencyProject | undefined {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  const folder = uri.slice(0, uri.lastIndexOf("/"));
  if (name === "package.json") return openProject(rootFor(folder, host, readers) ?? folder, host, readers);
  return (LOCKFILE_NAMES as readonly string[]).includes(name) ? openProject(folder, host, readers) : undefined;
}

/** The nearest folder upwards whose lockfile was made for this one, too. */
function rootFor(folder: string, host: DependencyHost, readers: FileReaders): string | undefined {
  for (let root = folder; root.startsWith(host.root); root = root.slice(0, root.lastIndexOf("/"))) {
    const lockfile = lockfilesIn(root, host, readers).at(0);
    if (!lockfile) continue;
    return root === folder || lockfile.importers.some(({ path }) => `${root}/${path}` === folder) ? root : undefined;
  }
  return undefined;
}

function lockfilesIn(folder: string, host: DependencyHost, readers: FileReaders): Lockfile[] {
  return LOCKFILE_NAMES.flatMap((name) => {
    const uri = `${folder}/${name}`;
    const text = host.read(uri);
    return (text !== undefined && readers.lockfile(uri, text)) || [];
  });
}

function openProject(root: string, host: DependencyHost, readers: FileReaders): DependencyProject {
  const [lockfile, ...others] = lockfilesIn(root, host, readers);
  const paths = new Set(["", ...(lockfile?.importers ?? []).map(({ path }) => path)]);
  const manifests = [...paths].flatMap((path) => {
    const uri = `${root}${path === "" ? "" : `/${path}`}/package.json`;
    const text = host.read(uri);
    return text === undefined ? [] : [readers.manifest(uri, text)];
  });
  return new OpenDependencyProject(
    root,
    manifests,
    lockfile,
    others.map(({ uri }) => uri),
  );
}

class OpenDependencyProject implements DependencyProject {
  constructor(
    readonly root: string,
    readonly manifests: readonly PackageManifest[],
    readonly lockfile: Lockfile | undefined,
    readonly otherLockfiles: readonly string[],
  ) {}

  installed(manifest: PackageManifest, { name, field }: Requirement): LockedPackage | undefined {
    const path = manifest.uri.slice(this.root.length + 1, -"/package.json".length);
    const importer = this.lockfile?.importers.find((each) => each.path === path);
    const target = importer?.dependencies.find((each) => each.name === name && each.field === field)?.target;
    return target === undefined ? undefined : this.lockfile?.packages.get(target);
  }

  chainsTo(locked: LockedPackage): readonly Chain[] {
    const chains: Chain[] = [];
    for (const manifest of this.manifests) {
      for (const requirement of manifest.requirements) {
        const first = this.installed(manifest, requirement);
        const packages = first && this.wayFrom(first, locked);
        if (packages) chains.push({ manifest, requirement, packages });
      }
    }
    return chains.sort((a, b) => a.packages.length - b.packages.length);
  }

  private wayFrom(first: LockedPackage, goal: LockedPackage): LockedPackage[] | undefined {
    const before = new Map<string, LockedPackage | undefined>([[first.id, undefined]]);
    const waiting = [first];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (next === goal) {
        const way: LockedPackage[] = [];
        for (let step: LockedPackage | undefined = next; step; step = before.get(step.id)) way.unshift(step);
        return way;
      }
      for (const { target } of next.dependencies) {
        const found = target === undefined || before.has(target) ? undefined : this.lockfile?.packages.get(target);
        if (!found) continue;
        before.set(found.id, next);
        waiting.push(found);
      }
    }
    return undefined;
  }
}
