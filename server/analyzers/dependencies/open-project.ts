import { Chains, type Root } from "./chains";
import type { Chain, DependencyHost, DependencyProject } from "./dependency-project";
import { installedAs, lockfileFor } from "./installed-lockfile";
import type { LockedPackage, Lockfile } from "./lockfiles/lockfile";
import { HIDDEN_LOCKFILE, LOCKFILE_NAMES, readLockfile } from "./lockfiles/read-lockfile";
import type { PackageManifest, Requirement } from "./manifest/package-manifest";
import { type PnpmWorkspace, readPnpmWorkspace } from "./manifest/pnpm-workspace";
import { readManifest } from "./manifest/read-manifest";
import { withCatalogs } from "./manifest/with-catalogs";
import { TextCache } from "./text-cache";
import { workspaceMembers } from "./workspace-members";

/** Every key that is typed in one file has the whole project looked at: the others are read once. */
const LOCKFILES = new TextCache(readLockfile, 24);
const MANIFESTS = new TextCache(readManifest, 2000);
const WORKSPACES = new TextCache(readPnpmWorkspace, 24);
const PROJECTS = new Map<string, OpenDependencyProject>();
const MAX_PROJECTS = 24;

const WORKSPACE_FILE = "pnpm-workspace.yaml";
/** Where Yarn has its catalogs, written as pnpm writes them. */
const YARN_SETTINGS = ".yarnrc.yml";

/** The project that a manifest or lockfile belongs to; undefined for other files. */
export function projectOf(uri: string, host: DependencyHost): DependencyProject | undefined {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  const folder = uri.slice(0, uri.lastIndexOf("/"));
  if (name === "package.json") return openProject(rootFor(folder, host), host);
  return name === WORKSPACE_FILE || (LOCKFILE_NAMES as readonly string[]).includes(name) ? openProject(folder, host) : undefined;
}

/** The nearest folder upwards whose lockfile was made for this one, too; the nearest that has it for a workspace; itself otherwise. */
function rootFor(folder: string, host: DependencyHost): string {
  let workspace: string | undefined;
  for (let root = folder; root.length >= host.root.length && root.startsWith(host.root); root = root.slice(0, root.lastIndexOf("/"))) {
    const { lockfile } = lockfilesIn(root, host);
    if (root === folder) {
      if (lockfile) return root;
      continue;
    }
    const path = folder.slice(root.length + 1);
    const isMember = workspaceMembers([path], patternsOf(root, host)).length > 0;
    if (lockfile && (isMember || lockfile.importers.some((importer) => importer.path === path))) return root;
    if (isMember) workspace ??= root;
  }
  return workspace ?? folder;
}

function patternsOf(root: string, host: DependencyHost): readonly string[] {
  return [...(manifestIn(root, host)?.workspaces ?? []), ...(workspaceFileIn(root, host)?.packages ?? [])];
}

function manifestIn(folder: string, host: DependencyHost): PackageManifest | undefined {
  const uri = `${folder}/package.json`;
  const text = host.read(uri);
  return text === undefined ? undefined : MANIFESTS.of(uri, text);
}

function workspaceFileIn(folder: string, host: DependencyHost, name = WORKSPACE_FILE): PnpmWorkspace | undefined {
  const uri = `${folder}/${name}`;
  const text = host.read(uri);
  return text === undefined ? undefined : WORKSPACES.of(uri, text);
}

/** Undefined where its settings name no catalog. */
function yarnCatalogsIn(folder: string, host: DependencyHost): PnpmWorkspace | undefined {
  const settings = workspaceFileIn(folder, host, YARN_SETTINGS);
  return settings && [...settings.catalogs.values()].some(({ size }) => size > 0) ? settings : undefined;
}

function lockfilesIn(folder: string, host: DependencyHost): { lockfile: Lockfile | undefined; others: readonly Lockfile[] } {
  const read = (name: string): Lockfile[] => {
    const uri = `${folder}/${name}`;
    const text = host.read(uri);
    const lockfile = text === undefined ? undefined : LOCKFILES.of(uri, text);
    return lockfile ? [lockfile] : [];
  };
  const found = LOCKFILE_NAMES.flatMap(read);
  if (found.length === 0) return { lockfile: read(HIDDEN_LOCKFILE)[0], others: [] };
  const wanted = manifestIn(folder, host)?.packageManager ?? (workspaceFileIn(folder, host) ? "pnpm" : undefined);
  const lockfile = lockfileFor(wanted, found);
  return { lockfile, others: found.filter((each) => each !== lockfile) };
}

