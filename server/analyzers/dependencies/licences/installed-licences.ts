import type { DependencyHost, DependencyProject } from "../dependency-project";
import { isRecord, textOf } from "../json-values";
import type { LockedPackage } from "../lockfiles/lockfile";
import { licenceOfManifest, parseLicence, type Licence } from "./licence";

/** The licence of a locked package: as the lockfile keeps it, or as the installed package itself says. */
export function licenceOf(locked: LockedPackage, project: DependencyProject, host: DependencyHost): Licence {
  if (locked.licence !== undefined) return parseLicence(locked.licence);
  for (const uri of host.readInstalled ? manifestsOf(locked, project) : []) {
    const json = parsed(host.readInstalled?.(uri));
    if (!json || textOf(json.name) !== locked.name || textOf(json.version) !== locked.version) continue;
    return licenceOfManifest(json);
  }
  return { kind: "unknown" };
}

/** Where package managers put a package, each in its own way; who looks there makes sure that it is the right one. */
function manifestsOf({ id, name, version }: LockedPackage, { root, manifests, lockfile }: DependencyProject): string[] {
  const folders = manifests.map(({ uri }) => uri.slice(0, uri.lastIndexOf("/")));
  const places = [root, ...folders].map((folder) => `${folder}/node_modules/${name}`);
  if (lockfile?.manager === "npm") places.unshift(`${root}/${id}`);
  if (lockfile?.manager === "pnpm") {
    const stored = [...new Set([id, `${name}@${version}`])].map(pnpmFolderOf);
    places.unshift(...stored.map((folder) => `${root}/node_modules/.pnpm/${folder}/node_modules/${name}`));
  }
  return [...new Set(places)].map((place) => `${place}/package.json`);
}

/** pnpm's folder for a package together with its peers: `a@1(b@2)` lies in `a@1_b@2`. */
function pnpmFolderOf(id: string): string {
  return id
    .replace(/^\//, "")
    .replaceAll(")(", "_")
    .replaceAll("(", "_")
    .replaceAll(")", "")
    .replace(/[/\\:]/g, "+");
}

function parsed(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
