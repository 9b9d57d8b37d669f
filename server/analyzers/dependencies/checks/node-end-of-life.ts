import type { SourceDocument } from "../../../core/document";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { nodePlacesIn, saysWhatCIRuns, type NodePlace, type NodePlaces } from "../node/node-places";
import { endingOf, newestLongTerm, releasesAdmittedBy, type Admitted } from "../node/node-releases";
import { raisedVersion } from "../node/raised-version";

/** Manifests that admit no release of Node.js which gets repairs. */
export function* endedEngines({ manifests }: DependencyProject, context: CheckContext): Iterable<DependencyProblem> {
  for (const manifest of manifests) {
    const { uri, nodeRange } = manifest;
    const span = manifest.spanOf(["engines", "node"], "value");
    if (span && nodeRange !== undefined && nodeRange.trim() !== "")
      yield* problemsOf(uri, [{ span, text: nodeRange, form: "version" }], context);
  }
}

/** Files of tools, of CI and of containers that ask for such a release. Nobody sends requests to a run of CI, so what is there is doubted. */
export function* endedNodes({ uri, text }: SourceDocument, context: CheckContext): Iterable<DependencyProblem> {
  for (const places of nodePlacesIn(uri, text)) yield* problemsOf(uri, places, context);
}

function* problemsOf(uri: string, places: NodePlaces, { knowledge: { nodeReleases }, today }: CheckContext): Iterable<DependencyProblem> {
  const admitted = places.map(({ text, form }) => releasesAdmittedBy(text, form === "tag", nodeReleases));
  const ending = endingOf(allOf(admitted), today);
  const newest = newestPlace(places, admitted, ending?.release.major);
  if (!ending || !newest) return;
  const { release, isOver } = ending;
  const target = newestLongTerm(nodeReleases, today);
  const replacement = target && target.major > release.major ? raisedVersion(newest, target.major) : undefined;
  yield {
    uri,
    span: newest.span,
    severity: isOver ? "medium" : "low",
    isDoubtful: saysWhatCIRuns(uri),
    facts: {
      release: `${release.major}`,
      state: isOver ? `has had no security repairs since ${release.endOfLife}` : `gets no security repairs from ${release.endOfLife} on`,
      target: target ? `${target.major}` : "",
      ...(replacement !== undefined && { replacement }),
    },
    identity: `${release.major} ${newest.text}`,
  };
}

/** What several places admit together; undefined as soon as one of them says nothing. */
function allOf(admitted: readonly (Admitted | undefined)[]): Admitted | undefined {
  const releases = admitted.map((each) => (each?.kind === "releases" ? each.releases : undefined));
  return releases.includes(undefined) ? undefined : { kind: "releases", releases: releases.flatMap((each) => each ?? []) };
}

function newestPlace(places: NodePlaces, admitted: readonly (Admitted | undefined)[], major: number | undefined): NodePlace | undefined {
  return places.find((_, index) => {
    const at = admitted[index];
    return at?.kind === "releases" && at.releases.some((release) => release.major === major);
  });
}
