import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DependencyHost, DependencyProject } from "./dependency-project";
import type { LockedPackage } from "./lockfiles/lockfile";
import { projectOf } from "./open-project";

/** Made by scripts/make-lockfile-fixtures.mjs: what each package manager wrote for the same manifests. */
const FIXTURES = join(import.meta.dirname, "../../../test/fixtures/lockfiles");
const ROOT = "file:///project";
const MANIFESTS = ["package.json", "packages/lib/package.json", "packages/web/package.json", "vendor/folder/package.json"];
const HIDDEN = "npm-hidden";

/** What a manager does otherwise, and why. Peers are left out below: Yarn leaves it to the project to ask for them. */
const DIFFERENCES: Readonly<Record<string, { readonly without: readonly string[]; readonly because: string }>> = {
  "yarn-4": { without: [], because: "Yarn adds what builds native code to the packages that have some" },
  "npm-hidden": { without: ["fsevents@2.3.3"], because: "only what this system can use is installed" },
};

describe("the lockfiles of all managers", () => {
  const managers = readdirSync(FIXTURES).filter((name) => name !== "manifests");
  const reference = open("npm-3");

  for (const manager of managers) {
    const without = DIFFERENCES[manager]?.without ?? [];

    it(`have the same packages: ${manager}`, () => {
      const project = open(manager);
      assert.deepEqual(project.lockfile?.problems, []);
      assert.deepEqual(
        registryNames(project),
        registryNames(reference).filter((name) => !without.includes(name)),
      );
    });

    it(`know whose each package is: ${manager}`, () => {
      const project = open(manager);
      for (const [index, manifest] of reference.manifests.entries()) {
        if (manifest.uri.includes("/vendor/")) continue;
        const own = project.manifests.find(({ uri }) => uri === manifest.uri);
        assert.ok(own, manifest.uri);
        const isLocked = (line: string): boolean => !without.some((name) => line.includes(name.slice(0, name.lastIndexOf("@"))));
        const found = installedBy(project, project.manifests.indexOf(own));
        assert.deepEqual(found.filter(isLocked), installedBy(reference, index).filter(isLocked));
      }
    });

    it(`lead to each package the same way: ${manager}`, () => {
      assert.deepEqual(
        allChainsOf(open(manager)),
        allChainsOf(reference).filter((chain) => !without.some((name) => chain.endsWith(name))),
      );
    });

    it(`know what is only for development, and what is optional: ${manager}`, () => {
      const flags = (project: DependencyProject): string[] =>
        [...packagesOf(project)]
          .map(
            ({ name, version, isDevelopment, isOptional }) =>
              `${name}@${version} ${isDevelopment ? "dev" : ""} ${isOptional ? "optional" : ""}`,
          )
          .filter((line) => !without.some((name) => line.startsWith(name)))
          .sort();
      assert.deepEqual([...new Set(flags(open(manager)))], [...new Set(flags(reference))]);
    });

    it(`find the place of each package: ${manager}`, () => {
      const { lockfile } = open(manager);
      for (const locked of packagesOf(open(manager))) {
        const span = lockfile!.spanOf(locked);
        const line = lockfile!.text.slice(span.start, span.end);
        assert.ok(
          line.includes(locked.id.split("(")[0]!) || line.includes(locked.name) || line.includes("wrap-ansi"),
          `${locked.id}: ${line}`,
        );
        assert.ok(span.start > 0, locked.id);
      }
    });
  }

  it("differ in what is said here only", () => {
    assert.deepEqual(
      Object.keys(DIFFERENCES).filter((name) => !managers.includes(name)),
      [],
    );
  });
});

function open(manager: string): DependencyProject {
  const folder = join(FIXTURES, manager);
  const [lockfile = ""] = readdirSync(folder);
  const host: DependencyHost = {
    root: ROOT,
    read(uri) {
      const path = uri.slice(ROOT.length + 1);
      if (path === (manager === HIDDEN ? "node_modules/.package-lock.json" : lockfile)) return readFileSync(join(folder, lockfile), "utf8");
      const manifest = join(FIXTURES, "manifests", path);
      return MANIFESTS.includes(path) && existsSync(manifest) ? readFileSync(manifest, "utf8") : undefined;
    },
    manifests: () => MANIFESTS.map((path) => `${ROOT}/${path}`),
  };
  const project = projectOf(`${ROOT}/package.json`, host);
  assert.ok(project?.lockfile);
  return project;
}

/** What comes from the registry, without what only this manager adds. */
function packagesOf(project: DependencyProject): LockedPackage[] {
  const all = [...project.lockfile!.packages.values()].filter(({ source }) => source.kind === "registry");
  return all.filter((locked) => chainsOf(project, locked).length > 0 || project.chainsTo(locked).length === 0);
}

function registryNames(project: DependencyProject): string[] {
  return [...new Set(packagesOf(project).map(({ name, version }) => `${name}@${version}`))].sort();
}

function installedBy(project: DependencyProject, index: number): string[] {
  const manifest = project.manifests[index]!;
  return manifest.requirements
    .filter(({ field }) => field !== "peerDependencies")
    .map((requirement) => {
      const locked = project.installed(manifest, requirement);
      return `${requirement.field} ${requirement.name} ${locked?.source.kind ?? "none"} ${nameOf(locked)}`;
    });
}

/** The version of what is local is not in every lockfile. */
function nameOf(locked: LockedPackage | undefined): string {
  return locked ? `${locked.name}${locked.source.kind === "registry" ? `@${locked.version}` : ""}` : "-";
}

function chainsOf(project: DependencyProject, locked: LockedPackage): string[] {
  const chains = project
    .chainsTo(locked)
    .filter(({ requirement }) => requirement.field !== "peerDependencies")
    .map(({ manifest, packages }) => `${manifest.name ?? ""}: ${packages.map(nameOf).join(" > ")}`);
  return chains.filter((chain) => !chain.startsWith("folder:") && !chain.includes("> node-gyp@"));
}

function allChainsOf(project: DependencyProject): string[] {
  return [...new Set(packagesOf(project).flatMap((locked) => chainsOf(project, locked)))].sort();
}
