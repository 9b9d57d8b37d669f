/**
 * Makes test/fixtures/lockfiles/<manager>/ anew: every package manager installs the same manifests, those in test/fixtures/lockfiles/manifests.
 * Needs the network, and takes minutes: `node scripts/make-lockfile-fixtures.mjs [MANAGER...]`. Versions of packages are those of the day, so
 * all have to be made together. The registry's host is replaced; nothing else is touched.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), "../test/fixtures/lockfiles");

const npm = (version, ...options) => ({
  file: "package-lock.json",
  package: "npm@11",
  command: ["npm", "install", "--ignore-scripts", "--omit-lockfile-registry-resolved=false", `--lockfile-version=${version}`, ...options],
});
const pnpm = (major, settings = {}) => ({
  file: "pnpm-lock.yaml",
  package: `pnpm@${major}`,
  command: ["pnpm", "install", "--lockfile-only", "--ignore-scripts", "--no-frozen-lockfile"],
  settings: { ".npmrc": "link-workspace-packages=true\n", ...settings },
});

const MANAGERS = {
  "npm-1": npm(1, "--package-lock-only"),
  "npm-2": npm(2, "--package-lock-only"),
  "npm-3": npm(3, "--package-lock-only"),
  "npm-hidden": { ...npm(3), made: "node_modules/.package-lock.json" },
  "yarn-1": {
    file: "yarn.lock",
    package: "yarn@1",
    command: ["yarn", "install", "--ignore-scripts", "--ignore-engines", "--non-interactive"],
  },
  "yarn-4": {
    file: "yarn.lock",
    package: "@yarnpkg/cli-dist@4",
    command: ["yarn", "install", "--mode=update-lockfile"],
    settings: { ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\nnpmMinimalAgeGate: 0\n", "yarn.lock": "" },
    environment: { YARN_ENABLE_IMMUTABLE_INSTALLS: "false" },
  },
  "pnpm-7": pnpm(7),
  "pnpm-8": pnpm(8),
  "pnpm-9": pnpm(9),
  "pnpm-10": pnpm(10),
  "pnpm-12": pnpm(12),
  bun: { file: "bun.lock", package: "bun@1", command: ["bun", "install", "--lockfile-only", "--save-text-lockfile"] },
};

const wanted = process.argv.slice(2);
for (const [name, { file, made = file, package: from, command, settings = {}, environment = {} }] of Object.entries(MANAGERS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), "lockfile-"));
  cpSync(join(FIXTURES, "manifests"), folder, { recursive: true });
  for (const [path, text] of Object.entries(settings)) writeFileSync(join(folder, path), text);
  const [program, ...options] = command;
  execFileSync("npm", ["exec", "--yes", `--package=${from}`, "--", program, ...options], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CI: "", ...environment },
  });
  const text = readFileSync(join(folder, made), "utf8").replace(
    /https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)/g,
    "https://registry.example.test",
  );
  mkdirSync(join(FIXTURES, name), { recursive: true });
  writeFileSync(join(FIXTURES, name, file), text);
  rmSync(folder, { recursive: true });
  console.log(`${name}: ${text.split("\n").length} lines`);
}
