import type Range from "semver/classes/range";
import minVersion from "semver/ranges/min-version";
import type { NodeRelease } from "../../../rules/dependency-knowledge";
import type { DependencyHost } from "../dependency-project";
import { isRecord, textOf } from "../json-values";
import type { PackageManifest } from "../manifest/package-manifest";
import { nodePlacesIn } from "./node-places";
import { rangeOf, releasesAdmittedBy } from "./node-releases";

/** The Node.js that a project runs on. */
export interface ProjectNode {
  /** Its versions: of one major release, the oldest one that is admitted. */
  readonly range: Range;
  /** As messages show it, e.g. "16". */
  readonly words: string;
  /** Where that is said. */
  readonly place: string;
  /** True for what developers and servers really run; false for what the manifest promises to whoever installs it. */
  readonly isPinned: boolean;
}

const FILES = [".nvmrc", ".node-version"] as const;

/** What a manifest and the files beside it say; undefined where they say nothing that can be compared with. */
export function projectNodeOf(manifest: PackageManifest, host: DependencyHost, releases: readonly NodeRelease[]): ProjectNode | undefined {
  const folder = manifest.uri.slice(0, manifest.uri.lastIndexOf("/"));
  for (const file of FILES) {
    const uri = `${folder}/${file}`;
    const text = host.read(uri);
    const place = text === undefined ? undefined : nodePlacesIn(uri, text)[0]?.[0];
    const node = place && nodeOf(place.text, file, true, releases);
    if (node && isAdmitted(node, manifest)) return node;
  }
  for (const [path, version] of inManifest(manifest)) {
    const node = version === undefined ? undefined : nodeOf(version, `\`${path}\``, path !== "engines.node", releases);
    if (node && isAdmitted(node, manifest)) return node;
  }
  return undefined;
}

/** False for a pin that `engines` shuts out: it was left behind, and nobody runs that. */
function isAdmitted({ range }: ProjectNode, { nodeRange }: PackageManifest): boolean {
  const admitted = nodeRange === undefined ? undefined : rangeOf(nodeRange);
  return !admitted || admitted.intersects(range);
}

function nodeOf(text: string, place: string, isPinned: boolean, releases: readonly NodeRelease[]): ProjectNode | undefined {
  const range = rangeOf(text) ?? rangeOfName(text, releases);
  const lowest = range && minVersion(range);
  // Who admits all versions says nothing.
  if (!range || !lowest || lowest.major === 0) return undefined;
  const oldest = lowest.minor === 0 && lowest.patch === 0 ? `${lowest.major}` : lowest.version;
  // Whoever runs "18" runs a late 18, so only what no version of that release answers is a mismatch.
  const isExact = /^v?\d+\.\d+\.\d+$/.test(text.trim());
  const versions = rangeOf(isExact ? lowest.version : `>=${lowest.version} <${lowest.major + 1}.0.0`);
  return versions && { range: versions, words: oldest, place, isPinned };
}

function rangeOfName(text: string, releases: readonly NodeRelease[]): Range | undefined {
  const admitted = releasesAdmittedBy(text, false, releases);
  const [release] = admitted?.kind === "releases" ? admitted.releases : [];
  return release && rangeOf(`${release.major}`);
}

/** Volta's `volta.node`, npm's `devEngines.runtime`, and `engines.node`. */
function inManifest({ text, nodeRange }: PackageManifest): readonly (readonly [string, string | undefined])[] {
  const engines = ["engines.node", nodeRange] as const;
  if (!text.includes('"volta"') && !text.includes('"devEngines"')) return [engines];
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    const { volta, devEngines } = isRecord(json) ? json : {};
    const runtimes = isRecord(devEngines) ? [devEngines.runtime].flat() : [];
    const runtime = runtimes.find((each) => isRecord(each) && each.name === "node");
    return [
      ["volta.node", isRecord(volta) ? textOf(volta.node) : undefined],
      ["devEngines.runtime", isRecord(runtime) ? textOf(runtime.version) : undefined],
      engines,
    ];
  } catch {
    return [];
  }
}
