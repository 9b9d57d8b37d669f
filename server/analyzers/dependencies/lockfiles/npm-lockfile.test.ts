import assert from "node:assert/strict";
import type { Lockfile } from "./lockfile";
import { readNpmLockfile } from "./npm-lockfile";

const read = (json: unknown): Lockfile =>
  readNpmLockfile("file:///p/package-lock.json", typeof json === "string" ? json : JSON.stringify(json, null, 2));
const lineOf = (lockfile: Lockfile, id: string): number =>
  lockfile.text.slice(0, lockfile.spanOf(lockfile.packages.get(id)!).start).split("\n").length;

describe("readNpmLockfile", () => {
  it("reads packages, where they come from and what they ask for", () => {
    const lockfile = read({
      lockfileVersion: 3,
      packages: {
        "": {
          name: "app",
          dependencies: { a: "^1.0.0", tar: "https://example.test/tar.tgz", lib: "file:lib" },
          devDependencies: { g: "github:o/g" },
        },
        lib: { name: "@own/lib", version: "2.0.0", dependencies: { b: "1" }, devDependencies: { a: "1" } },
        "node_modules/a": {
          version: "1.2.3",
          resolved: "https://registry.example.test/a/-/a-1.2.3.tgz",
          integrity: "sha512-x",
          dependencies: { b: "*" },
          hasInstallScript: true,
          license: "MIT",
          engines: { node: ">=4" },
        },
        "node_modules/a/node_modules/b": { name: "real-b", version: "1.0.0", dev: true, optional: true, deprecated: "no longer" },
        "node_modules/b": { version: "2.0.0", devOptional: true, license: { type: "ISC" } },
        "node_modules/g": { version: "0.1.0", resolved: "git+ssh://git@github.com/o/g.git#0123456789abcdef0123456789abcdef01234567" },
        "node_modules/lib": { resolved: "lib", link: true },
        "node_modules/tar": { version: "3.0.0", resolved: "https://example.test/tar.tgz" },
        "node_modules/tar/node_modules/inner": { version: "1.0.0", inBundle: true },
      },
    });
    assert.equal(lockfile.isComplete, true);
    const get = (id: string) => lockfile.packages.get(id)!;
    assert.deepEqual(
      lockfile.importers.map(({ path, name }) => [path, name]),
      [
        ["", "app"],
        ["lib", "@own/lib"],
      ],
    );
    assert.deepEqual(get("node_modules/a").dependencies, [
      { name: "b", range: "*", field: "dependencies", target: "node_modules/a/node_modules/b" },
    ]);
    assert.deepEqual(
      [get("node_modules/a").hasInstallScript, get("node_modules/a").licence, get("node_modules/a").nodeRange],
      [true, "MIT", ">=4"],
    );
    const inner = get("node_modules/a/node_modules/b");
    assert.deepEqual([inner.name, inner.isDevelopment, inner.isOptional, inner.deprecated], ["real-b", true, true, "no longer"]);
    assert.deepEqual([get("node_modules/b").isDevelopment, get("node_modules/b").licence], [false, "ISC"]);
    assert.deepEqual(get("node_modules/g").source, {
      kind: "git",
      address: "git+ssh://git@github.com/o/g.git#0123456789abcdef0123456789abcdef01234567",
      commit: "0123456789abcdef0123456789abcdef01234567",
    });
    assert.deepEqual(get("node_modules/tar").source, { kind: "http", address: "https://example.test/tar.tgz" });
    assert.equal(get("node_modules/tar/node_modules/inner").isBundled, true);
    const lib = get("node_modules/lib");
    assert.deepEqual([lib.name, lib.version, lib.source], ["@own/lib", "2.0.0", { kind: "local", path: "lib" }]);
    assert.deepEqual(
      lib.dependencies.map(({ target }) => target),
      ["node_modules/b"],
      "what it needs while developing stays out",
    );
    assert.equal(lockfile.text.split("\n")[lineOf(lockfile, "node_modules/b") - 1]?.trim(), '"node_modules/b": {');
  });

  it("reads the tree of lockfileVersion 1", () => {
    const lockfile = read({
      lockfileVersion: 1,
      requires: true,
      dependencies: {
        a: {
          version: "1.0.0",
          resolved: "https://registry.example.test/a/-/a-1.0.0.tgz",
          requires: { b: "^1.0.0" },
          dependencies: { b: { version: "1.5.0", dev: true, bundled: true } },
        },
        alias: { version: "npm:@s/real@4.2.0" },
        b: { version: "2.0.0", optional: true },
        folder: { version: "file:lib" },
        git: { version: "git+ssh://git@github.com/o/r.git#0123456789abcdef0123456789abcdef01234567", from: "github:o/r" },
        tar: { version: "https://example.test/tar.tgz", integrity: "sha512-x" },
      },
    });
    const get = (id: string) => lockfile.packages.get(id)!;
    assert.equal(lockfile.isComplete, true);
    assert.deepEqual(
      get("node_modules/a").dependencies.map(({ target }) => target),
      ["node_modules/a/node_modules/b"],
    );
    assert.deepEqual([get("node_modules/a/node_modules/b").isDevelopment, get("node_modules/a/node_modules/b").isBundled], [true, true]);
    assert.deepEqual([get("node_modules/alias").name, get("node_modules/alias").version], ["@s/real", "4.2.0"]);
    assert.deepEqual(
      ["folder", "git", "tar"].map((name) => get(`node_modules/${name}`).source.kind),
      ["local", "git", "http"],
    );
    assert.equal(lockfile.resolve("b", "whatever")?.version, "2.0.0");
    assert.equal(lockfile.text.split("\n")[lineOf(lockfile, "node_modules/a/node_modules/b") - 1]?.trim(), '"b": {');
    assert.notEqual(lineOf(lockfile, "node_modules/a/node_modules/b"), lineOf(lockfile, "node_modules/b"));
  });

  it("never takes what it does not understand for clean", () => {
    for (const [text, says] of [
      ["", /not JSON.*npm install/],
      ['{"lockfileVersion": 3, "packages": {', /not JSON/],
      ["[]", /holds an object/],
      ["null", /holds an object/],
      ['{"lockfileVersion": 4, "packages": {}}', /lockfileVersion 4 is not known/],
      ['{"lockfileVersion": "3", "packages": {}}', /lockfileVersion "3" is not known/],
      ['{"lockfileVersion": 2}', /"packages" is no object/],
      ['{"lockfileVersion": 3, "packages": []}', /"packages" is no object/],
      ['{"dependencies": 3}', /"dependencies" is no object/],
      ['{"packages": {"node_modules/a": 3}}', /node_modules\/a is no object/],
      ['{"packages": {"node_modules/a": {}}}', /a has no version/],
      [`{"packages": ${"[".repeat(10_000)}`, /not JSON/],
      [`{"packages": ${"[".repeat(10_000)}${"]".repeat(10_000)}}`, /"packages" is no object/],
    ] as const) {
      const lockfile = read(text);
      assert.equal(lockfile.isComplete, false, text.slice(0, 60));
      assert.match(lockfile.problems[0]?.message ?? "", says);
    }
  });

  it("says at the mark that a merge left its conflict", () => {
    const lockfile = read('{\n  "lockfileVersion": 3,\n<<<<<<< HEAD\n  "packages": {}\n=======\n>>>>>>> topic\n}');
    assert.match(lockfile.problems[0]?.message ?? "", /a merge left its conflict here/);
    const { start, end } = lockfile.problems[0]!.span;
    assert.equal(lockfile.text.slice(start, end), "<<<<<<< HEAD");
  });

  it("reads what is sound of a lockfile with one bad entry", () => {
    const lockfile = read({ packages: { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/b": [] } });
    assert.equal(lockfile.packages.get("node_modules/a")?.version, "1.0.0");
    assert.equal(lockfile.isComplete, false);
  });

  it("is not led astray by names that objects inherit", () => {
    const lockfile = read(
      '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"constructor": "1", "toString": "1", "__proto__": "1"}},' +
        ' "__proto__": {"version": "6.6.6"}, "node_modules/__proto__": {"version": "1.0.0", "__proto__": {"dev": true}}}}',
    );
    assert.equal(({} as { version?: string }).version, undefined);
    assert.deepEqual(
      lockfile.importers.find(({ path }) => path === "__proto__")?.dependencies.map(({ name }) => name),
      [],
      "an importer called __proto__ asks for nothing",
    );
    const own = lockfile.importers.find(({ path }) => path === "");
    assert.deepEqual(
      own?.dependencies.map(({ name, target }) => [name, target]),
      [
        ["constructor", undefined],
        ["toString", undefined],
        ["__proto__", "node_modules/__proto__"],
      ],
    );
    assert.equal(lockfile.packages.get("node_modules/__proto__")?.isDevelopment, false);
  });

  it("ends on trees that nest without end", () => {
    const depth = 10_000;
    const text = `{"lockfileVersion": 1, "dependencies": ${'{"a": {"version": "1.0.0", "dependencies": '.repeat(depth)}{}${"}}".repeat(depth)}}`;
    const lockfile = read(text);
    assert.match(lockfile.problems[0]?.message ?? "", /nests too deeply/);
    assert.ok(lockfile.packages.size > 10);
  });
});
