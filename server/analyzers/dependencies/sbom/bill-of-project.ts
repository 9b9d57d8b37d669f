import { PackageURL } from "packageurl-js";
import type { BillComponent, BillHash, BillLicence, BillOfMaterials } from "../../../reports/sbom/bill-of-materials";
import type { DependencyHost, DependencyProject } from "../dependency-project";
import { isRecord } from "../json-values";
import { licenceOf } from "../licences/installed-licences";
import { licenceOfManifest, type Licence, type LicenceExpression } from "../licences/licence";
import type { LockedPackage } from "../lockfiles/lockfile";
import type { PackageManifest } from "../manifest/package-manifest";

/** What is gathered of a component: the same version may stand at several places of a lockfile. */
interface Gathered extends Omit<BillComponent, "dependsOn" | "developsWith"> {
  isDevelopment: boolean;
  isOptional: boolean;
  readonly dependsOn: Set<string>;
  readonly developsWith: Set<string>;
}

/** What a project is made of, by its manifests and its lockfile; each version of a package once. Undefined where it has no manifest. */
export function billOfProject(project: DependencyProject, host: DependencyHost): BillOfMaterials | undefined {
  const [root] = project.manifests;
  if (!root) return undefined;
  const own = new Map(project.manifests.map((manifest) => [manifest, ownComponent(manifest, project)]));
  const ownAt = new Map(project.manifests.map((manifest) => [folderOf(manifest, project), own.get(manifest)?.ref]));
  const installed = new Map<string, Gathered>();
  const refOf = (locked: LockedPackage): string | undefined =>
    locked.source.kind === "local" ? ownAt.get(plainPath(locked.source.path)) : undefined;
  const refs = new Map<string, string>();
  for (const locked of project.lockfile?.packages.values() ?? []) {
    const ownRef = refOf(locked);
    const component = ownRef === undefined ? componentOf(locked, project, host) : undefined;
    refs.set(locked.id, ownRef ?? component?.ref ?? locked.id);
    if (!component) continue;
    const before = installed.get(component.ref);
    if (!before) installed.set(component.ref, component);
    // One place that needs it is enough.
    else
      Object.assign(before, {
        isDevelopment: before.isDevelopment && locked.isDevelopment,
        isOptional: before.isOptional && locked.isOptional,
      });
  }
  for (const { id, dependencies } of project.lockfile?.packages.values() ?? []) {
    const from = installed.get(refs.get(id) ?? "");
    for (const { target } of dependencies) addTo(from?.dependsOn, target === undefined ? undefined : refs.get(target));
  }
  for (const [manifest, component] of own) {
    const runsWith = new Set<string>();
    for (const requirement of manifest.requirements) {
      const locked = project.installed(manifest, requirement);
      const ref = locked && refs.get(locked.id);
      addTo(component.dependsOn, ref);
      addTo(requirement.field === "devDependencies" ? component.developsWith : runsWith, ref);
    }
    for (const ref of runsWith) component.developsWith.delete(ref);
    component.dependsOn.delete(component.ref);
    // What a repository holds belongs to it, also where nothing in it says so.
    if (manifest !== root) own.get(root)?.dependsOn.add(component.ref);
  }
  const [first, ...others] = [...own.values(), ...installed.values()].map(finished);
  return first && { root: first, components: others.sort((a, b) => (a.ref < b.ref ? -1 : 1)) };
}

function addTo(set: Set<string> | undefined, ref: string | undefined): void {
  if (ref !== undefined) set?.add(ref);
}

function finished({ dependsOn, developsWith, ...component }: Gathered): BillComponent {
  return { ...component, dependsOn: [...dependsOn].sort(), developsWith: [...developsWith].sort() };
}

