import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RuleDocumentationResult } from "../../protocol/messages";
import type { RuleDescription } from "../../rules/rule";
import { MARKDOWN, type Prose } from "./prose";
import { linksOf } from "./references";

/** The generated pages that come with Buckler, `<rule id>.md` each. */
export class RulePages {
  readonly #directory: string;
  readonly #present: ReadonlySet<string>;

  /** @param directory need not exist: then no rule has a page of its own */
  constructor(directory: string) {
    this.#directory = directory;
    this.#present = new Set(listPages(directory));
  }

  /** Where the editor can open a page about the rule: its own, or what the rule refers to. */
  hrefOf(rule: RuleDescription): string | undefined {
    return this.#present.has(rule.id) ? pathToFileURL(this.#pathOf(rule.id)).href : linksOf(rule).at(0)?.href;
  }

  /** The page of a rule as Markdown, made from its description when it has none (a user's own rule). */
  async read(rule: RuleDescription): Promise<RuleDocumentationResult> {
    const markdown = this.#present.has(rule.id) ? await readFile(this.#pathOf(rule.id), "utf8") : pageOf(rule);
    return { title: rule.title, markdown };
  }

  #pathOf(id: string): string {
    return join(this.#directory, `${id}.md`);
  }
}

function listPages(directory: string): string[] {
  try {
    return readdirSync(directory).flatMap((name) => (name.endsWith(".md") ? [name.slice(0, -".md".length)] : []));
  } catch {
    return [];
  }
}

function pageOf(rule: RuleDescription): string {
  return [`# ${MARKDOWN.text(rule.title)}`, ...explanationOf(rule, MARKDOWN)].join("\n\n");
}

/** Why a rule exists, how to repair what it finds and where to read on, a block each, without those it has nothing for. */
export function explanationOf(rule: RuleDescription, prose: Prose): string[] {
  const links = linksOf(rule).map(({ label, href }) => prose.link(label, href));
  return [
    ...section("Why it matters", rule.why, prose),
    ...section("How to fix it", rule.remedy, prose),
    ...(links.length === 0 ? [] : [links.join(" · ")]),
  ];
}

function section(heading: string, markdown: string, prose: Prose): string[] {
  return markdown.trim() === "" ? [] : [prose.heading(heading), withoutPictures(markdown.trim())];
}

/** A rule may come with the workspace, and a picture would be loaded from wherever it says. */
function withoutPictures(markdown: string): string {
  return markdown.replace(/!(?=\[[^\]\n]*\][([])/g, "\\!");
}
