import { version as ownVersion } from "../../../package.json";
import type { DependencySettings } from "../../analyzers/dependencies/dependency-problem";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { directDependencies } from "../../analyzers/dependencies/direct-dependencies";
import { projectOf } from "../../analyzers/dependencies/open-project";
import { DependencyFiles } from "../../workspace/dependency-files";
import { relativeTo } from "../../workspace/ignore-rules";
import { AskedPackages } from "../../workspace/registry/asked-packages";
import { Registry } from "../../workspace/registry/registry";
import { RegistrySettings } from "../../workspace/registry/registry-settings";

const STALL_MILLISECONDS = 30_000;

/** The registry that is asked about the packages of a project, and what it said before. */
export function registryOf(root: string): Registry {
  return new Registry(RegistrySettings.read(root, undefined), root, `buckler/${ownVersion}`, STALL_MILLISECONDS);
}

/**
 * Asks when the versions were published that projects install for what they ask for themselves, where they want to know how old these are.
 * What is known is not asked again: a version is published once.
 * @param manifests URIs
 * @returns a sentence for each reason why something is not known
 */
export async function askReleaseTimes(
  root: string,
  manifests: readonly string[],
  settings: DependencySettings,
): Promise<readonly string[]> {
  const files = new DependencyFiles(root, (path) => relativeTo(root, path) !== undefined);
  const registry = registryOf(root);
  const packages = new AskedPackages(registry, true);
  const done = new Set<DependencyProject>();
  for (const uri of manifests) {
    const project = projectOf(uri, files);
    if (!project || done.has(project)) continue;
    done.add(project);
    if ((settings.minimumAgeDays ?? project.workspaceFile?.minimumReleaseAge ?? 0) === 0) continue;
    for (const { locked } of directDependencies(project)) {
      if (locked.source.kind !== "registry") continue;
      const known = registry.keptOf(locked.name)?.versions.find(({ version }) => version === locked.version);
      if (known?.published === undefined) packages.of(locked.name);
    }
  }
  await packages.ask();
  return packages.problems;
}
