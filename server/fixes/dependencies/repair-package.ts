import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import type { AdvisoryDatabase } from "../../rules/advisory";
import { introduced, lessened } from "./known-problems";
import type { PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import type { Repair } from "./plan-repairs";
import { joinedOptions, repairContext, repairOptions } from "./repair-options";

/** How one version of a package may be repaired in all places where it is installed, the smallest change first. */
export function repairPackage(
  project: DependencyProject,
  advisories: AdvisoryDatabase,
  metadata: PackageMetadata,
  { name, version }: { readonly name: string; readonly version: string },
): Repair[] {
  const context = repairContext(project, advisories, metadata);
  const tree = context.trees.treeOf([]);
  const before = context.trees.problemsOf([]);
  const copies = [...tree.packages.values()].filter((each) => each.name === name && each.version === version);
  const ways = copies.map((copy) => repairOptions(copy, tree, [], context));
  if (ways.length === 0 || ways.some((options) => options.length === 0)) return [];
  const count = Math.max(...ways.map((options) => options.length));
  return Array.from({ length: count }, (_, index) =>
    joinedOptions(ways.flatMap((options) => options[index] ?? options.at(-1) ?? [])),
  ).flatMap((option) => {
    const after = context.trees.problemsOf(option.changes);
    const repaired = lessened(before, after).map(({ advisory }) => advisory);
    return introduced(before, after) || repaired.length === 0 ? [] : [{ name, from: version, option, repaired }];
  });
}
