import assert from "node:assert/strict";
import type { DependencyHost } from "./dependency-project";
import { projectOf } from "./open-project";

const ROOT = "file:///work";
const json = (value: unknown): string => JSON.stringify(value, null, 2);
const hostOf = (files: Readonly<Record<string, string>>): DependencyHost => ({
  root: ROOT,
  read: (uri) => (Object.hasOwn(files, uri.slice(ROOT.length + 1)) ? files[uri.slice(ROOT.length + 1)] : undefined),
  manifests: () =>
    Object.keys(files)
      .filter((path) => path.endsWith("package.json"))
      .map((path) => `${ROOT}/${path}`),
});
const open = (path: string, files: Readonly<Record<string, string>>) => projectOf(`${ROOT}/${path}`, hostOf(files))!;
const NPM = json({ lockfileVersion: 3, packages: { "": { dependencies: { a: "1" } }, "node_modules/a": { version: "1.0.0" } } });
const PNPM =
  "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a: {specifier: '1', version: 1.0.1}\npackages:\n  a@1.0.1: {resolution: {integrity: x}}\nsnapshots:\n  a@1.0.1: {}\n";

describe("projectOf", () => {
  it("takes the lockfile of the manager that the project names, and names the others", () => {
    const files = { "package-lock.json": NPM, "pnpm-lock.yaml": PNPM };
    const managerOf = (manifest: unknown): unknown => open("package.json", { ...files, "package.json": json(manifest) }).lockfile?.manager;
    assert.equal(managerOf({}), "pnpm");
    assert.equal(managerOf({ packageManager: "npm@11.0.0" }), "npm");
    assert.equal(managerOf({ devEngines: { packageManager: { name: "npm" } } }), "npm");
    const project = open("package.json", { ...files, "package.json": json({ packageManager: "npm@11.0.0" }) });
    assert.deepEqual(project.otherLockfiles, [`${ROOT}/pnpm-lock.yaml`]);
  });

  it("takes what lies in node_modules where there is no lockfile", () => {
    const hidden = json({ lockfileVersion: 3, packages: { "node_modules/a": { version: "1.0.2" } } });
    const project = open("package.json", {
      "package.json": json({ dependencies: { a: "^1.0.0" } }),
      "node_modules/.package-lock.json": hidden,
    });
    assert.equal(project.installed(project.manifests[0]!, project.manifests[0]!.requirements[0]!)?.version, "1.0.2");
  });

  it("finds the members of Yarn 1's workspaces by their patterns, and links them", () => {
    const files = {
      "package.json": json({ private: true, workspaces: { packages: ["packages/*", "!packages/out"] } }),
      "packages/lib/package.json": json({ name: "lib", version: "1.0.0", dependencies: { a: "^1.0.0" }, devDependencies: { d: "1" } }),
      "packages/web/package.json": json({ name: "web", dependencies: { lib: "^1.0.0" } }),
      "packages/out/package.json": json({ name: "out" }),
      "yarn.lock": '# yarn lockfile v1\n\na@^1.0.0:\n  version "1.2.0"\n\nd@1:\n  version "1.0.0"\n',
    };
    const project = open("packages/web/package.json", files);
    assert.equal(project.root, ROOT);
    assert.deepEqual(
      project.manifests.map(({ name }) => name),
      [undefined, "lib", "web"],
    );
    const find = (name: string) => [...project.lockfile!.packages.values()].find((each) => each.name === name)!;
    const chains = project
      .chainsTo(find("a"))
      .map(({ manifest, packages }) => `${manifest.name}: ${packages.map(({ name }) => name).join(" > ")}`);
    assert.deepEqual(chains, ["lib: a", "web: lib > a"]);
    assert.deepEqual([find("a").isDevelopment, find("d").isDevelopment], [false, true]);
    assert.equal(find("lib").source.kind, "local");
    assert.equal(open("packages/out/package.json", files).root, `${ROOT}/packages/out`);
  });

  it("leaves a folder to itself that no lockfile above was made for", () => {
    const project = open("other/package.json", { "package.json": "{}", "package-lock.json": NPM, "other/package.json": "{}" });
    assert.equal(project.root, `${ROOT}/other`);
    assert.equal(project.lockfile, undefined);
  });

  it("knows what a catalog says", () => {
    const project = open("package.json", {
      "package.json": json({ dependencies: { a: "catalog:", b: "catalog:old", c: "catalog:" } }),
      "pnpm-workspace.yaml":
        "packages:\n  - packages/*\ncatalog:\n  a: ^1.0.0\ncatalogs:\n  old:\n    b: 0.9.0\noverrides:\n  x>y@1: 2.0.0\n",
    });
    assert.deepEqual(
      project.manifests[0]!.requirements.map(({ catalog }) => catalog?.text),
      ["^1.0.0", "0.9.0", undefined],
    );
    assert.deepEqual(
      project.workspaceFile?.overrides.map(({ name, text }) => [name, text]),
      [["y", "2.0.0"]],
    );
    const span = project.workspaceFile.spanOf(["catalog", "a"]);
    assert.ok(span && project.workspaceFile.text.startsWith("a: ^1.0.0", span.start));
    const bun = open("package.json", {
      "package.json": json({ workspaces: { packages: [], catalog: { a: "^3.0.0" } }, dependencies: { a: "catalog:" } }),
    });
    assert.equal(bun.manifests[0]!.requirements[0]!.catalog?.text, "^3.0.0");
  });

  it("reads a lockfile once, and makes the project anew only when something changed", () => {
    const files = { "package.json": json({ dependencies: { a: "1" } }), "package-lock.json": NPM };
    const first = open("package.json", files);
    assert.equal(open("package.json", { ...files }), first);
    const second = open("package.json", { ...files, "package.json": json({ dependencies: { a: "^1" } }) });
    assert.notEqual(second, first);
    assert.equal(second.lockfile!.packages, first.lockfile!.packages);
    assert.notEqual(
      open("package.json", { ...files, "package-lock.json": NPM.replace("1.0.0", "1.0.1") }).lockfile?.packages,
      first.lockfile?.packages,
    );
  });

  it("finds the ways to 300 of 2,000 packages from 100 requirements at once", () => {
    const names = Array.from({ length: 2000 }, (_, index) => `p${index}`);
    const own = Object.fromEntries(names.slice(0, 100).map((name) => [name, "1"]));
    const entries = names.map((name, index): [string, unknown] => [
      `node_modules/${name}`,
      { version: "1.0.0", dependencies: Object.fromEntries([1, 7, 90].map((step) => [`p${(index + step) % 2000}`, "1"])) },
    ]);
    const files = {
      "package.json": json({ dependencies: own }),
      "package-lock.json": json({ lockfileVersion: 3, packages: { "": { dependencies: own }, ...Object.fromEntries(entries) } }),
    };
    const project = open("package.json", files);
    const before = performance.now();
    for (const name of names.slice(1700)) {
      const chains = project.chainsTo(project.lockfile!.packages.get(`node_modules/${name}`)!);
      assert.equal(chains.length, 100);
      assert.ok(chains[0]!.packages.length <= chains[99]!.packages.length);
    }
    assert.ok(performance.now() - before < 60_000);
  });
});
