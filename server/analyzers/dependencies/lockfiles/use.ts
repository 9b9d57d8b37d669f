import type { Importer, LockedDependency, LockedPackage } from "./lockfile";

/**
 * Packages with `isDevelopment` and `isOptional` as they follow from who asks for whom: needed only while developing is what no importer's
 * other dependencies lead to, optional what every way to has an optional step on. What nothing leads to stays as it is.
 */
export function withUse(importers: readonly Importer[], packages: ReadonlyMap<string, LockedPackage>): Map<string, LockedPackage> {
  const own = importers.flatMap(({ dependencies }) => dependencies);
  const reach = (from: readonly LockedDependency[], isRequired: boolean): Set<string> => {
    const reached = new Set<string>();
    const add = (dependencies: readonly LockedDependency[]): void => {
      for (const { field, target } of dependencies) {
        if (target !== undefined && !(isRequired && field === "optionalDependencies")) reached.add(target);
      }
    };
    add(from);
    // A set goes on over what is added to it meanwhile.
    for (const id of reached) add(packages.get(id)?.dependencies ?? []);
    return reached;
  };
  const all = reach(own, false);
  const inProduction = reach(
    own.filter(({ field }) => field !== "devDependencies"),
    false,
  );
  const always = reach(own, true);
  const result = new Map<string, LockedPackage>();
  for (const [id, each] of packages) {
    const isDevelopment = all.has(id) ? !inProduction.has(id) : each.isDevelopment;
    const isOptional = all.has(id) ? !always.has(id) : each.isOptional;
    const isSame = isDevelopment === each.isDevelopment && isOptional === each.isOptional;
    result.set(id, isSame ? each : { ...each, isDevelopment, isOptional });
  }
  return result;
}
