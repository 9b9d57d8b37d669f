import type { ModuleGraph } from "./module-graph";

/** Some of the modules that imports connect, and all that these import: whoever solves them needs nothing else. */
export interface Section {
  /** URIs of everything that has to be solved. */
  readonly modules: ReadonlySet<string>;
  /** Those of them that no earlier section has. */
  readonly owned: readonly string[];
}

/** A section that is nearly as long as all is no help: what sections share is solved in each of them. */
const MAX_SHARE = 0.8;

/**
 * Divides modules that imports connect among several who work side by side. A solution depends on nothing but what a module imports, so each of the
 * modules that nobody imports goes with all that it imports to the one who has most of that already, unless that one has enough. (A greedy
 * partition of the roots of an acyclic graph, the longest first, as in Graham's list scheduling of 1969.)
 * @param modules all that imports connect, in whichever direction
 * @param lengthOf how long a module is, in whatever unit
 * @returns undefined where the longest section would be nearly as long as all of them
 */
export function sectionsOf(
  graph: ModuleGraph,
  modules: readonly string[],
  count: number,
  lengthOf: (module: string) => number,
): Section[] | undefined {
  const total = lengthOfAll(modules, lengthOf);
  const roots = rootsOf(graph, modules)
    .map((root) => graph.withImports([root]))
    .map((closure) => ({ closure, length: lengthOfAll(closure, lengthOf) }))
    .sort((a, b) => b.length - a.length);
  const sections = Array.from({ length: count }, () => ({ modules: new Set<string>(), length: 0 }));
  for (const { closure } of roots) {
    const choices = sections.map((section) => {
      const added = [...closure].filter((module) => !section.modules.has(module));
      return { section, added, length: section.length + lengthOfAll(added, lengthOf) };
    });
    const fitting = choices.filter(({ length }) => length <= total / count);
    const chosen = shortest(fitting, ({ length, section }) => length - section.length) ?? shortest(choices, ({ length }) => length);
    if (!chosen) return undefined;
    for (const module of chosen.added) chosen.section.modules.add(module);
    chosen.section.length = chosen.length;
  }
  if (sections.some(({ length }) => length >= MAX_SHARE * total)) return undefined;
  const taken = new Set<string>();
  return sections.map(({ modules: own }) => {
    const owned = [...own].filter((module) => !taken.has(module));
    for (const module of owned) taken.add(module);
    return { modules: own, owned };
  });
}

/** One module of each component that no other component imports. */
function rootsOf(graph: ModuleGraph, modules: readonly string[]): string[] {
  const imported = new Set<string>();
  for (const module of modules) {
    const component = graph.componentOf(module);
    for (const target of graph.importsOf(module)) if (graph.componentOf(target) !== component) imported.add(target);
  }
  const seen = new Set<string>();
  return modules.filter((module) => {
    if (seen.has(module)) return false;
    const component = graph.componentOf(module);
    for (const member of component) seen.add(member);
    return !component.some((member) => imported.has(member));
  });
}

function lengthOfAll(modules: Iterable<string>, lengthOf: (module: string) => number): number {
  let sum = 0;
  for (const module of modules) sum += lengthOf(module);
  return sum;
}

function shortest<T>(items: readonly T[], measure: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>((best, item) => (best === undefined || measure(item) < measure(best) ? item : best), undefined);
}
