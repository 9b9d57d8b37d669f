import assert from "node:assert/strict";
import type { Lockfile } from "./lockfile";
import { readPnpmLockfile } from "./pnpm-lockfile";

const read = (text: string): Lockfile => readPnpmLockfile("file:///p/pnpm-lock.yaml", text);
const namesOf = ({ packages }: Lockfile): string[] => [...packages.values()].map(({ name, version }) => `${name}@${version}`).sort();

describe("readPnpmLockfile", () => {
  it("reads lockfileVersion 9: importers, snapshots with their peers, aliases, links and what is not from a registry", () => {
    const lockfile = read(`lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      alias:
        specifier: npm:real@^1.0.0
        version: real@1.0.0
      lib:
        specifier: workspace:*
        version: link:packages/lib
      view:
        specifier: ^2.0.0
        version: 2.0.0(react@18.2.0)
    devDependencies:
      repo:
        specifier: github:o/repo
        version: https://codeload.github.com/o/repo/tar.gz/0123456789abcdef0123456789abcdef01234567

  packages/lib:
    dependencies:
      tar:
        specifier: https://example.test/tar.tgz
        version: https://example.test/tar.tgz
    devDependencies:
      only-dev:
        specifier: ^1.0.0
        version: 1.0.0

packages:

  only-dev@1.0.0:
    resolution: {integrity: sha512-dev}

  react@18.2.0:
    resolution: {integrity: sha512-react, tarball: https://registry.example.test/react/-/react-18.2.0.tgz}
    engines: {node: '>=0.10.0', npm: '*'}
    deprecated: it's old

  real@1.0.0:
    resolution: {integrity: sha512-real}

  repo@https://codeload.github.com/o/repo/tar.gz/0123456789abcdef0123456789abcdef01234567:
    resolution: {tarball: https://codeload.github.com/o/repo/tar.gz/0123456789abcdef0123456789abcdef01234567}
    version: 0.1.0

  tar@https://example.test/tar.tgz:
    resolution: {tarball: https://example.test/tar.tgz}
    version: 3.0.0

  view@2.0.0:
    resolution: {integrity: sha512-view}
    peerDependencies:
      react: '>=16'

snapshots:

  only-dev@1.0.0: {}

  react@18.2.0: {}

  real@1.0.0:
    optionalDependencies:
      react: 18.2.0

  repo@https://codeload.github.com/o/repo/tar.gz/0123456789abcdef0123456789abcdef01234567: {}

  tar@https://example.test/tar.tgz: {}

  view@2.0.0(react@18.2.0):
    dependencies:
      react: 18.2.0
`);
    const get = (id: string) => lockfile.packages.get(id)!;
    assert.deepEqual(lockfile.problems, []);
    assert.deepEqual(
      lockfile.importers.map(({ path, dependencies }) => [
        path,
        dependencies.map(({ name, range, target }) => `${name} ${range} ${target}`),
      ]),
      [
        [
          "",
          [
            "alias npm:real@^1.0.0 real@1.0.0",
            "lib workspace:* link:packages/lib",
            "view ^2.0.0 view@2.0.0(react@18.2.0)",
            "repo github:o/repo repo@https://codeload.github.com/o/repo/tar.gz/0123456789abcdef0123456789abcdef01234567",
          ],
        ],
        ["packages/lib", ["tar https://example.test/tar.tgz tar@https://example.test/tar.tgz", "only-dev ^1.0.0 only-dev@1.0.0"]],
      ],
    );
    const view = get("view@2.0.0(react@18.2.0)");
    assert.deepEqual([view.name, view.version, view.integrity], ["view", "2.0.0", "sha512-view"]);
    assert.deepEqual(view.dependencies, [{ name: "react", range: ">=16", field: "peerDependencies", target: "react@18.2.0" }]);
    assert.deepEqual([get("react@18.2.0").deprecated, get("react@18.2.0").nodeRange], ["it's old", ">=0.10.0"]);
    assert.deepEqual(get("react@18.2.0").source, { kind: "registry", address: "https://registry.example.test/react/-/react-18.2.0.tgz" });
    const [repo, tar] = [...lockfile.packages.values()].filter(({ name }) => name === "repo" || name === "tar");
    assert.deepEqual([repo?.version, repo?.source.kind, repo?.isDevelopment], ["0.1.0", "git", true]);
    assert.deepEqual([tar?.version, tar?.source], ["3.0.0", { kind: "http", address: "https://example.test/tar.tgz" }]);
    assert.deepEqual(get("link:packages/lib").source, { kind: "local", path: "packages/lib" });
    assert.deepEqual(
      get("link:packages/lib").dependencies.map(({ name }) => name),
      ["tar"],
    );
    assert.deepEqual([get("only-dev@1.0.0").isDevelopment, get("real@1.0.0").isDevelopment], [true, false]);
    const { start, end } = lockfile.spanOf(view);
    assert.equal(lockfile.text.slice(start, end), "view@2.0.0");
  });

  it("reads the keys of older versions", () => {
    const old = read(`lockfileVersion: 5.4
specifiers:
  '@s/a': ^1.0.0
  b: npm:real@2
dependencies:
  '@s/a': 1.0.0_react@17.0.2
  b: /real/2.0.0
packages:
  /@s/a/1.0.0_react@17.0.2:
    resolution: {integrity: sha512-a}
    peerDependencies: {react: '*'}
    dependencies: {react: 17.0.2}
    dev: false
  /react/17.0.2: {resolution: {integrity: sha512-r}, requiresBuild: true, dev: false}
  /real/2.0.0: {resolution: {integrity: sha512-b}}
  registry.example.test/c/1.0.0: {resolution: {integrity: sha512-c}, dev: true}
  github.com/o/d/0123456789abcdef0123456789abcdef01234567:
    resolution: {tarball: https://codeload.github.com/o/d/tar.gz/0123456789abcdef0123456789abcdef01234567}
    name: d
    version: 4.0.0
  file:e: {resolution: {directory: e, type: directory}, name: e, version: 5.0.0}
`);
    assert.deepEqual(old.problems, []);
    assert.deepEqual(namesOf(old), ["@s/a@1.0.0", "c@1.0.0", "d@4.0.0", "e@5.0.0", "react@17.0.2", "real@2.0.0"]);
    assert.deepEqual(
      old.importers[0]?.dependencies.map(({ range, target }) => [range, target]),
      [
        ["^1.0.0", "/@s/a/1.0.0_react@17.0.2"],
        ["npm:real@2", "/real/2.0.0"],
      ],
    );
    const kinds = [...old.packages.values()].map(({ name, source }) => `${name} ${source.kind}`).sort();
    assert.deepEqual(kinds, ["@s/a registry", "c registry", "d git", "e local", "react registry", "real registry"]);
    assert.equal(old.packages.get("/react/17.0.2")?.hasInstallScript, true);
    const six = read(`lockfileVersion: '6.0'
dependencies:
  '@s/a': {specifier: ^1.0.0, version: 1.0.0(react@17.0.2)}
packages:
  /@s/a@1.0.0(react@17.0.2): {resolution: {integrity: sha512-a}, dependencies: {react: 17.0.2}}
  /react@17.0.2: {resolution: {integrity: sha512-r}}
`);
    assert.deepEqual(namesOf(six), ["@s/a@1.0.0", "react@17.0.2"]);
    assert.deepEqual(six.packages.get("/@s/a@1.0.0(react@17.0.2)")?.dependencies[0]?.target, "/react@17.0.2");
  });

  it("reads the project behind pnpm's own document, and that one, too", () => {
    const own = `---
lockfileVersion: '9.0'
importers:
  .:
    configDependencies: {}
    packageManagerDependencies:
      pnpm: {specifier: 12.0.0, version: 12.0.0}
packages:
  pnpm@12.0.0: {resolution: {integrity: sha512-p}}
snapshots:
  pnpm@12.0.0: {}
`;
    const lockfile = read(`${own}
---
lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a: {specifier: ^1.0.0, version: 1.0.0}
packages:
  a@1.0.0: {resolution: {integrity: sha512-a}}
snapshots:
  a@1.0.0: {}
`);
    assert.deepEqual(namesOf(lockfile), ["a@1.0.0", "pnpm@12.0.0"]);
    assert.deepEqual(
      lockfile.importers.map(({ path, dependencies }) => [path, dependencies.map(({ name }) => name)]),
      [["", ["a"]]],
    );
    assert.equal(lockfile.packages.get("pnpm@12.0.0")?.isDevelopment, true);
    assert.match(read(own).problems[0]?.message ?? "", /does not say what is installed/, "cut off behind the first document");
  });

  it("never takes what it does not understand for clean", () => {
    const head = "lockfileVersion: '9.0'\n";
    for (const [text, says] of [
      ["", /does not say|no lockfileVersion/],
      ["lockfileVersion: '10.0'\n", /lockfileVersion 10.0 is not known/],
      ["shrinkwrapVersion: 3\n", /no lockfileVersion/],
      [`${head}packages:\n  a@1.0.0: {resolution: {integrity`, /not YAML/],
      [`${head}importers:\n  .:\n    dependencies:\n      a: {specifier: '1', version: 1.0.0}\n`, /a@1.0.0 is asked for but missing here/],
      [`${head}packages:\n  a@1.0.0: {}\n  a@1.0.0: {}\n`, /not YAML/],
      [`${head}packages:\n  a: {}\n`, /which version of a is installed/],
      [`${head}<<<<<<< HEAD\npackages: {}\n=======\n>>>>>>> x\n`, /a merge left its conflict/],
      [`${head}x: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`, /not YAML/],
      [`${head}x:\n${Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth + 1)}a:`).join("\n")}\n`, /not YAML/],
    ] as const) {
      const lockfile = read(text);
      assert.equal(lockfile.isComplete, false, text.slice(0, 60));
      assert.match(lockfile.problems[0]?.message ?? "", says, text.slice(0, 80));
    }
  });

  it("is not led astray by names that objects inherit", () => {
    const lockfile = read(`lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      __proto__: {specifier: '1', version: 1.0.0}
      constructor: {specifier: '1', version: 1.0.0}
packages:
  __proto__@1.0.0: {resolution: {integrity: x}}
  constructor@1.0.0: {resolution: {integrity: x}}
snapshots:
  __proto__@1.0.0: {dependencies: {constructor: 1.0.0}}
  constructor@1.0.0: {dependencies: {__proto__: 1.0.0}}
`);
    assert.deepEqual(namesOf(lockfile), ["__proto__@1.0.0", "constructor@1.0.0"]);
    assert.deepEqual(
      lockfile.importers[0]?.dependencies.map(({ target }) => target),
      ["__proto__@1.0.0", "constructor@1.0.0"],
    );
    assert.equal(({} as Record<string, unknown>).specifier, undefined);
  });
});
