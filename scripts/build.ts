import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { leanTypeScript } from "./lean-typescript";
import { thirdPartyNotices } from "./third-party-notices";

/**
 * Bundles everything that runs into dist/: one file each for the client, the language server and the command line, TypeScript beside them,
 * the rule pack, and the licences of what is in there. `--minify` is for the package; without it the files are readable and have source maps.
 */
const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const minify = process.argv.includes("--minify");

/**
 * TypeScript is the biggest part, even without what asks for types, and only the analyzers need it, so it stays a file of its own, required when
 * the first of them runs.
 */
const typescriptBesideTheBundle: Plugin = {
  name: "typescript-beside-the-bundle",
  setup(plugin) {
    plugin.onResolve({ filter: /^typescript$/ }, () => ({ path: "./typescript.js", external: true }));
  },
};

/** What the CycloneDX library would write XML with: it does without where that is missing, and nobody here writes XML. */
const withoutXml: Plugin = {
  name: "without-xml",
  setup(plugin) {
    plugin.onResolve({ filter: /^xmlbuilder2$/ }, () => ({ path: "xmlbuilder2", namespace: "missing" }));
    plugin.onLoad({ filter: /.*/, namespace: "missing" }, () => ({ contents: "throw new Error('nobody writes XML here');" }));
  },
};

const TYPESCRIPT = "node_modules/typescript/lib/typescript.js";

interface Target {
  readonly name: string;
  readonly entry: string;
  readonly options?: BuildOptions;
}

const targets: readonly Target[] = [
  { name: "client", entry: "client/extension.ts", options: { external: ["vscode"] } },
  { name: "server", entry: "server/hosts/language-server/main.ts" },
  { name: "cli", entry: "server/hosts/cli/main.ts", options: { banner: { js: "#!/usr/bin/env node" } } },
];

/** Returns what went into the bundle, relative to the root. */
async function bundle({ name, entry, options }: Target): Promise<string[]> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(dist, `${name}.js`),
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    // Some packages have a CommonJS build in UMD, whose inner require calls esbuild cannot follow.
    mainFields: ["module", "main"],
    minify,
    sourcemap: minify ? false : "linked",
    legalComments: "none",
    logLevel: "warning",
    plugins: [typescriptBesideTheBundle, withoutXml],
    write: false,
    metafile: true,
    ...options,
  });
  for (const file of result.outputFiles ?? []) await writeIfChanged(file.path, file.contents);
  return Object.keys(result.metafile?.inputs ?? {});
}

/** @param inputs what went into the other bundles */
async function bundleTypeScript(inputs: readonly string[]): Promise<void> {
  const source = await readFile(join(root, TYPESCRIPT), "utf8");
  const texts = await Promise.all(inputs.filter((path) => /\.[cm]?[jt]s$/.test(path)).map((path) => readFile(join(root, path), "utf8")));
  const users = texts.filter((text) => /\b(?:from|require\()\s*["']typescript["']/.test(text));
  await writeIfChanged(join(dist, "typescript.js"), new TextEncoder().encode(await leanTypeScript(source, users)));
}

/** Replaces a file in one step and only when it differs, so that a server or test that is running never reads half of it. */
async function writeIfChanged(path: string, contents: Uint8Array): Promise<void> {
  if (existsSync(path) && Buffer.compare(await readFile(path), contents) === 0) return;
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, contents, { mode: 0o755 });
  await rename(temporary, path);
}

function buildRules(): void {
  const script = join(root, "scripts/build-rules.ts");
  if (!existsSync(script)) return;
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script], { cwd: root, stdio: "inherit" });
  // The script has said what is wrong.
  if (status !== 0) process.exitCode = status ?? 1;
}

async function main(): Promise<void> {
  const present = targets.filter(({ name, entry }) => {
    if (existsSync(join(root, entry))) return true;
    console.warn(`dist/${name}.js is not built: ${entry} does not exist yet`);
    return false;
  });
  const inputs = [...new Set((await Promise.all(present.map(bundle))).flat())];
  await bundleTypeScript(inputs);
  const notices = await thirdPartyNotices(root, [TYPESCRIPT, ...inputs]);
  await writeIfChanged(join(dist, "third-party-notices.txt"), new TextEncoder().encode(notices));
  buildRules();
}

void main();
