import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { openIndex, type OpenedIndex } from "../analyzers/dependencies/advisories/read-index";
import { sha256 } from "../workspace/advisories/advisory-files";
import { compileKnowledge } from "./compile-knowledge";

/**
 * The advisories that are part of Buckler, from advisories.index beside the running bundle, or, where the sources themselves run, from rules/.
 * @param directory where the file is
 * @throws Error when it is missing or damaged
 */
export async function loadAdvisorySeed(directory: string = __dirname): Promise<OpenedIndex> {
  const path = join(directory, "advisories.index");
  if (existsSync(path)) return openIndex(await readFile(path), sha256);
  const rules = join(directory, "../../rules");
  if (basename(directory) === "hosts" && existsSync(rules)) return openIndex(compileKnowledge(rules).index, sha256);
  throw new Error(`the advisories are missing (${path}): run npm run build`);
}
