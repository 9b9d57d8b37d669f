import assert from "node:assert/strict";
import { type Entries, PublicModules } from "./public-modules";
import { TemporaryFolders } from "./testing/temporary-folder";

const folders = new TemporaryFolders();

describe("modules whose exports a package's users get", () => {
  afterEach(() => {
    folders.removeAll();
  });

  /** Which of the files are public, in the order in which they are given. */
  const publicOf = (entries: Entries, files: Readonly<Record<string, string>>): string[] => {
    const folder = folders.make(files);
    const modules = new PublicModules(folder.path, entries);
    return Object.keys(files).filter((path) => modules.has(folder.join(path)));
  };

  it("are its entries, by whatever field and condition", () => {
    const files = { "main.js": "", "module.mjs": "", "lib/a.cjs": "", "lib/b.js": "", "lib/own.js": "" };
    const exports = { ".": { import: "./module.mjs", require: { node: "./lib/a.cjs" } }, "./b": "./lib/b.js", "./own": null };
    assert.deepEqual(publicOf({ main: "main" }, files), ["main.js"]);
    assert.deepEqual(publicOf({ main: "./main.js", module: "module.mjs" }, files), ["main.js", "module.mjs"]);
    assert.deepEqual(publicOf({ exports }, files), ["module.mjs", "lib/a.cjs", "lib/b.js"]);
    assert.deepEqual(publicOf({ main: 5, exports: [null] }, { "index.js": "", "a.js": "" }), ["index.js"]);
  });

  it("are all of a folder that is exported", () => {
    const files = { "index.js": "", "lib/a.js": "", "lib/deep/b.js": "", "other/c.js": "" };
    assert.deepEqual(publicOf({ exports: { "./*": "./lib/*.js" } }, files), ["lib/a.js", "lib/deep/b.js"]);
  });

  it("are all of the folder's source where it is built, and no others of that", () => {
    const files = { "src/index.ts": "", "src/icons/a.ts": "", "src/own/b.ts": "" };
    assert.deepEqual(publicOf({ exports: { "./*": "./dist/esm/icons/*.js" } }, files), ["src/index.ts", "src/icons/a.ts"]);
    assert.deepEqual(publicOf({ exports: { "./icons/*": "./icons/*.js" } }, files), ["src/index.ts"]);
  });

  it("are no programs that happen to lie in such a folder, unless an entry names them", () => {
    const files = { "lib/a.js": "", "lib/bin/run.js": "", "src/bin/run.ts": "" };
    const everything = { "./*": "./lib/*", "./src/*": "./src/*" };
    assert.deepEqual(publicOf({ exports: everything, bin: { run: "lib/bin/run.js" } }, files), ["lib/a.js"]);
    assert.deepEqual(publicOf({ exports: everything, bin: "./lib/bin/run.js" }, files), ["lib/a.js"]);
    assert.deepEqual(publicOf({ main: "lib/bin/run", exports: everything, bin: "lib/bin/run.js" }, files), Object.keys(files));
  });

  it("are what these hand on, from module to module", () => {
    const files = {
      "index.js": 'module.exports = require("./lib");',
      "lib/index.js": 'const a = require("./a");\nconst own = require("./own");\nexports.a = a;\nown();',
      "lib/a.js": 'module.exports = class extends require("../base") {};',
      "lib/own.js": "",
      "base.js": "",
    };
    assert.deepEqual(publicOf({ main: "index.js" }, files), ["index.js", "lib/index.js", "lib/a.js", "base.js"]);
  });

  it("are the sources of what is built, whether or not that is there", () => {
    const files = { "src/index.ts": 'export * from "./client.js";', "src/client.ts": "", "src/own.ts": "" };
    assert.deepEqual(publicOf({ main: "dist/index.js" }, files), ["src/index.ts", "src/client.ts"]);
    const built = { "dist/cjs/client.js": "", ...files };
    assert.deepEqual(publicOf({ main: "dist/cjs/client.js" }, built), ["dist/cjs/client.js", "src/index.ts", "src/client.ts"]);
  });

  it("are not known where no entry is found", () => {
    const folder = folders.make({ "code/a.js": "", "outside.js": "" });
    assert.equal(new PublicModules(folder.path, { main: "dist/a.js" }).isEmpty, true);
    assert.equal(new PublicModules(folder.join("code"), { main: "../outside.js", exports: { "./*": "../*.js" } }).isEmpty, true);
  });

  it("may import each other in a circle", () => {
    const files = { "index.js": 'exports.a = require("./a");', "a.js": 'exports.b = require("./index");' };
    assert.deepEqual(publicOf({}, files), ["index.js", "a.js"]);
  });
});
