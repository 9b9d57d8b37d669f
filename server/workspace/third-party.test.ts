import assert from "node:assert/strict";
import { isGeneratedFile, isSomebodyElsesFolder, looksGenerated } from "./third-party";

const statement = 'function f(a){return a?b(a.c,"d"):e}var g=f(h);';

function among(...names: string[]): ReadonlySet<string> {
  return new Set(names);
}

describe("third-party code", () => {
  it("knows folders by name, build output by the sources beside it, copies by the browser files around them", () => {
    assert.equal(isSomebodyElsesFolder("node_modules", "x", among()), true);
    assert.equal(isSomebodyElsesFolder("dist", "x", among("dist", "src")), true);
    assert.equal(isSomebodyElsesFolder("dist", "x", among("dist", "package.json")), false);
    assert.equal(isSomebodyElsesFolder("vendor", "public", among()), true);
    assert.equal(isSomebodyElsesFolder("vendor", "bin", among()), true);
    assert.equal(isSomebodyElsesFolder("vendor", "controllers", among()), false);
    assert.equal(isSomebodyElsesFolder("lib", "wwwroot", among()), true);
    assert.equal(isSomebodyElsesFolder("lib", "web", among()), false);
    assert.equal(isSomebodyElsesFolder("test", "x", among("src")), false);
    assert.equal(isSomebodyElsesFolder("worktrees", ".claude", among()), true, "the same once more");
    assert.equal(isSomebodyElsesFolder("worktrees", "src", among()), false);
  });

  it("knows generated files by name", () => {
    for (const name of [
      "a.min.js",
      "a-min.js",
      "a.prod.min.mjs",
      "main.bundle.js",
      "a.d.ts",
      "a.d.mts",
      "style.d.css.ts",
      ".pnp.cjs",
      "chunk-WJJ2QJZH.mjs",
      "highlight-worker.c204f7cf33.js",
      "main-0f9a8b7c6d5e.chunk.js",
      "chunk-7knyaw34.js",
    ]) {
      assert.equal(isGeneratedFile(name, "src", among()), true, name);
    }
    for (const name of ["admin.js", "a.ts", "minimal.js", "bundle.js", "d.ts", "road.ts", "chunk-handlers.js", "report-20241105.js"])
      assert.equal(isGeneratedFile(name, "src", among()), false, name);
  });

  it("looks at one of several builds", () => {
    for (const name of ["shop.esm.js", "shop.umd.js", "shop.module.js"])
      assert.equal(isGeneratedFile(name, "lib", among("shop.cjs.js", name)), true, name);
    assert.equal(isGeneratedFile("shop-es.js", "lib", among("shop-cjs.js", "shop-es.js")), true);
    assert.equal(isGeneratedFile("shop.mjs", "dist", among("shop.js", "shop.mjs")), true);
    assert.equal(isGeneratedFile("shop.mjs", "dist", among("shop.cjs", "shop.mjs")), true);
    assert.equal(isGeneratedFile("shop.mjs", "src", among("shop.js", "shop.mjs")), false, "not built");
    assert.equal(isGeneratedFile("shop.mjs", "utils", among("shop.cjs", "shop.mjs")), true);
    assert.equal(isGeneratedFile("shop.mjs", "utils", among("shop.js", "shop.mjs", "shop.d.mts")), true);
    assert.equal(isGeneratedFile("shop.esm.js", "dist", among("shop.esm.js")), false, "the only one");
    assert.equal(isGeneratedFile("shop.module.js", "dist", among("shop.js", "shop.module.js")), true);
    assert.equal(isGeneratedFile("shop.module.js", "src", among("shop.js", "shop.module.js")), false, "not built");
    assert.equal(isGeneratedFile("shop.cjs.js", "dist", among("shop.cjs.js", "shop.esm.js")), false, "the one that is looked at");
    assert.equal(isSomebodyElsesFolder("esm", "dist", among("cjs", "esm")), true);
    assert.equal(isSomebodyElsesFolder("esm", "shop", among("lib", "esm")), true);
    assert.equal(isSomebodyElsesFolder("es5", "shop", among("lib", "es5")), true);
    assert.equal(isGeneratedFile("shop.es.js", "dist", among("shop.es.js", "shop.node.js")), true);
    assert.equal(isSomebodyElsesFolder("es", "shop", among("lib", "es", "src")), true);
    assert.equal(isSomebodyElsesFolder("es", "locales", among("en", "es", "lib")), false, "Spanish");
    assert.equal(isSomebodyElsesFolder("lib", "shop", among("lib", "esm", "src")), true, "built from src");
    assert.equal(isSomebodyElsesFolder("lib", "shop", among("lib", "src")), false, "written");
    assert.equal(isSomebodyElsesFolder("lib-es6", "msal", among("lib-commonjs", "lib-es6")), true);
    assert.equal(isSomebodyElsesFolder("es", "locales", among("de", "es")), false);
    assert.equal(isSomebodyElsesFolder("module", "src", among("module", "page")), false);
    assert.equal(isSomebodyElsesFolder("system", "src", among("common", "system")), false, "what people call their own");
  });

  it("knows minified code, also below a licence", () => {
    assert.equal(looksGenerated(statement.repeat(300)), true);
    assert.equal(looksGenerated(`/*!\n${" * a line of a licence\n".repeat(30)} */\n${statement.repeat(2000)}`), true);
  });

  it("knows minified code whose lines are broken", () => {
    assert.equal(looksGenerated(`/*!\n${" * a line of a licence\n".repeat(30)} */\n${`${statement.repeat(8)}\n`.repeat(100)}`), true);
  });

  it("knows minified code with texts of several lines in it", () => {
    const templates = `const a = \`\n${"a line of a text\n".repeat(20)}\`;\n${statement.repeat(60)}\n`;
    assert.equal(looksGenerated(templates.repeat(10)), true);
  });

  it("knows what bundlers write", () => {
    assert.equal(looksGenerated(`"use strict";\nvar __commonJS = (cb, mod) => function __require() {\n};\n${statement}\n`), true);
    const ordinary = "const short = 1;\n".repeat(100);
    assert.equal(looksGenerated(ordinary + `${`if(a){b(c);d(e)}`.repeat(30)}\n`.repeat(20)), true, "packed lines beside ordinary ones");
    assert.equal(looksGenerated(ordinary + `const table="${"0a1b2c3d".repeat(60)}";\n`.repeat(20)), false, "data");
    assert.equal(looksGenerated(`// ../node_modules/shop/index.mjs\nexport const a = 1;\n`), true);
    assert.equal(looksGenerated(`/******/ (function(modules) { // webpackBootstrap\n${statement}\n`), true);
    assert.equal(looksGenerated(`(function webpackUniversalModuleDefinition(root, factory) {\n${statement}\n`), true);
    assert.equal(looksGenerated(`import fs from "fs";\n\nfunction getDefaultExportFromCjs (x) {\n  return x;\n}\n${statement}\n`), true);
    assert.equal(looksGenerated(`import fs from "fs";\n//#region src/url.ts\nconst a = 1;\n//#endregion\n`), true);
    assert.equal(looksGenerated(`#!/usr/bin/env bun\n// @bun\nimport{a}from"./b";\n`), true);
    assert.equal(looksGenerated(`\tvar commonjsGlobal = typeof globalThis !== "undefined" ? globalThis : {};\n${statement}\n`), true);
    assert.equal(looksGenerated(`${`${statement}\n`.repeat(3000)}\tvar hasRequiredTokens;\n`), true);
    assert.equal(looksGenerated(`var $0a1b2c3d4e5f6071$var$a = 1;\n${statement}\n`), true);
    assert.equal(looksGenerated(`function $parcel$export(e, n, v, s) {\n}\n${statement}\n`), true);
    const modules = ["// src/a.ts", "// src/b/c.ts", "// node_modules/ms/index.js"].map((comment) => `${comment}\n${statement}\n`);
    assert.equal(looksGenerated(`import fs from "fs";\n\n${modules.join("\n")}`), true);
    assert.equal(looksGenerated(`// src/a.ts\n${statement}\n`), false, "a file that begins with its name");
    assert.equal(looksGenerated(`//#region What others call\n${statement}\n//#endregion\n`), false, "a part of a file, named by people");
    assert.equal(looksGenerated(`export function getDefaultExportFromCjs(x) {\n  return x;\n}\n`), false, "what others import");
    assert.equal(looksGenerated(`var __export = (target, all) => {\n};\n${statement}\n`), false, "one module, rewritten");
    assert.equal(looksGenerated(`source.add("/******/ (() => { // webpackBootstrap");\n`), false, "what makes bundles");
  });

  it("does not take for minified what people write", () => {
    assert.equal(looksGenerated(`${statement}\n`.repeat(3000)), false, "short lines");
    assert.equal(looksGenerated(statement.repeat(20)), false, "one short file of one line");
    const explained = `export const number = 1; // ${"as it was counted ".repeat(12)}\n`;
    assert.equal(looksGenerated(explained.repeat(300)), false, "long lines of words");
    const data = `const logo = "${"QUJD".repeat(50_000)}";\n`;
    assert.equal(looksGenerated(data + `${statement}\n`.repeat(100)), false, "one long line of data among code");
  });
});
