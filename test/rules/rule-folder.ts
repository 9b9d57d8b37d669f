import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { withKeys } from "../../scripts/example-keys";
import { SourceDocument } from "../../server/core/document";

/** One rule with its examples, as it lies in rules/. */
export interface RuleFolder {
  readonly id: string;
  readonly path: string;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** By the name of the bad example that it repairs. */
  readonly fixed: ReadonlyMap<string, Example>;
  /** Files that are none of these. */
  readonly others: readonly string[];
}

export interface Example {
  /** "bad-express.ts" */
  readonly name: string;
  readonly text: string;
  readonly document: SourceDocument;
}

/** What the comments of an example promise of one rule, as zero-based lines. */
export interface Expectations {
  readonly reported: readonly number[];
  /** Reported as well, but only shown where all rules are on. */
  readonly doubtful: readonly number[];
  readonly silent: readonly number[];
}

const RULES = join(import.meta.dirname, "../../rules");

const LANGUAGES: Readonly<Record<string, string>> = {
  ".js": "javascript",
  ".cjs": "javascript",
  ".mjs": "javascript",
  ".jsx": "javascriptreact",
  ".ts": "typescript",
  ".mts": "typescript",
  ".cts": "typescript",
  ".tsx": "typescriptreact",
  ".html": "html",
  ".vue": "vue",
  ".svelte": "svelte",
};

/** What is no rule, or has projects as its examples (dependency-examples.test.ts). */
const WITHOUT_CODE = ["models", "dependencies", "advisories", "packages"];

/** All rules about code and secrets, by language and name. */
export function ruleFolders(): RuleFolder[] {
  return readdirSync(RULES)
    .filter((folder) => !WITHOUT_CODE.includes(folder))
    .sort()
    .flatMap((language) => {
      const folder = join(RULES, language);
      return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== "key-formats")
        .map(({ name }) => name)
        .sort()
        .map((id) => readRuleFolder(join(folder, id), id));
    });
}

function readRuleFolder(path: string, id: string): RuleFolder {
  const names = readdirSync(path).sort();
  const examples = (kind: string): Example[] =>
    names.filter((name) => new RegExp(`^${kind}(-[\\w-]+)?\\.[a-z]+$`).test(name)).map((name) => readExample(path, name));
  const [bad, good, fixed] = [examples("bad"), examples("good"), examples("fixed")];
  const known = new Set(["rule.yml", "rule.ts", "behaviour.mjs", ...[...bad, ...good, ...fixed].map(({ name }) => name)]);
  return {
    id,
    path,
    bad,
    good,
    fixed: new Map(fixed.map((example) => [example.name.replace(/^fixed/, "bad"), example])),
    others: names.filter((name) => !known.has(name) && !name.endsWith(".test.ts")),
  };
}

function readExample(folder: string, name: string): Example {
  const text = withKeys(readFileSync(join(folder, name), "utf8"));
  return { name, text, document: documentOf(name, text) };
}

/** A document that is analysed as the example of that name, or, with a line `# file: NAME`, as a file of that name. */
export function documentOf(name: string, text: string): SourceDocument {
  const file = /^# file: (\S+)$/m.exec(text)?.[1] ?? name;
  return new SourceDocument(`file:///rules/${file}`, LANGUAGES[extname(name)] ?? "plaintext", 0, text);
}

const DEPENDENCY = /^\/\/ dependency: (\S+)@(\S+)$/gm;

/** What the package.json beside an example asks for: `// dependency: lodash@^4.17.4`. */
export function dependenciesOf(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(DEPENDENCY), ([, name = "", range = ""]) => [name, range]));
}

const COMMENT = /^\s*(?:\/\/|\{?\s*\/\*|\*|<!--)/;
/** In languages whose comments begin so, nothing else does. */
const OTHER_COMMENT = /^\s*(?:#|--)/;
const ANNOTATION = /^\s*(?:\/\/|\{?\s*\/\*|#|--|<!--)\s*(ruleid|doubtful|ok):\s*([\w.,\s-]+?)\s*(?:\*\/\s*\}?|-->)?\s*$/;

/** Reads `// ruleid: id`, `// doubtful: id` and `// ok: id`: each, alone on its line, speaks of the next line that holds code. */
export function expectationsOf(text: string, ruleId: string): Expectations {
  const lines = text.split(/\r?\n/);
  const found = { reported: [] as number[], doubtful: [] as number[], silent: [] as number[] };
  lines.forEach((line, index) => {
    const [, kind, ids] = ANNOTATION.exec(line) ?? [];
    if (!ids?.split(",").some((id) => id.trim() === ruleId)) return;
    let next = index + 1;
    const comment = OTHER_COMMENT.test(line) ? OTHER_COMMENT : COMMENT;
    while (next < lines.length && (lines[next]?.trim() === "" || comment.test(lines[next] ?? ""))) next++;
    found[kind === "ruleid" ? "reported" : kind === "doubtful" ? "doubtful" : "silent"].push(next);
  });
  return found;
}
