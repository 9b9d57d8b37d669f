import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openIndex, type OpenedIndex } from "../analyzers/dependencies/advisories/read-index";
import { writeIndex } from "../analyzers/dependencies/advisories/write-index";
import { sha256 } from "../workspace/advisories/advisory-files";

/**
 * The advisories that are part of Buckler, from advisories.index beside the running bundle; none where the build made none.
 * @param directory where the file is
 */
export async function loadAdvisorySeed(directory: string = __dirname): Promise<OpenedIndex> {
  const path = join(directory, "advisories.index");
  const bytes = existsSync(path) ? await readFile(path) : writeIndex(new Map(), { date: "1970-01-01", isSeed: true }, sha256);
  return openIndex(bytes, sha256);
}
