import { linksOf } from "../server/hosts/language-server/references";
import type { LibraryModel } from "../server/rules/model";
import type { FlowMatcher, Rule } from "../server/rules/rule";
import type { RulePack } from "../server/rules/rule-pack";
import type { SecretKnowledge } from "../server/rules/secret-knowledge";

/** Examples of a rule as the page shows them, without the comments that are for tests. */
export type PageExamples = CodeExamples | ProjectExamples;

export interface CodeExamples {
  readonly bad: CodeExample;
  readonly good: CodeExample;
  readonly fixed: CodeExample | undefined;
}

export interface CodeExample {
  /** "bad.ts" */
  readonly name: string;
  readonly text: string;
}

/** Of a rule about dependencies: small projects. */
export interface ProjectExamples {
  readonly badProject: ProjectExample;
  readonly goodProject: ProjectExample;
}

export interface ProjectExample {
  /** Texts by name. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the rule reports, as `file:line`, one-based. */
  readonly findings: readonly string[];
}

const KINDS: Readonly<Record<string, string>> = {
  remote: "what others send: requests, messages, uploads",
  client: "what a page takes from its address, from other windows and from storage",
  library: "arguments of the functions that a package exports",
  local: "the command line, the environment and files",
  model: "answers of language models, and what they ask tools to do",
  literal: "constants in the code",
};

const HEADER = "<!-- Generated from rules/ by npm run docs; changes here are lost. -->";

/** The page of one rule, in Markdown. */
export function rulePage(rule: Rule, examples: PageExamples, { models, secrets }: Pick<RulePack, "models" | "secrets">): string {
  const links = linksOf({ ...rule, references: [] }).map(({ label, href }) => `[${label}](${href})`);
  return joined([
    HEADER,
    `# ${rule.title}`,
    `\`${rule.id}\` · severity ${rule.severity} · confidence ${rule.confidence} · ${links.join(" · ")}`,
    `> ${rule.message.replace(/\{[a-z]+\}|\$[A-Z_][A-Z0-9_]*/g, "…")}`,
    "## Why it matters",
    rule.why.trim(),
    ...(rule.matcher.type === "flow" ? flowSection(rule.matcher, models) : []),
    ...providerSection(rule, secrets),
    "## Example",
    ...("badProject" in examples ? projectSection(examples) : codeSection(examples, rule.id)),
    "## How to repair it",
    rule.remedy.trim(),
    ...fixSection(rule),
    "## How to turn it off",
    turningOff(rule),
    ...offSection(rule),
    "## References",
    rule.references.map((href) => `- <${href}>`).join("\n"),
  ]);
}

/** Where it stays silent by itself: kinds of places by their names, and other files. */
function offSection({ paths, silentIn = [] }: Rule): string[] {
  const files = paths.exclude.map((glob) => `files like \`${glob}\``);
  const places = silentIn.map((place) => `[${place}](../cli.md#what-is-scanned)`);
  return [
    ...(files.length > 0 ? [`It is off in ${files.join(", ")}.`] : []),
    ...(places.length > 0 ? [`It is off in ${places.join(" and ")}, unless all rules are on.`] : []),
  ];
}

/** The list of all rules, in Markdown. */
export function ruleIndex(rules: readonly Rule[]): string {
  const rows = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => {
      const cwe = rule.cwe.map((number) => `CWE-${number}`).join(", ");
      return `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${rule.severity} | ${rule.confidence} | ${cwe} | ${rule.fixes.length > 0 ? "yes" : ""} |`;
    });
  return joined([
    HEADER,
    "# Rules",
    `Buckler has ${rules.length} rules. Those of low confidence are off unless \`--all-rules\` or \`buckler.allRules\` turns them on.`,
    ["| Rule | Finds | Severity | Confidence | CWE | Fix |", "| --- | --- | --- | --- | --- | --- |", ...rows].join("\n"),
  ]);
}

function flowSection({ sources, sinks }: FlowMatcher, models: readonly LibraryModel[]): string[] {
  const from = sources.map((kind) => {
    const known = wordsByPackage(models, (model) => model.sources.filter((source) => source.kind === kind));
    const words = KINDS[kind];
    if (words === undefined) return list(known);
    return `- \`${kind}\`: ${words}${known.length > 0 ? ` (known of ${known.map(([packages]) => packages.split(", ", 1)[0]).join(", ")})` : ""}`;
  });
  const to = wordsByPackage(models, (model) => [...model.sinks, ...model.namedSinks].filter(({ kind }) => sinks.includes(kind)));
  return ["## What it follows", "Data from:", from.join("\n"), "to:", list(to)];
}

