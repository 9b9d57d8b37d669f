import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PAGES, rulePages } from "./rule-pages";

/** Writes docs/rules/ out of rules/, and removes pages of rules that are no more. */
async function main(): Promise<void> {
  const pages = await rulePages();
  await mkdir(PAGES, { recursive: true });
  for (const name of await readdir(PAGES)) if (name.endsWith(".md") && !pages.has(name)) await rm(join(PAGES, name));
  for (const [name, text] of pages) await writeFile(join(PAGES, name), text);
  console.log(`${pages.size} pages in docs/rules`);
}

void main();
