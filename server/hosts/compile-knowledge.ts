import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeIndex } from "../analyzers/dependencies/advisories/write-index";
import { loadAdvisories } from "../rules/load-advisories";
import { loadPackageKnowledge } from "../rules/load-package-knowledge";
import type { PackageKnowledge } from "../rules/package-knowledge";
import type { RuleFileProblem } from "../rules/rule";
import type { RuleFile } from "../rules/rule-pack";

/** The date of a seed whose files say none, which is a problem already. */
const UNDATED = "1970-01-01";
const SEED_SOURCE = "GitHub Advisory Database (CC-BY-4.0), a selection";

export interface CompiledKnowledge {
  readonly packages: PackageKnowledge;
  /** The seed of advisories, as `openIndex` reads it. */
  readonly index: Uint8Array;
  /** How many advisories are in the index; one may speak of several packages. */
  readonly advisories: number;
  readonly problems: readonly RuleFileProblem[];
}

/** Reads what a folder's advisories/ and packages/ say, and makes of it what is loaded at run time. */
export function compileKnowledge(rules: string): CompiledKnowledge {
  const files = [...filesIn(rules, "advisories"), ...filesIn(rules, "packages")];
  const { date = UNDATED, advisories, problems } = loadAdvisories(files);
  const { knowledge, problems: others } = loadPackageKnowledge(files);
  return {
    packages: knowledge,
    index: writeIndex(advisories, { date, isSeed: true, source: SEED_SOURCE }),
    advisories: new Set([...advisories.values()].flatMap((rows) => rows.map(({ id }) => id))).size,
    problems: [...problems, ...others],
  };
}

function filesIn(rules: string, folder: string): RuleFile[] {
  const paths = readdirSync(join(rules, folder), { recursive: true, encoding: "utf8" }).map(
    (path) => `${folder}/${path.replaceAll("\\", "/")}`,
  );
  return paths
    .filter((path) => path.endsWith(".yml"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(rules, path), "utf8") }));
}
