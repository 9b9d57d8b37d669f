import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { compileRules } from "../server/analyzers/rule-set";
import { recipeProblems } from "../server/fixes/propose-fixes";
import { loadPackSources, readPackSources } from "../server/hosts/builtin-pack";
import { compileKnowledge } from "../server/hosts/compile-knowledge";
import { packageKnowledgeToJson } from "../server/rules/package-knowledge";
import { packToJson } from "../server/rules/serialize-pack";

/**
 * Makes dist/rules.json (rules and models, ready to be used) and dist/rules.js (the checks that are code) out of rules/, and, in files of their own
 * because most starts need neither, dist/dependencies.json and dist/advisories.index.
 * A mistake in one of our own rules fails the build. An argument names another folder than dist/.
 */
const root = join(import.meta.dirname, "..");
const rules = join(root, "rules");
const dist = process.argv[2] ?? join(root, "dist");

async function main(): Promise<void> {
  const pack = await loadPackSources(rules);
  const knowledge = compileKnowledge(rules);
  const mistakes = [...pack.problems, ...knowledge.problems, ...compileRules(pack, () => true).patterns.problems];
  for (const { file, position, message } of mistakes) {
    console.error(`rules/${file}:${position.line + 1}:${position.character + 1}: ${message}`);
  }
  const recipes = pack.rules.flatMap((rule) => recipeProblems(rule).map((message) => `rules/${rule.file}: ${message}`));
  for (const message of recipes) console.error(message);
  if (mistakes.length + recipes.length > 0) {
    process.exitCode = 1;
    return;
  }
  await write("rules.json", packToJson(pack));
  const { checks } = await readPackSources(rules);
  await write("rules.js", await bundleChecks(checks));
  await write("dependencies.json", packageKnowledgeToJson(knowledge.packages));
  await write("advisories.index", knowledge.index);
  console.log(`${pack.rules.length} rules, models of ${pack.models.length} libraries and ${knowledge.advisories} advisories`);
}

async function bundleChecks(checks: ReadonlyMap<string, string>): Promise<string> {
  const sorted = [...checks].sort(([a], [b]) => (a < b ? -1 : 1));
  const imports = sorted.map(
    ([, path], index) => `import check${index} from ${JSON.stringify(`./${relative(root, path).replaceAll("\\", "/")}`)};`,
  );
  const entries = sorted.map(([id], index) => `${JSON.stringify(id)}: check${index}`);
  const result = await build({
    stdin: {
      contents: `${imports.join("\n")}\nexport const checks = { ${entries.join(", ")} };`,
      resolveDir: root,
      sourcefile: "checks.ts",
      loader: "ts",
    },
    bundle: true,
    format: "cjs",
    platform: "neutral",
    target: "es2023",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

/** In one step, so that nobody who runs reads half a file. */
async function write(name: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dist, { recursive: true });
  const temporary = join(dist, `${name}.${process.pid}.tmp`);
  await writeFile(temporary, contents);
  await rename(temporary, join(dist, name));
}

void main();
