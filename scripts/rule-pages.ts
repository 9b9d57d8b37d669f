import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { loadPackSources } from "../server/hosts/builtin-pack";
import type { Rule } from "../server/rules/rule";

import { withBeginnings } from "./example-keys";
import { ruleIndex, rulePage, type CodeExample, type PageExamples, type ProjectExample, type ProjectExamples } from "./rule-page";

const root = join(import.meta.dirname, "..");

/** Where the pages are. */
export const PAGES = join(root, "docs/rules");

/**
 * All rule pages as they have to be, by file name.
 * @throws Error when a rule has a mistake or lacks an example
 */
export async function rulePages(): Promise<Map<string, string>> {
  const pack = await loadPackSources(join(root, "rules"));
  const [problem] = pack.problems;
  if (problem) throw new Error(`rules/${problem.file}:${problem.position.line + 1}:${problem.position.character + 1}: ${problem.message}`);
  const pages = new Map([["README.md", ruleIndex(pack.rules)]]);
  for (const rule of pack.rules) pages.set(`${rule.id}.md`, rulePage(rule, await examplesOf(rule), pack));
  return pages;
}

/** The first example of each kind: `bad.ts` before `bad-express.ts`. */
async function examplesOf(rule: Rule): Promise<PageExamples> {
  const folder = join(root, "rules", rule.file, "..");
  if (rule.matcher.type === "dependency") return projectsOf(rule, await readFile(join(folder, "examples.yml"), "utf8"));
  const names = (await readdir(folder)).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const find = async (kind: string): Promise<CodeExample | undefined> => {
    const name = names.find((candidate) => new RegExp(`^${kind}(-[\\w-]+)?\\.\\w+$`).test(candidate));
    return name === undefined ? undefined : { name, text: withBeginnings(await readFile(join(folder, name), "utf8")) };
  };
  const bad = await find("bad");
  const good = await find("good");
  if (!bad || !good) throw new Error(`rules/${rule.file}: there is no bad and good example beside it`);
  return { bad, good, fixed: await find(bad.name.replace(/^bad/, "fixed").replace(/\.\w+$/, "")) };
}

/** The first project of each kind. */
function projectsOf(rule: Rule, text: string): ProjectExamples {
  const cases = parse(text, { merge: true }) as readonly ProjectExample[];
  const badProject = cases.find(({ findings }) => findings.length > 0);
  const goodProject = cases.find(({ findings }) => findings.length === 0);
  if (!badProject || !goodProject) throw new Error(`rules/${rule.file}: examples.yml has no bad and good case`);
  return { badProject, goodProject };
}
