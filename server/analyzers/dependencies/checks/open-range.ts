import Range from "semver/classes/range";
import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import type { Specifier } from "../manifest/specifier";
import { atRequirement, isOwnName } from "./places";

/** By its name nothing in such a package runs, and whoever installs it chooses which one all packages are to share. */
const HOLDS_DECLARATIONS = /^@types\/|^@[^/]+\/types$/;

/** Requirements that any version answers, also one that somebody publishes tomorrow. */
export function* openRanges(project: DependencyProject): Iterable<DependencyProblem> {
  const isOwn = isOwnName(project);
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const { specifier, name, text, field } = requirement;
      // What a plug-in works beside is its host's choice; packages of the project itself come from no registry.
      // What only developers run breaks nothing for anybody else, and tools of an own project are often followed as they come.
      if (field === "peerDependencies" || field === "devDependencies" || isOwn(name) || !isOpen(specifier, false)) continue;
      if (HOLDS_DECLARATIONS.test(name)) continue;
      yield* atRequirement(manifest, requirement, "value", { facts: { package: name, range: text }, identity: name });
    }
    // A published package that is no root by any other sign: its overrides count for nobody.
    if (!project.lockfile && !manifest.isPrivate && manifest.version !== undefined) continue;
    for (const { field, path, name, text, specifier } of manifest.overrides) {
      // `>=1.2.3` is how audits write "no longer the vulnerable one".
      const span = isOpen(specifier, true) ? manifest.spanOf([...field.split("."), ...path], "value") : undefined;
      if (span) yield { uri: manifest.uri, span, facts: { package: name, range: text }, identity: `${field} ${path.join(" ")}` };
    }
  }
}

/** @param withLeast a least version is enough not to be open */
function isOpen(specifier: Specifier, withLeast: boolean): boolean {
  if (specifier.kind === "alias") return isOpen(specifier.target, withLeast);
  if (specifier.kind === "tag") return true;
  if (specifier.kind !== "range") return false;
  const { set } = new Range(specifier.range);
  return set.some((comparators) =>
    // A least version without a greatest one; without any, the text of the comparator is empty.
    comparators.every(({ operator, value }) => value === "" || (operator.startsWith(">") && !withLeast)),
  );
}
