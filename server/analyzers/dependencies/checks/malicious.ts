import { affectedPackages } from "../advisories/affected-packages";
import { affectsEvery } from "../advisories/affected-versions";
import type { CheckContext, DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import { pathOfRequirement } from "../manifest/package-manifest";
import { wordsOfChain } from "./chain-words";

/** Packages, or versions of them, that were published to do harm: at each line that brings one in, and at the lockfile's entry. */
export function* maliciousPackages(project: DependencyProject, { knowledge }: CheckContext): Iterable<DependencyProblem> {
  for (const { locked, advisories } of affectedPackages(project, knowledge.advisories)) {
    const advisory = advisories.find(({ malicious }) => malicious);
    if (!advisory) continue;
    const chains = project.chainsTo(locked);
    const facts = { package: locked.name, version: locked.version, id: advisory.id, advisories: advisory.id };
    const identity = `${locked.name} ${locked.version}`;
    for (const chain of chains) {
      const { manifest, requirement } = chain;
      const span = manifest.spanOf(pathOfRequirement(requirement), "value");
      const way = chain.packages.length > 1 ? ` (${wordsOfChain(chain)})` : "";
      const what = `\`${locked.name}\` ${locked.version}${way}`;
      if (span)
        yield {
          uri: manifest.uri,
          span,
          facts: { ...facts, what, dependency: requirement.name, field: requirement.field },
          identity: `${requirement.name} ${identity}`,
        };
    }
    if (!project.lockfile) continue;
    const [shortest] = chains;
    const what = `\`${locked.name}\` ${locked.version}${shortest && shortest.packages.length > 1 ? ` (${wordsOfChain(shortest)})` : ""}`;
    yield { uri: project.lockfile.uri, span: project.lockfile.spanOf(locked), facts: { ...facts, what }, identity };
  }
  yield* notInstalledYet(project, knowledge);
}

/** Requirements that can only be answered with harm, before anybody installs them. */
function* notInstalledYet(project: DependencyProject, { advisories }: CheckContext["knowledge"]): Iterable<DependencyProblem> {
  for (const manifest of project.manifests) {
    for (const requirement of manifest.requirements) {
      const { specifier, name, text, field } = requirement;
      const target = specifier.kind === "alias" ? specifier.target : specifier;
      const packageName = specifier.kind === "alias" ? specifier.name : name;
      if ((target.kind !== "range" && target.kind !== "tag") || project.installed(manifest, requirement)) continue;
      const range = target.kind === "range" ? target.range : "*";
      const advisory = advisories.of(packageName).find((each) => each.malicious && affectsEvery(each, range));
      const span = advisory && manifest.spanOf(pathOfRequirement(requirement), "value");
      if (!span) continue;
      const what = `Every version of \`${packageName}\` that \`${text}\` admits`;
      const facts = { what, package: packageName, version: text, id: advisory.id, advisories: advisory.id, dependency: name, field };
      yield { uri: manifest.uri, span, facts, identity: `${name} ${packageName} ${text}` };
    }
  }
}