function ownComponent(manifest: PackageManifest, project: DependencyProject): Gathered {
  const folder = folderOf(manifest, project);
  const name = manifest.name ?? (folder === "" ? decodeURIComponent(project.root.slice(project.root.lastIndexOf("/") + 1)) : folder);
  const version = manifest.version;
  return {
    ref: `own:${folder === "" ? "." : folder}`,
    name,
    version,
    // A private package has no place in the registry; somebody else's of the same name may.
    purl: manifest.isPrivate || manifest.name === undefined || version === undefined ? undefined : purlOf(name, version, {}),
    licence: billLicence(ownLicence(manifest)),
    hashes: [],
    address: undefined,
    isOwn: true,
    isDevelopment: false,
    isOptional: false,
    dependsOn: new Set(),
    developsWith: new Set(),
  };
}

function componentOf(locked: LockedPackage, project: DependencyProject, host: DependencyHost): Gathered {
  const { name, version, source, isDevelopment, isOptional } = locked;
  const address = source.kind === "local" ? undefined : source.address;
  const qualifiers =
    source.kind === "git" ? { vcs_url: vcsOf(source.address) } : source.kind === "http" ? { download_url: source.address } : {};
  const purl = source.kind === "local" ? undefined : purlOf(name, version, qualifiers);
  return {
    ref: purl ?? `${source.kind}:${name}@${version}`,
    name,
    version: version === "" ? undefined : version,
    purl,
    licence: billLicence(licenceOf(locked, project, host)),
    hashes: hashesOf(locked.integrity),
    address: address === undefined || !/^[a-z][a-z0-9+.-]*:/i.test(address) ? undefined : withoutPassword(address),
    isOwn: false,
    isDevelopment,
    isOptional,
    dependsOn: new Set(),
    developsWith: new Set(),
  };
}

function purlOf(name: string, version: string, qualifiers: Readonly<Record<string, string>>): string | undefined {
  const [, scope, bare = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  try {
    return new PackageURL("npm", scope, bare, version === "" ? undefined : version, qualifiers, undefined).toString();
  } catch {
    // A hostile lockfile may have names that are none.
    return undefined;
  }
}

/** The address of a repository as package URLs have it: what follows `#` is the commit, and stands after `@`. */
function vcsOf(address: string): string {
  const plain = withoutPassword(address);
  return plain.startsWith("git+") ? plain : `git+${plain.replace(/^git:/, "git:")}`;
}

/** A document that others are given holds no password that an address may hold. */
function withoutPassword(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*:[^/@\s]*@/i, "$1");
}

const ALGORITHMS: Readonly<Record<string, BillHash["algorithm"]>> = {
  sha1: "SHA-1",
  sha256: "SHA-256",
  sha384: "SHA-384",
  sha512: "SHA-512",
};
const HEX_DIGITS: Readonly<Record<BillHash["algorithm"], number>> = { "SHA-1": 40, "SHA-256": 64, "SHA-384": 96, "SHA-512": 128 };

/** The hashes of Subresource Integrity; what Yarn Berry has in their place is of an archive that it made itself. */
function hashesOf(integrity: string | undefined): BillHash[] {
  const found = Array.from((integrity ?? "").matchAll(/(?:^|\s)(sha\d+)-([A-Za-z0-9+/=]+)(?=\s|\?|$)/g), ([, name = "", base64 = ""]) => {
    const algorithm = ALGORITHMS[name];
    const hex = algorithm && hexOf(base64);
    return algorithm && hex?.length === HEX_DIGITS[algorithm] ? [{ algorithm, hex }] : [];
  });
  return found.flat();
}

function hexOf(base64: string): string | undefined {
  try {
    return Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    return undefined;
  }
}

function ownLicence({ text }: PackageManifest): Licence {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isRecord(json) ? licenceOfManifest(json) : { kind: "missing" };
  } catch {
    return { kind: "unknown" };
  }
}

function billLicence(licence: Licence): BillLicence {
  if (licence.kind !== "expression") return licence;
  return { kind: "expression", text: licence.text, ids: idsOf(licence.expression) };
}

function idsOf(expression: LicenceExpression): string[] {
  return expression.kind === "licence" ? [expression.id] : [...idsOf(expression.left), ...idsOf(expression.right)];
}

function folderOf({ uri }: PackageManifest, { root }: DependencyProject): string {
  return decodeURIComponent(uri.slice(root.length + 1, -"/package.json".length));
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
}
