import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { pathOfRequirement } from "../manifest/package-manifest";

/** Requirements that any version answers, also one that somebody publishes tomorrow. */
export function* openRanges({ manifests }: DependencyProject): Iterable<DependencyProblem> {
  for (const manifest of manifests) {
    for (const requirement of manifest.requirements) {
      const { specifier, name, text, field } = requirement;
      const isOpen = specifier.kind === "tag" || (specifier.kind === "range" && /^(?:\*|x|X|)$/.test(specifier.range.trim()));
      if (!isOpen || field === "peerDependencies") continue;
      const span = manifest.spanOf(pathOfRequirement(requirement), "value");
      if (span) yield { uri: manifest.uri, span, facts: { package: name, range: text }, identity: name };
    }
  }
}