function openProject(root: string, host: DependencyHost): DependencyProject {
  const { lockfile, others } = lockfilesIn(root, host);
  const workspaceFile = workspaceFileIn(root, host) ?? yarnCatalogsIn(root, host);
  const inProject = host
    .manifests()
    .filter((uri) => uri.startsWith(`${root}/`) && uri.endsWith("/package.json"))
    .map((uri) => uri.slice(root.length + 1, -"/package.json".length));
  const members = workspaceMembers(inProject, patternsOf(root, host));
  const paths = new Set(["", ...(lockfile?.importers ?? []).map(({ path }) => path), ...members]);
  const manifests = [...paths].flatMap((path) => manifestIn(folderAt(root, path), host) ?? []);
  const before = PROJECTS.get(root);
  if (before?.isOf(manifests, lockfile, workspaceFile, others)) return before;
  const project = new OpenDependencyProject(root, manifests, lockfile, workspaceFile, others);
  PROJECTS.delete(root);
  PROJECTS.set(root, project);
  for (const [oldest] of PROJECTS) if (PROJECTS.size > MAX_PROJECTS) PROJECTS.delete(oldest);
  return project;
}

/** A folder that lies at a relative path, which may go upwards. */
function folderAt(root: string, path: string): string {
  let folder = root;
  for (const part of path === "" ? [] : path.split("/"))
    folder = part === ".." ? folder.slice(0, folder.lastIndexOf("/")) : `${folder}/${part}`;
  return folder;
}

class OpenDependencyProject implements DependencyProject {
  readonly manifests: readonly PackageManifest[];
  readonly lockfile: Lockfile | undefined;
  readonly otherLockfiles: readonly string[];
  private readonly targets = new Map<string, LockedPackage | undefined>();
  private chains: Chains | undefined;

  constructor(
    readonly root: string,
    private readonly written: readonly PackageManifest[],
    private readonly locked: Lockfile | undefined,
    readonly workspaceFile: PnpmWorkspace | undefined,
    private readonly others: readonly Lockfile[],
  ) {
    this.manifests = withCatalogs(written, workspaceFile);
    this.otherLockfiles = others.map(({ uri }) => uri);
    this.lockfile = locked && installedAs(locked, this.manifests, root);
    const importers = new Map(this.lockfile?.importers.map((importer) => [folderAt(root, importer.path), importer]));
    for (const { uri, requirements } of this.manifests) {
      const importer = importers.get(uri.slice(0, -"/package.json".length));
      for (const requirement of requirements) {
        const same = importer?.dependencies.filter(({ name }) => name === requirement.name);
        const target = (same?.find(({ field }) => field === requirement.field) ?? same?.[0])?.target;
        if (target !== undefined) this.targets.set(keyOf(uri, requirement), this.lockfile?.packages.get(target));
      }
    }
  }

  /** Whether these are what it was made of. */
  isOf(
    manifests: readonly PackageManifest[],
    lockfile: Lockfile | undefined,
    workspaceFile: PnpmWorkspace | undefined,
    others: readonly Lockfile[],
  ): boolean {
    const isSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((each, index) => each === b[index]);
    return (
      isSame(manifests, this.written) && lockfile === this.locked && workspaceFile === this.workspaceFile && isSame(others, this.others)
    );
  }

  installed({ uri }: PackageManifest, requirement: Requirement): LockedPackage | undefined {
    return this.targets.get(keyOf(uri, requirement));
  }

  chainsTo(locked: LockedPackage): readonly Chain[] {
    this.chains ??= new Chains(this.lockfile?.packages ?? new Map<string, LockedPackage>(), this.roots());
    return this.chains.to(locked);
  }

  private roots(): Root[] {
    return this.manifests.flatMap((manifest) =>
      manifest.requirements.flatMap((requirement) => {
        const first = this.installed(manifest, requirement);
        return first ? [{ manifest, requirement, first }] : [];
      }),
    );
  }
}

function keyOf(uri: string, { field, name }: Requirement): string {
  return `${uri}\n${field}\n${name}`;
}