/** What models say of their rows, by package; several packages of one file are one entry. */
function wordsByPackage(
  models: readonly LibraryModel[],
  rowsOf: (model: LibraryModel) => readonly { readonly what: string }[],
): (readonly [packages: string, words: readonly string[]])[] {
  const found = models.map((model) => [model.packages.join(", "), [...new Set(rowsOf(model).map(({ what }) => what))]] as const);
  return found.filter(([, words]) => words.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

function list(entries: readonly (readonly [string, readonly string[]])[]): string {
  return entries.map(([packages, words]) => `- ${packages === "global" ? "everywhere" : packages}: ${words.join("; ")}`).join("\n");
}

function codeSection({ bad, good, fixed }: CodeExamples, ruleId: string): string[] {
  return [
    `Reported are the lines after \`${commentOf(bad)} reported\`:`,
    codeBlock(bad, ruleId),
    ...(fixed ? ["With the fixes applied:", codeBlock(fixed, ruleId)] : []),
    "This is right, and stays unreported:",
    codeBlock(good, ruleId),
  ];
}

function projectSection({ badProject, goodProject }: ProjectExamples): string[] {
  return [
    "Reported are the lines after a comment that says so, which the files themselves do not have:",
    ...projectBlocks(badProject),
    "This is right, and stays unreported:",
    ...projectBlocks(goodProject),
  ];
}

function projectBlocks({ files, findings }: ProjectExample): string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const [language, comment] = name.endsWith(".json") ? ["jsonc", "//"] : [/\.ya?ml$/.test(name) ? "yaml" : "", "#"];
    const lines = text.trimEnd().split(/\r?\n/);
    const shown = lines.flatMap((line, index) => {
      const mark = `${/^\s*/.exec(line)?.[0] ?? ""}${comment} reported`;
      return findings.includes(`${name}:${index + 1}`) ? [mark, line] : [line];
    });
    return [`\`${name}\``, ["```" + language, ...shown, "```"].join("\n")];
  });
}

/** The example with its marks in plain words. */
function codeBlock({ name, text }: CodeExample, ruleId: string): string {
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.flatMap((line) => {
    const mark = /^(\s*)(?:\/\/|\{?\/\*|#|--)\s*(ruleid|doubtful|ok):\s*([\w.,\s-]+?)\s*(?:\*\/\}?)?\s*$/.exec(line);
    if (!mark) return [line];
    const ids = mark[3]?.split(",").map((id) => id.trim()) ?? [];
    if (name.startsWith("bad") && mark[2] === "ruleid" && ids.includes(ruleId))
      return [line.replace(/ruleid:[\s\w.,-]*?(?=\s*(?:\*\/|$))/, "reported")];
    if (name.startsWith("bad") && mark[2] === "doubtful" && ids.includes(ruleId))
      return [line.replace(/doubtful:[\s\w.,-]*?(?=\s*(?:\*\/|$))/, "reported where all rules are on")];
    return [];
  });
  return ["```" + (name.split(".").at(-1) ?? ""), ...shown, "```"].join("\n");
}

function fixSection(rule: Rule): string[] {
  if (rule.fixes.length === 0) return [];
  return ["Buckler offers, wherever the result was checked:", rule.fixes.map(({ title }) => `- ${title}`).join("\n")];
}

/** What comments begin with in an example. */
function commentOf({ text }: CodeExample): string {
  return /^\s*(#|--)\s*ruleid:/m.exec(text)?.[1] ?? "//";
}

function isAboutAny({ matcher }: Rule): boolean {
  return matcher.type === "secret";
}

/** The providers whose keys are known, and how to get rid of a key. */
function providerSection(rule: Rule, { providers }: SecretKnowledge): string[] {
  if (rule.matcher.type !== "secret" || rule.matcher.kind !== "provider-key") return [];
  const sorted = [...providers].sort((a, b) => (a.provider.toLowerCase() < b.provider.toLowerCase() ? -1 : 1));
  const rows = sorted.map(
    ({ provider, docs, revoke, keys }) => `| [${provider}](${docs}) | ${keys.map(({ name }) => name).join(", ")} | ${revoke} |`,
  );
  return ["## Whose keys it knows", ["| Provider | Keys | How to revoke one |", "| --- | --- | --- |", ...rows].join("\n")];
}

function turningOff(rule: Rule): string {
  const { id } = rule;
  if (rule.matcher.type === "dependency") return turningOffDependency(id);
  return joined([
    "For one line, with your reason:",
    isAboutAny(rule)
      ? "```python\n# buckler-ignore " + id + " -- why this is all right here\n```"
      : "```js\n// buckler-ignore " + id + " -- why this is all right here\n```",
    "For a project, in `.buckler.yml` (the setting `buckler.rules` does the same for you alone):",
    "```yaml\nrules:\n  " + id + ": off\n```",
  ]).trimEnd();
}

/** JSON has no place for comments, and lockfiles lose them. */
function turningOffDependency(id: string): string {
  return joined([
    "For one package, with your reason and, if you like, the last day that it counts for, in `.buckler.yml`:",
    `\`\`\`yaml\nignore:\n  - rule: ${id}\n    package: some-package\n    reason: why this is all right here\n    until: 2030-12-31\n\`\`\``,
    "For a project, there as well (the setting `buckler.rules` does the same for you alone):",
    "```yaml\nrules:\n  " + id + ": off\n```",
  ]).trimEnd();
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
