import { mayConcernDependencies } from "../../../analyzers/dependencies/file-names";
import { ModuleGraph } from "../../../analyzers/javascript/linking/module-graph";
import { digestOf, digestOfAll } from "./digest";
import type { ProjectState } from "./project-state";

/** Where the specifiers of a module lead that lead to another one. */
export type Links = ReadonlyMap<string, string>;

/** Names results by everything that has a say in them. */
export class ResultKeys {
  /** By module, what names its group. */
  private readonly groups = new Map<string, string>();
  private projectDigest: string | undefined;

  /**
   * @param surroundings `base` has a say in all results: the build, the rules, settings; `knowledge` in what is told of dependencies: what
   * is known of packages, and the day
   * @param modules of the project, with what they import
   */
  constructor(
    private readonly surroundings: { readonly base: string; readonly knowledge: string },
    private readonly state: ProjectState,
    modules: ReadonlyMap<string, Links>,
  ) {
    const graph = new ModuleGraph();
    for (const [uri, links] of modules) graph.set(uri, [...new Set(links.values())]);
    for (const members of graph.unconnected()) {
      const parts = [...members].sort().map((uri) => JSON.stringify([this.contentOf(uri), [...(modules.get(uri) ?? [])]]));
      const group = digestOfAll([surroundings.base, ...parts]);
      for (const uri of members) this.groups.set(uri, group);
    }
  }

  /** The name of a file's result. */
  keyOf(uri: string): string {
    if (mayConcernDependencies(uri)) return digestOf(this.project, uri);
    // What is no module (a minified file) concerns nobody else.
    const group = this.groups.get(uri) ?? digestOf(this.surroundings.base, JSON.stringify(this.contentOf(uri)));
    return digestOf(group, uri);
  }

  /** What is said of a manifest depends on the others, on lockfiles, on what lies beside them, and on the code that uses what they bring. */
  private get project(): string {
    return (this.projectDigest ??= digestOfAll([
      this.surroundings.base,
      this.surroundings.knowledge,
      ...[...this.state.uris()].sort().map((each) => JSON.stringify(this.contentOf(each))),
    ]));
  }

  private contentOf(uri: string): readonly (string | undefined)[] {
    const { digest, program } = this.state.add(uri);
    return [uri, digest, program];
  }
}
