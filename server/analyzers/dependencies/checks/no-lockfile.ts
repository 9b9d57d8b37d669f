import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyHost, DependencyProject } from "../dependency-project";
import { isRecord } from "../json-values";
import { HIDDEN_LOCKFILE } from "../lockfiles/read-lockfile";
import type { PackageManifest } from "../manifest/package-manifest";
import { LOCKING_FILES } from "./manager-files";

/** Applications that install whatever is newest on the day. Libraries leave that to whoever uses them. */
export function* noLockfile(project: DependencyProject, { host }: CheckContext): Iterable<DependencyProblem> {
  const [manifest] = project.manifests;
  const isLocked = project.lockfile && !project.lockfile.uri.endsWith(`/${HIDDEN_LOCKFILE}`);
  if (isLocked || !manifest || !isApplication(manifest)) return;
  const requirement = manifest.requirements.find(
    ({ field, specifier: { kind } }) => field !== "peerDependencies" && kind !== "path" && kind !== "workspace",
  );
  const span = requirement && manifest.spanOf([requirement.field], "key");
  if (!span || isLockedAbove(project.root, host)) return;
  yield { uri: manifest.uri, span, facts: { package: manifest.name ?? "this project" }, identity: "no lockfile" };
}

/** Nobody can install it as a package, or it says how it is started. */
function isApplication({ isPrivate, name, version, text, problems }: PackageManifest): boolean {
  if (problems.length > 0) return false;
  if (isPrivate || name === undefined || version === undefined) return true;
  const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  const scripts = isRecord(json) ? json.scripts : undefined;
  return (
    isRecord(scripts) &&
    typeof scripts.start === "string" &&
    isRecord(json) &&
    !["main", "exports", "bin", "module"].some((key) => key in json)
  );
}

/** Also where a folder above has no lockfile either: then that one is told. */
function isLockedAbove(root: string, host: DependencyHost): boolean {
  for (let folder = root; folder.startsWith(host.root); folder = folder.slice(0, folder.lastIndexOf("/"))) {
    if (LOCKING_FILES.some((name) => host.read(`${folder}/${name}`) !== undefined)) return true;
    if (folder !== root && host.read(`${folder}/package.json`) !== undefined) return true;
  }
  return false;
}
