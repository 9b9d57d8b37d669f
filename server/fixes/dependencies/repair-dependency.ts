import type { Change } from "./change";
import type { TextTransform } from "../transforms/text-transform";
import { changedTexts, editOf } from "./manifest-texts";
import { NO_METADATA } from "./package-metadata";
import { repairPackage } from "./repair-package";
import { titleOf } from "./repair-title";

/** Raises the ranges of a manifest so that what they bring in is no longer at fault. */
export const raiseDependency: TextTransform = repairWith((changes) => changes.every(({ kind }) => kind === "raise" || kind === "update"));

/** Puts a version in place of what a dependency asks for, in the package manager's own field. */
export const overrideDependency: TextTransform = repairWith((changes) =>
  changes.some(({ kind }) => kind === "override" || kind === "raise-override"),
);

/** Only changes of the manifest that the finding is in are proposed: what a package manager's update repairs needs none. */
function repairWith(isMeant: (changes: readonly Change[]) => boolean): TextTransform {
  return (document, { facts }, opened) => {
    const { package: name, version } = facts;
    const dependencies = opened();
    if (!dependencies || name === undefined || version === undefined) return [];
    const { project, knowledge, host } = dependencies;
    return repairPackage(project, knowledge.advisories, NO_METADATA, { name, version }).flatMap((repair) => {
      const { changes, leavesMajorAsked } = repair.option;
      const [text, ...others] = isMeant(changes) ? changedTexts(project, changes, (uri) => host.read(uri)) : [];
      if (text?.uri !== document.uri || others.length > 0) return [];
      return [{ title: titleOf(repair), edits: [editOf(text)], isChoice: leavesMajorAsked }];
    });
  };
}
