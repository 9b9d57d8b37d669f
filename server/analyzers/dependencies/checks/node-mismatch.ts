import type { LockedPackage } from "../lockfiles/lockfile";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { directDependencies } from "../direct-dependencies";
import type { PackageManifest } from "../manifest/package-manifest";
import { rangeOf } from "../node/node-releases";
import { projectNodeOf, type ProjectNode } from "../node/project-node";
import { byWayOf, packagesBelow } from "../packages-below";
import { shortened } from "../strangers-words";

/** Long enough for real ranges, short enough that a message shows it whole. */
const MAX_RANGE = 40;

/**
 * Installed packages that say that they don't run on the project's Node.js. Where only `engines` says what that is, tools of its developers
 * don't count: they run on whatever these have.
 */
export function* nodeMismatches(project: DependencyProject, { host, knowledge }: CheckContext): Iterable<DependencyProblem> {
  const nodes = new Map<PackageManifest, ProjectNode | undefined>();
  const [root] = project.manifests;
  const nodeFor = (manifest: PackageManifest): ProjectNode | undefined => {
    if (!nodes.has(manifest)) nodes.set(manifest, projectNodeOf(manifest, host, knowledge.nodeReleases));
    return nodes.get(manifest);
  };
  const answers = new Map<string, boolean>();
  for (const { manifest, requirement, locked, span } of directDependencies(project)) {
    const node = nodeFor(manifest) ?? (root && nodeFor(root));
    if (!node || (!node.isPinned && requirement.field === "devDependencies")) continue;
    const first = packagesBelow(locked, project).find(({ locked: each, way }) => {
      return way.every((step) => !step.isOptional) && !runsOn(node, each, answers);
    });
    const place = first && span();
    if (!place) continue;
    const { name, version, nodeRange = "" } = first.locked;
    yield {
      uri: manifest.uri,
      span: place,
      facts: { package: name, version, way: byWayOf(first), range: shortened(nodeRange, MAX_RANGE), node: node.words, place: node.place },
      identity: `${requirement.name} ${name} ${version}`,
    };
  }
}

function runsOn({ range, words }: ProjectNode, { nodeRange }: LockedPackage, answers: Map<string, boolean>): boolean {
  if (nodeRange === undefined) return true;
  const key = `${words} ${nodeRange}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    const wanted = rangeOf(nodeRange);
    answers.set(key, (answer = !wanted || wanted.intersects(range)));
  }
  return answer;
}
