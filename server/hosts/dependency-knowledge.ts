import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { narrowedAdvisories } from "../analyzers/dependencies/advisories/narrowed-advisories";
import type { AdvisoryDatabase } from "../rules/advisory";
import type { DependencyKnowledge } from "../rules/dependency-knowledge";
import { packageKnowledgeFromJson, type PackageKnowledge } from "../rules/package-knowledge";
import { compileKnowledge } from "./compile-knowledge";

/**
 * What is known about packages, with the advisories that are to be used. Takes some milliseconds, and is asked for when the first project has
 * dependencies, not when the server starts.
 * @param directory where dependencies.json is, or hosts/ where the sources themselves run
 * @throws Error when it is missing; the message says what to do
 */
export function loadDependencyKnowledge(advisories: AdvisoryDatabase, directory: string = __dirname): DependencyKnowledge {
  const packages = packageKnowledgeIn(directory);
  return { ...packages, advisories: narrowedAdvisories(advisories, packages.vulnerableSince) };
}

function packageKnowledgeIn(directory: string): PackageKnowledge {
  const json = join(directory, "dependencies.json");
  if (existsSync(json)) return packageKnowledgeFromJson(readFileSync(json, "utf8"));
  const rules = join(directory, "../../rules");
  if (basename(directory) === "hosts" && existsSync(rules)) return compileKnowledge(rules).packages;
  throw new Error(`what is known about packages is missing (${json}): run npm run build`);
}
