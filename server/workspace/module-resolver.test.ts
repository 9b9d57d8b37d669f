import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ModuleResolver } from "./module-resolver";
import { TemporaryFolders, type TemporaryFolder } from "./testing/temporary-folder";

const folders = new TemporaryFolders();

/** Asks where a specifier in `from` leads; answers below the root, with `/`. */
function asker(files: Readonly<Record<string, string>>): {
  ask: (specifier: string, from?: string) => string | undefined;
  folder: TemporaryFolder;
} {
  const folder = folders.make(files);
  const resolver = new ModuleResolver(folder.path);
  const ask = (specifier: string, from = "a.js"): string | undefined =>
    resolver
      .resolve(specifier, join(folder.path, from))
      ?.slice(folder.path.length + 1)
      .split("\\")
      .join("/");
  return { ask, folder };
}

describe("where imports lead", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("tries extensions, folders and their entries", () => {
    const { ask } = asker({
      "b.js": "",
      "c.ts": "",
      "d/index.js": "",
      "e/package.json": '{ "main": "lib/start.js" }',
      "e/lib/start.js": "",
      "f.jsx": "",
      "g.tsx": "",
      "h.mjs": "",
      "sub/x.js": "",
    });
    assert.equal(ask("./b"), "b.js");
    assert.equal(ask("./b.js"), "b.js");
    assert.equal(ask("./c"), "c.ts");
    assert.equal(ask("./d"), "d/index.js");
    assert.equal(ask("./d/"), "d/index.js");
    assert.equal(ask("./e"), "e/lib/start.js");
    assert.equal(ask("./f"), "f.jsx");
    assert.equal(ask("./g"), "g.tsx");
    assert.equal(ask("./h.mjs"), "h.mjs");
    assert.equal(ask("../b", "sub/x.js"), "b.js");
    assert.equal(ask(".", "d/x.js"), "d/index.js");
    assert.equal(ask("./nowhere"), undefined);
  });

  it("takes TypeScript for the JavaScript that is made of it, and code before declarations", () => {
    const { ask } = asker({ "b.ts": "", "c.d.ts": "", "c.js": "", "d.d.ts": "", "e.mts": "" });
    assert.equal(ask("./b.js"), "b.ts");
    assert.equal(ask("./c"), "c.js");
    assert.equal(ask("./c.js"), "c.js");
    assert.equal(ask("./d"), undefined);
    assert.equal(ask("./e.mjs"), "e.mts");
  });

  it("leads to no data, no package and nothing in node_modules", () => {
    const { ask } = asker({
      "data.json": "{}",
      "node_modules/pg/package.json": '{ "main": "index.js" }',
      "node_modules/pg/index.js": "",
    });
    assert.equal(ask("./data.json"), undefined);
    assert.equal(ask("pg"), undefined);
    assert.equal(ask("./node_modules/pg"), undefined);
    assert.equal(ask("node:fs"), undefined);
    assert.equal(ask("https://example.test/x.js"), undefined);
  });

  it("heeds paths and baseUrl of the nearest tsconfig.json, also inherited and with comments", () => {
    const { ask } = asker({
      "tsconfig.base.json":
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["src/lib/*"], "~/config": ["src/config.ts"] } } }',
      "tsconfig.json": '{ // ours\n "extends": "./tsconfig.base.json", }',
      "src/lib/db.ts": "",
      "src/config.ts": "",
      "web/jsconfig.json": '{ "compilerOptions": { "paths": { "ui/*": ["./components/*"] } } }',
      "web/components/button.jsx": "",
    });
    assert.equal(ask("@lib/db", "src/deep/a.ts"), "src/lib/db.ts");
    assert.equal(ask("~/config"), "src/config.ts");
    assert.equal(ask("src/config"), "src/config.ts");
    assert.equal(ask("ui/button", "web/pages/a.js"), "web/components/button.jsx");
    assert.equal(ask("@lib/db", "web/a.js"), undefined);
  });

  it("heeds imports and exports of package.json", () => {
    const { ask } = asker({
      "package.json":
        '{ "name": "shop", "imports": { "#db": "./src/db.js", "#lib/*": "./src/lib/*.js" }, "exports": { ".": "./src/main.js", "./kit": "./src/kit.js" } }',
      "src/db.js": "",
      "src/lib/x.js": "",
      "src/main.js": "",
      "src/kit.js": "",
    });
    assert.equal(ask("#db"), "src/db.js");
    assert.equal(ask("#lib/x"), "src/lib/x.js");
    assert.equal(ask("shop"), "src/main.js");
    assert.equal(ask("shop/kit"), "src/kit.js");
  });

  for (const [manager, files] of Object.entries({
    npm: { "package.json": '{ "workspaces": ["packages/*", "!packages/old"] }' },
    yarn: { "package.json": '{ "workspaces": { "packages": ["./packages/*"] } }' },
    pnpm: { "package.json": "{}", "pnpm-workspace.yaml": 'packages:\n  - "packages/*"\n' },
  })) {
    it(`finds the packages of a ${manager} workspace that nobody has installed`, () => {
      const { ask } = asker({
        ...files,
        "packages/data/package.json": '{ "name": "@shop/data", "main": "dist/index.js" }',
        "packages/data/src/index.ts": "",
        "packages/data/src/orders.ts": "",
        "packages/kit/package.json": '{ "name": "kit", "exports": { ".": "./main.js", "./deep": "./inside/deep.js" } }',
        "packages/kit/main.js": "",
        "packages/kit/inside/deep.js": "",
        "packages/web/package.json": '{ "name": "web" }',
      });
      assert.equal(ask("@shop/data", "packages/web/a.js"), "packages/data/src/index.ts");
      assert.equal(ask("@shop/data/orders", "packages/web/a.js"), "packages/data/src/orders.ts");
      assert.equal(ask("kit", "packages/web/a.js"), "packages/kit/main.js");
      assert.equal(ask("kit/deep", "packages/web/a.js"), "packages/kit/inside/deep.js");
      assert.equal(ask("express", "packages/web/a.js"), undefined);
    });
  }

  it("never leads out of the project, by dots or by links", () => {
    const outside = folders.make({ "secret.js": "", "tsconfig.json": "{}" });
    const { ask, folder } = asker({ "b.js": "", "tsconfig.json": `{ "extends": ${JSON.stringify(join(outside.path, "tsconfig.json"))} }` });
    symlinkSync(outside.path, join(folder.path, "linked"));
    assert.equal(ask("./linked/secret"), undefined);
    assert.equal(ask(`../${outside.path.split("/").at(-1) ?? ""}/secret`), undefined);
    assert.equal(ask("./b"), "b.js");
  });

  it("survives configuration that makes no sense", () => {
    const { ask } = asker({
      "package.json": '{ "workspaces": [1, null, {}], "imports": 7',
      "pnpm-workspace.yaml": "packages: {{{",
      "tsconfig.json": '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": 3, "baseUrl": [] } ',
      "b.js": "",
    });
    assert.equal(ask("./b"), "b.js");
    assert.equal(ask("#x"), undefined);
    assert.equal(ask(""), undefined);
  });

  it("forgets what it knew when it is told that files came or went", () => {
    const folder = folders.make({});
    const resolver = new ModuleResolver(folder.path);
    const from = join(folder.path, "a.js");
    assert.equal(resolver.resolve("./late", from), undefined);
    mkdirSync(join(folder.path, "late"));
    writeFileSync(join(folder.path, "late", "index.js"), "");
    resolver.forget();
    assert.equal(resolver.resolve("./late", from), join(folder.path, "late", "index.js"));
  });
});
