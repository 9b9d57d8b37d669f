import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { minVersion, major, parse } from "semver";
import type { Override as ManifestOverride } from "../../analyzers/dependencies/manifest/package-manifest";
import type { Change, Override, Raise, RaisedOverride, Update } from "./change";
import { keyOf } from "./change";
import {
  askedBy,
  isRoot,
  newestWithin,
  wanted,
  type InstallTree,
  type RootRequirement,
  type TreeEdge,
  type TreePackage,
} from "./install-tree";
import { introduced, VersionKnowledge } from "./known-problems";
import { managerOf } from "./manager-commands";
import type { PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import { admits, specifierOf } from "./ranges";
import { raiseRange } from "./raise-range";
import { TriedTrees } from "./tried-trees";
import type { AdvisoryDatabase } from "../../rules/advisory";

/** Changes that together repair a package, wherever it is needed in the version that is at fault. */
export interface RepairOption {
  readonly changes: readonly Change[];
  /** What the package becomes, the least of them. */
  readonly version: string;
  /** Those who get a version that they do not ask for. */
  readonly against: readonly string[];
  /** Those get another major version than any that they ask for. */
  readonly leavesMajorAsked: boolean;
  readonly cost: number;
}

export interface RepairContext {
  readonly project: DependencyProject;
  readonly metadata: PackageMetadata;
  readonly knowledge: VersionKnowledge;
  readonly trees: TriedTrees;
}

/** What repairs of a project are planned with. */
export function repairContext(project: DependencyProject, advisories: AdvisoryDatabase, metadata: PackageMetadata): RepairContext {
  const knowledge = new VersionKnowledge(advisories, metadata);
  return { project, metadata, knowledge, trees: new TriedTrees(project, metadata, knowledge) };
}

/** The smallest first. What asks for more than a package manager's own update has to be looked at; what leaves a major version has to be tried out. */
const COST = { update: 0, raise: 1, raiseMajor: 5, parent: 2, parentMajor: 7, override: 4, overrideMajor: 40 } as const;

/** Beyond so many versions of a parent nobody looks for one that helps. */
const MAX_PARENT_VERSIONS = 60;

/**
 * How a package of a tree may be repaired, the smallest change first.
 * @param changes what has been decided already; the tree is the one that they lead to
 */
export function repairOptions(
  affected: TreePackage,
  tree: InstallTree,
  changes: readonly Change[],
  context: RepairContext,
): RepairOption[] {
  const edges = tree
    .edgesTo(affected)
    .filter((edge) => !isRoot(edge.from) || edge.from.requirement.field !== "peerDependencies")
    .map((edge) => withRange(edge, context.metadata));
  const overridden = raisedOverride(affected, context);
  if (overridden) return [overridden];
  const own = edges.filter((edge) => isRoot(edge.from));
  const others = edges.filter((edge) => !isRoot(edge.from) && !edge.isPeer);
  const base = ownChanges(affected, own, tree, context);
  if (!base) return [];
  const isBundled = affected.locked?.isBundled === true;
  const admitted = isBundled ? [] : others.filter((edge) => edge.range !== undefined && updateFor(affected, edge, context) !== undefined);
  const updates = admitted.flatMap((edge) => updateFor(affected, edge, context) ?? []);
  const common = combined(base, { changes: distinct(updates), cost: COST.update, against: [] });
  const refused = others.filter((edge) => !admitted.includes(edge) && isCertain(edge, tree));
  if (refused.length === 0) return common.changes.length === 0 ? [] : [finished(common, affected)];
  const ways = [
    parentRaises(affected, refused, tree, [...changes, ...common.changes], context),
    isBundled ? undefined : overrides(affected, refused, tree, context),
  ];
  return ways.flatMap((way) => (way ? [finished(combined(common, way), affected)] : [])).sort((a, b) => a.cost - b.cost);
}

/** Where the lockfile does not say what a package asks for, a registry may. */
function withRange(edge: TreeEdge, metadata: PackageMetadata): TreeEdge {
  const { from, to, range } = edge;
  if (isRoot(from) || range !== undefined) return edge;
  const name = from.locked?.dependencies.find(({ target }) => target !== undefined && target === to.locked?.id)?.name;
  const asked = name === undefined ? undefined : askedBy(from, name, metadata);
  return name === undefined || asked === undefined ? edge : { ...edge, range: wanted(name, specifierOf(asked))?.range };
}

/** What a new version asks for is seen once it is installed, or where a registry tells; until then nobody overrides it. */
function isCertain({ from, isGuess }: TreeEdge, tree: InstallTree): boolean {
  return !isGuess && (isRoot(from) || tree.isCertain(from));
}

interface Part {
  readonly changes: readonly Change[];
  readonly cost: number;
  readonly against: readonly string[];
}

function combined(a: Part, b: Part): Part {
  return { changes: distinct([...a.changes, ...b.changes]), cost: a.cost + b.cost, against: [...new Set([...a.against, ...b.against])] };
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}

/** Several options as one. */
export function joinedOptions(options: readonly RepairOption[]): RepairOption {
  return {
    changes: distinct(options.flatMap(({ changes }) => changes)),
    version: options[0]?.version ?? "",
    against: [...new Set(options.flatMap(({ against }) => against))],
    leavesMajorAsked: options.some(({ leavesMajorAsked }) => leavesMajorAsked),
    cost: options.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/** What is left of an option when some of its changes are. */
export function withChanges(option: RepairOption, changes: readonly Change[]): RepairOption {
  const parents = new Set(changes.map((change) => (change.kind === "override" ? change.parent : undefined)));
  return { ...option, changes, against: option.against.filter((parent) => parents.has(parent)) };
}

function finished({ changes, cost, against }: Part, affected: TreePackage): RepairOption {
  const version = changes.find((change) => change.name === affected.name)?.version ?? affected.version;
  const leavesMajorAsked = changes.some((change) => change.kind === "override" && !isSameMajor(change.from, change.version));
  return { changes, version, cost, against, leavesMajorAsked };
}

/** What the manifests' own requirements have to become; undefined where one of them cannot be changed. */
function ownChanges(affected: TreePackage, own: readonly TreeEdge[], tree: InstallTree, context: RepairContext): Part | undefined {
  const parts: Part[] = [];
  for (const { from } of own) {
    if (!isRoot(from)) continue;
    const part = raiseOf(from, affected, tree, context);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts.reduce(combined, { changes: [], cost: 0, against: [] });
}

function raiseOf(root: RootRequirement, affected: TreePackage, tree: InstallTree, context: RepairContext): Part | undefined {
  const { knowledge } = context;
  const { name, version: from } = affected;
  if (root.range === undefined) {
    const update = root.requirement.specifier.kind === "tag" ? updateFor(affected, root, context) : undefined;
    return update && { changes: [update], cost: COST.update, against: [] };
  }
  const version = knowledge.leastRepair(name, from, (candidate) => agreesWithPeers(affected, candidate, tree, context));
  if (version === undefined) return undefined;
  const raise = raiseTo(root, affected, version, context);
  if (!raise) return undefined;
  return { changes: [raise], cost: isSameMajor(from, version) ? COST.raise : COST.raiseMajor, against: [] };
}

function raiseTo(
  root: RootRequirement,
  { name, version: from }: TreePackage,
  version: string,
  { knowledge }: RepairContext,
): Raise | undefined {
  const { manifest, requirement } = root;
  if (root.range === undefined) return undefined;
  const left = knowledge.against(name, version).length;
  const leastWithin = (range: string): string | undefined => {
    const least = minVersion(range)?.version;
    if (least === undefined) return undefined;
    const good = knowledge
      .candidates(name)
      .find((each) => admits(range, each.version) && knowledge.against(name, each.version).length <= left);
    return knowledge.against(name, least).length <= left ? least : good?.version;
  };
  const range = raiseRange(root.range, version, leastWithin);
  return range === undefined ? undefined : { kind: "raise", manifest, requirement, name, from, version, range };
}

/** False where a package manager would refuse to install it: what wants to stand beside it, or what it wants beside itself, is another version. */
function agreesWithPeers(current: TreePackage, version: string, tree: InstallTree, { metadata }: RepairContext): boolean {
  const isWantedBeside = tree.edgesTo(current).every(({ isPeer, from, range }) => {
    return !isPeer || isRoot(from) || range === undefined || admits(range, version) || !admits(range, current.version);
  });
  const peers = Object.entries(metadata.of(current.name)?.find((each) => each.version === version)?.peers ?? {});
  return isWantedBeside && peers.every(([name, range]) => tree.roots.every(({ to }) => to.name !== name || admits(range, to.version)));
}

/** A newer version within what somebody asks for. */
function updateFor(affected: TreePackage, { range }: Pick<TreeEdge, "range">, { knowledge, metadata }: RepairContext): Update | undefined {
  const { name } = affected;
  const least = knowledge.leastRepair(name, affected.version, (candidate) => range === undefined || admits(range, candidate));
  const best = knowledge.leastRepair(name, affected.version);
  if (least === undefined || best === undefined) return undefined;
  // It is the newest one that a package manager takes.
  const version = newestWithin(name, range ?? "*", metadata) ?? least;
  // What repairs only a part within the range is not all that can be done.
  const isBest = knowledge.against(name, version).length <= knowledge.against(name, best).length;
  return isBest ? { kind: "update", name, version } : undefined;
}

/** The manifest itself holds the package at the version that is at fault. */
function raisedOverride(affected: TreePackage, { project, knowledge }: RepairContext): RepairOption | undefined {
  const [manifest] = project.manifests;
  const isMeant = ({ name, text, specifier }: ManifestOverride): boolean =>
    name === affected.name && specifier.kind === "range" && admits(text, affected.version);
  const place = [manifest, project.workspaceFile].find((each) => each?.overrides.some(isMeant));
  const override = place?.overrides.find(isMeant);
  if (!place || override?.specifier.kind !== "range") return undefined;
  const version = knowledge.leastRepair(affected.name, affected.version);
  const range = version === undefined ? undefined : raiseRange(override.specifier.range, version, () => undefined);
  if (version === undefined || range === undefined) return undefined;
  const path = [...override.field.split("."), ...override.path];
  const change: RaisedOverride = { kind: "raise-override", name: affected.name, version, range, uri: place.uri, path };
  const cost = isSameMajor(affected.version, version) ? COST.override : COST.overrideMajor;
  return { changes: [change], version, cost, against: [], leavesMajorAsked: false };
}

function overrides(
  affected: TreePackage,
  refused: readonly TreeEdge[],
  tree: InstallTree,
  { knowledge, project }: RepairContext,
): Part | undefined {
  const { name } = affected;
  const version = knowledge.leastRepair(name, affected.version);
  if (version === undefined) return undefined;
  // Bun's overrides are about a package, whoever asks for it.
  const copies = managerOf(project) === "bun" ? [...tree.packages.values()].filter((each) => each !== affected && each.name === name) : [];
  const others = copies.flatMap((copy) => tree.edgesTo(copy)).filter(({ range }) => range !== undefined && !admits(range, version));
  const changes = [...refused, ...others].flatMap(({ from, to, range }): Override[] => {
    return isRoot(from) ? [] : [{ kind: "override", name, from: to.version, version, parent: from.name, asked: range ?? "" }];
  });
  const isSame = changes.every(({ from }) => isSameMajor(from, version));
  return { changes, cost: isSame ? COST.override : COST.overrideMajor, against: [...new Set(changes.map(({ parent }) => parent))] };
}

/** The least versions of the manifests' own dependencies that no longer bring a package in a version that is at fault. */
function parentRaises(
  affected: TreePackage,
  refused: readonly TreeEdge[],
  tree: InstallTree,
  changes: readonly Change[],
  context: RepairContext,
): Part | undefined {
  const roots = rootsOf(refused, tree);
  const parts = roots.map((edge) => parentRaise(edge, affected, tree, changes, context));
  return parts.reduce<Part | undefined>((sum, part) => (sum && part ? combined(sum, part) : undefined), {
    changes: [],
    cost: 0,
    against: [],
  });
}

function rootsOf(refused: readonly TreeEdge[], tree: InstallTree): TreeEdge[] {
  const roots = new Set<TreeEdge>();
  const seen = new Set<TreeEdge>(refused);
  // The list grows while it is walked.
  for (const { from } of seen) {
    if (isRoot(from)) continue;
    for (const edge of tree.edgesTo(from)) {
      if (isRoot(edge.from)) roots.add(edge);
      else seen.add(edge);
    }
  }
  return [...roots].filter(({ from }) => isRoot(from) && from.requirement.field !== "peerDependencies");
}

function parentRaise(
  edge: TreeEdge,
  affected: TreePackage,
  tree: InstallTree,
  changes: readonly Change[],
  context: RepairContext,
): Part | undefined {
  const { from, to } = edge;
  const { metadata, knowledge, trees } = context;
  const current = parse(to.version, true);
  const versions = metadata.of(to.name);
  if (!isRoot(from) || from.range === undefined || !versions || !current) return undefined;
  const known = trees.problemsOf(changes);
  let asked = "";
  let tried = 0;
  for (const { version } of knowledge.candidates(to.name)) {
    const parsed = parse(version, true);
    const found = versions.find((each) => each.version === version);
    if (!parsed || !found || parsed.compare(current) <= 0 || found.deprecated !== undefined) continue;
    if (parsed.prerelease.length > 0 && current.prerelease.length === 0) continue;
    const asks = JSON.stringify(found.dependencies);
    if (asks === asked || !agreesWithPeers(to, version, tree, context)) continue;
    asked = asks;
    if (++tried > MAX_PARENT_VERSIONS) return undefined;
    const raise = raiseTo(from, to, version, context);
    if (!raise) return undefined;
    const after = trees.problemsOf([...changes, raise], from);
    const isStillThere = [...after.values()].some(({ affected: [first] }) => first?.name === affected.name);
    if (!isStillThere && !introduced(known, after))
      return { changes: [raise], cost: isSameMajor(to.version, version) ? COST.parent : COST.parentMajor, against: [] };
  }
  return undefined;
}

/** By what npm takes for compatible: for 0.x the minor version. */
export function isSameMajor(from: string, to: string): boolean {
  const [a, b] = [parse(from, true), parse(to, true)];
  if (!a || !b) return false;
  return major(a) === major(b) && (a.major > 0 || a.minor === b.minor);
}
