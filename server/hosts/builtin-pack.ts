import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CodeCheck } from "../rules/code-rule";
import { loadPack } from "../rules/load-pack";
import type { RuleFile, RulePack } from "../rules/rule-pack";
import { packFromJson } from "../rules/serialize-pack";

/**
 * The rules that are part of Buckler: from rules.json and rules.js beside the running bundle, or, where the sources
 * themselves run, from the YAML files in rules/.
 * @param directory where the two files are
 * @throws Error when there are no rules; the message says what to do
 */
export async function loadBuiltinPack(directory: string = __dirname): Promise<RulePack> {
  const json = join(directory, "rules.json");
  if (existsSync(json)) return packFromJson(await readFile(json, "utf8"), requireChecks(join(directory, "rules.js")));
  const sources = join(directory, "../../rules");
  if (basename(directory) === "hosts" && existsSync(sources)) return loadPackSources(sources);
  throw new Error(`the rules are missing (${json}): run npm run build`);
}

/**
 * Reads and checks the sources of a pack; importing each `rule.ts` needs a runtime that understands TypeScript.
 * Mistakes are in the pack's problems.
 */
export async function loadPackSources(root: string): Promise<RulePack> {
  const { files, checks } = await readPackSources(root);
  const loaded = await Promise.all([...checks].map(async ([id, path]) => [id, await importCheck(path)] as const));
  return loadPack(files, new Map(loaded));
}

export interface PackSources {
  /** Every `<language>/<rule>/rule.yml`, every model and what is known of secrets, by its path below the root. */
  readonly files: readonly RuleFile[];
  /** Absolute paths of `rule.ts` files by rule id, which is the name of their folder. */
  readonly checks: ReadonlyMap<string, string>;
}

/** The files that a pack's folder consists of, apart from examples. */
export async function readPackSources(root: string): Promise<PackSources> {
  const files: RuleFile[] = [];
  const checks = new Map<string, string>();
  const paths = (await readdir(root, { recursive: true })).map((path) => path.replaceAll("\\", "/")).sort();
  for (const path of paths) {
    const [, id] = /^[^/]+\/([^/]+)\/rule\.ts$/.exec(path) ?? [];
    if (id !== undefined) checks.set(id, join(root, path));
    if (/^[^/]+\/[^/]+\/rule\.yml$|^models\/[^/]+\.yml$|^secrets\/(?:key-formats\/)?[^/]+\.yml$/.test(path))
      files.push({ path, text: await readFile(join(root, path), "utf8") });
  }
  return { files, checks };
}

async function importCheck(path: string): Promise<CodeCheck> {
  const loaded = (await importCommonJs(path)) as { default: CodeCheck };
  return loaded.default;
}

/** The checks in the bundle that scripts/build-rules.ts makes. `import` would read it twice, once to guess its exports. */
function requireChecks(path: string): ReadonlyMap<string, CodeCheck> {
  const { checks } = createRequire(path)(path) as { checks: Readonly<Record<string, CodeCheck>> };
  return new Map(Object.entries(checks));
}

/** What a CommonJS module exports: Node has it as `default`, unless a TypeScript runtime has unpacked it already. */
async function importCommonJs(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  return typeof module.default === "object" ? module.default : module;
}
