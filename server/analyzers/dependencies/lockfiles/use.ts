import type { Importer, LockedPackage } from "./lockfile";

/**
 * Packages with `isDevelopment` and `isOptional` as they follow from who asks for whom: needed only while developing is what no importer's
 * other dependencies lead to, optional what every way to has an optional step on. What nothing leads to stays as it is.
 */
export function withUse(importers: readonly Importer[], packages: ReadonlyMap<string, LockedPackage>): Map<string, LockedPackage> {
  const own = importers.flatMap(({ dependencies }) => dependencies);
  const targets = (dependencies: LockedPackage["dependencies"]): string[] =>
    dependencies.flatMap(({ target }) => (target === undefined ? [] : [target]));
  const required = (dependencies: LockedPackage["dependencies"]): LockedPackage["dependencies"] =>
    dependencies.filter(({ field }) => field !== "optionalDependencies");
  const reach = (dependencies: LockedPackage["dependencies"], of: (each: LockedPackage) => LockedPackage["dependencies"]): Set<string> => {
    const reached = new Set(targets(dependencies));
    // A set goes on over what is added to it meanwhile.
    for (const id of reached) {
      const locked = packages.get(id);
      if (locked) for (const target of targets(of(locked))) reached.add(target);
    }
    return reached;
  };
  const all = reach(own, ({ dependencies }) => dependencies);
  const inProduction = reach(
    own.filter(({ field }) => field !== "devDependencies"),
    ({ dependencies }) => dependencies,
  );
  const always = reach(required(own), ({ dependencies }) => required(dependencies));
  const result = new Map<string, LockedPackage>();
  for (const [id, each] of packages) {
    const isDevelopment = all.has(id) ? !inProduction.has(id) : each.isDevelopment;
    const isOptional = all.has(id) ? !always.has(id) : each.isOptional;
    const isSame = isDevelopment === each.isDevelopment && isOptional === each.isOptional;
    result.set(id, isSame ? each : { ...each, isDevelopment, isOptional });
  }
  return result;
}
