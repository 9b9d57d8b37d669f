import assert from "node:assert/strict";
import { isPublishable, Manifests } from "./manifest";
import { TemporaryFolders } from "./testing/temporary-folder";

const folders = new TemporaryFolders();
const library = { name: "x", version: "1.0.0", main: "index.js" };

describe("manifest", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("calls a package publishable that npm would publish with an entry", () => {
    assert.equal(isPublishable(library), true);
    assert.equal(isPublishable({ name: "x", version: "1.0.0", exports: "./x.js" }), true);
    assert.equal(isPublishable({ name: "x", version: "1.0.0", files: ["lib"] }), true);
    assert.equal(isPublishable({ ...library, private: false }), true);
    for (const other of [
      { ...library, private: true },
      { name: "x", version: "1.0.0" },
      { ...library, version: undefined },
      [],
      null,
      "x",
    ]) {
      assert.equal(isPublishable(other), false, JSON.stringify(other));
    }
  });

  it("does not take an application for a library: what it starts is its own entry", () => {
    assert.equal(isPublishable({ ...library, main: "server.js", scripts: { start: "node server.js" } }), false);
    assert.equal(
      isPublishable({ ...library, main: "./dist/server.js", scripts: { start: "NODE_ENV=production node dist/server" } }),
      false,
    );
    assert.equal(isPublishable({ ...library, scripts: { start: "node examples/demo.js" } }), true);
  });

  it("does not take a program for a library: its user chooses what it is given", () => {
    const programs = [{ preferGlobal: true }, { productName: "X" }, { engines: { vscode: "^1.90.0" } }];
    for (const program of programs) assert.equal(isPublishable({ ...library, ...program }), false, JSON.stringify(program));
    assert.equal(isPublishable({ ...library, bin: "cli.js", engines: { node: ">=20" } }), true);
    assert.equal(isPublishable({ name: "x", version: "1.0.0", files: ["cli.js"], bin: "cli.js" }), false);
  });

  it("finds the nearest package.json, not one further up", () => {
    const folder = folders.make({
      "package.json": JSON.stringify({ private: true }),
      "packages/a/package.json": JSON.stringify(library),
      "packages/a/lib/deep/x.js": "",
      "packages/broken/package.json": "{ not json",
    });
    const manifests = new Manifests();
    assert.deepEqual(manifests.nearest(folder.join("packages/a/lib/deep")), {
      folder: folder.join("packages/a"),
      places: new Set(["packages"]),
      entries: { main: "index.js" },
      dependencies: new Map(),
    });
    assert.deepEqual(manifests.nearest(folder.join("packages")), {
      folder: folder.path,
      places: new Set(),
      entries: {},
      dependencies: new Map(),
    });
    assert.deepEqual(manifests.nearest(folder.join("packages/broken")), {
      folder: folder.join("packages/broken"),
      places: new Set(),
      entries: {},
      dependencies: new Map(),
    });
  });

  it("takes a package.json that only says how its folder is loaded for a part of the package above", () => {
    const folder = folders.make({
      "package.json": JSON.stringify({ ...library, dependencies: { pg: "^8.0.0" } }),
      "esm/package.json": JSON.stringify({ type: "module" }),
      "hooks/package.json": JSON.stringify({ name: "x/hooks", main: "./index.js" }),
      "example/package.json": JSON.stringify({ name: "example", dependencies: { x: "*" } }),
      "site/package.json": JSON.stringify({ private: true }),
    });
    const manifests = new Manifests();
    const whole = {
      folder: folder.path,
      places: new Set(["packages"]),
      entries: { main: "index.js" },
      dependencies: new Map([["pg", "^8.0.0"]]),
    };
    assert.deepEqual(manifests.nearest(folder.join("esm")), whole);
    assert.deepEqual(manifests.nearest(folder.join("hooks")), whole);
    assert.equal(manifests.nearest(folder.join("example"))?.places.has("packages"), false);
    assert.equal(manifests.nearest(folder.join("site"))?.places.has("packages"), false);
  });

  it("reads the ranges of all kinds of dependencies, those needed at run time first", () => {
    const folder = folders.make({
      "package.json": JSON.stringify({
        dependencies: { a: "^1.0.0" },
        devDependencies: { a: "^2.0.0", b: "3" },
        peerDependencies: { c: 4 },
      }),
    });
    const dependencies = new Manifests().nearest(folder.path)?.dependencies;
    assert.deepEqual([...(dependencies ?? [])].sort(), [
      ["a", "^1.0.0"],
      ["b", "3"],
    ]);
  });
});
