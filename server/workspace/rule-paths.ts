import ignore, { type Ignore } from "ignore";
import { globsOf, isManifestPlace, type ManifestPlace } from "../rules/places";
import type { Rule } from "../rules/rule";

interface Limits {
  readonly include: Ignore | undefined;
  readonly exclude: Ignore | undefined;
  readonly leavesAlone: readonly ManifestPlace[];
}

/** The `paths` of rules, and the kinds of places that they leave alone: files where a rule stays silent, or alone speaks. Their globs read like those of .gitignore. */
export class RulePaths {
  private readonly limits = new Map<string, Limits>();

  /** @param isEverywhere true where rules speak in all kinds of places, tests and examples among them */
  constructor(rules: readonly Rule[], isEverywhere: boolean) {
    for (const { id, paths, silentIn = [] } of rules) {
      const exclude = [...paths.exclude, ...(isEverywhere ? [] : silentIn.flatMap(globsOf))];
      const leavesAlone = isEverywhere ? [] : silentIn.filter(isManifestPlace);
      if (paths.include.length > 0 || exclude.length > 0 || leavesAlone.length > 0) {
        this.limits.set(id, { include: matcherOf(paths.include), exclude: matcherOf(exclude), leavesAlone });
      }
    }
  }

  /**
   * Whether a rule speaks about a file.
   * @param path below the project's root
   * @param places what the file's manifest says of where it is
   */
  allows(ruleId: string, path: string, places: ReadonlySet<ManifestPlace> = new Set()): boolean {
    const limits = this.limits.get(ruleId);
    if (limits?.leavesAlone.some((place) => places.has(place))) return false;
    if (!limits || !ignore.isPathValid(path)) return true;
    return !limits.exclude?.ignores(path) && (limits.include?.ignores(path) ?? true);
  }
}

function matcherOf(globs: readonly string[]): Ignore | undefined {
  return globs.length > 0 ? ignore().add(globs) : undefined;
}
