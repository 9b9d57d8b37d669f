import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import type { LockedPackage } from "../../analyzers/dependencies/lockfiles/lockfile";
import type { Finding } from "../../core/finding";
import type { Change } from "./change";
import type { TextTransform } from "../transforms/text-transform";
import { changedTexts, editOf } from "./manifest-texts";
import { repairPackage } from "./repair-package";
import { withChanges } from "./repair-options";
import { titleOf } from "./repair-title";

/** Raises the ranges of a manifest so that what they bring in is no longer at fault. Where others want the same package, that is told at their lines. */
export const raiseDependency: TextTransform = repairWith((changes) => {
  return changes.some(({ kind }) => kind === "raise") ? changes.filter(({ kind }) => kind === "raise" || kind === "update") : [];
});

/** Puts a version in place of what a dependency asks for, in the package manager's own field. */
export const overrideDependency: TextTransform = repairWith((changes) => {
  return changes.some(({ kind }) => kind === "override" || kind === "raise-override") ? changes : [];
});

/** Only changes of the manifest that the finding is in are proposed: what a package manager's update repairs needs none. */
/** @param meantOf which of the changes that repair a package belong to the proposal; none where it is not meant */
function repairWith(meantOf: (changes: readonly Change[]) => readonly Change[]): TextTransform {
  return (document, { facts }, opened) => {
    const { package: name, version } = facts;
    const dependencies = opened();
    if (!dependencies || name === undefined || version === undefined) return [];
    const { project, knowledge, metadata, host } = dependencies;
    const own = ownPackage(project, document.uri, facts);
    // A new version of what the project asks for itself is better than anything that is done to what that brings in.
    const packages = own && own.name !== name ? [own, { name, version }] : [{ name, version }];
    const repairs = packages.flatMap((each) => repairPackage(project, knowledge.advisories, metadata, each));
    return repairs.flatMap((repair) => {
      const changes = meantOf(repair.option.changes);
      const [text, ...others] = changes.length > 0 ? changedTexts(project, changes, (uri) => host.read(uri)) : [];
      if (text?.uri !== document.uri || others.length > 0) return [];
      const option = withChanges(repair.option, changes);
      return [{ title: titleOf({ ...repair, option }), edits: [editOf(text)], isChoice: option.leavesMajorAsked }];
    });
  };
}

/** What is installed for the requirement that a finding is at. */
function ownPackage(project: DependencyProject, uri: string, { dependency, field }: Finding["facts"]): LockedPackage | undefined {
  const manifest = project.manifests.find((each) => each.uri === uri);
  const requirement = manifest?.requirements.find((each) => each.name === dependency && each.field === field);
  return manifest && requirement && project.installed(manifest, requirement);
}
