import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { openIndex } from "../analyzers/dependencies/advisories/read-index";
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
  return { ...packageKnowledgeIn(directory), advisories };
}

/**
 * The advisories that come with the program.
 * @param directory where advisories.index is, or hosts/ where the sources themselves run
 * @throws Error when it is missing or damaged
 */
export function openSeedAdvisories(directory: string = __dirname): AdvisoryDatabase {
  const index = join(directory, "advisories.index");
  return openIndex(existsSync(index) ? readFileSync(index) : compileKnowledge(sourcesBeside(directory, index)).index, sha256);
}

/** Node's own is ten times faster than the one that runs in browsers. */
function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

function packageKnowledgeIn(directory: string): PackageKnowledge {
  const json = join(directory, "dependencies.json");
  if (existsSync(json)) return packageKnowledgeFromJson(readFileSync(json, "utf8"));
  return compileKnowledge(sourcesBeside(directory, json)).packages;
}

function sourcesBeside(directory: string, missing: string): string {
  const rules = join(directory, "../../rules");
  if (basename(directory) === "hosts" && existsSync(rules)) return rules;
  throw new Error(`what is known about packages is missing (${missing}): run npm run build`);
}
