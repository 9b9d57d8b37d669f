import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import packages from "./packages.json";

/** In a folder that git, lint and the compiler leave out. */
const CACHE = join(import.meta.dirname, "..", "out", "bench");

/** What bench/packages.json names, as npm has installed it: nothing of it is among the project's own dependencies. */
export interface PackageCache {
  readonly folder: string;
  /** Where a package is installed, by its name in packages.json. */
  packageFolder(name: string): string;
  readonly eslint: string;
  readonly eslintConfig: string;
}

/**
 * Installs what is missing and keeps it for the next time.
 * @throws Error when npm cannot install it
 */
export function packageCache(): PackageCache {
  const manifest = manifestText();
  const installed = join(CACHE, "installed.json");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== manifest) {
    rmSync(CACHE, { recursive: true, force: true });
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(join(CACHE, "package.json"), manifest);
    install();
    writeFileSync(installed, manifest);
  }
  const eslintConfig = join(CACHE, "eslint.config.mjs");
  // ESLint's plugins are found from where the configuration lies.
  copyFileSync(join(import.meta.dirname, "eslint-security.config.mjs"), eslintConfig);
  return {
    folder: CACHE,
    packageFolder: (name) => join(CACHE, "node_modules", name),
    eslint: join(CACHE, "node_modules", "eslint", "bin", "eslint.js"),
    eslintConfig,
  };
}

/** The package.json of the cache. */
export function manifestText(): string {
  const corpus = Object.entries(packages.corpus).map(([name, entry]) => [name, `npm:${entry.package}`] as const);
  const dependencies = { ...Object.fromEntries(corpus), ...packages.eslint };
  // The plugins work with this ESLint but do not all say so.
  return JSON.stringify({ private: true, dependencies, overrides: { eslint: "$eslint" } }, undefined, 2);
}

function install(): void {
  process.stderr.write("installing the packages to scan, and ESLint ...\n");
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefix", CACHE];
  const { status, error, stderr } = spawnSync("npm", ["install", ...options], {
    cwd: CACHE,
    encoding: "utf8",
    // There it is a script.
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  throw new Error(
    `${error ? error.message : stderr}\nnpm could not install what bench/packages.json names. ` +
      "Check that npm reaches its registry and try again, or measure without it: --only typing,dependents,start,growth",
  );
}
