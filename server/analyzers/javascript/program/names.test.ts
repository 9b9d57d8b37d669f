import assert from "node:assert/strict";
import type { TSESTree } from "@typescript-eslint/types";
import { SourceDocument } from "../../../core/document";
import { constantOf } from "./constants";
import { buildModule, type JavaScriptModule } from "./module";
import { nameOf } from "./names";

/** The module and the expression that is its last statement. */
function lastExpression(text: string): [JavaScriptModule, TSESTree.Node] {
  const module = buildModule(new SourceDocument("file:///a.ts", "typescript", 1, text));
  const last = module.ast.body.at(-1);
  assert.ok(last?.type === "ExpressionStatement");
  return [module, last.expression];
}

function name(text: string): string | undefined {
  return nameOf(...lastExpression(text));
}

function constant(text: string): unknown {
  return constantOf(...lastExpression(text));
}

describe("names of imported and global things", () => {
  it("sees through every form of import", () => {
    assert.equal(name('import { createHash as h } from "node:crypto"; h;'), "crypto.createHash");
    assert.equal(name('import crypto from "crypto"; crypto.createHash;'), "crypto.createHash");
    assert.equal(name('import * as crypto from "crypto"; crypto["createHash"];'), "crypto.createHash");
    assert.equal(name('const { createHash: h } = require("crypto"); h;'), "crypto.createHash");
    assert.equal(name('const { promises: { readFile } } = require("fs"); readFile;'), "fs.promises.readFile");
    assert.equal(name('require("child_process").exec;'), "child_process.exec");
    assert.equal(name('import cp = require("child_process"); cp.exec;'), "child_process.exec");
    assert.equal(name('const a = require("a"); const b = a.x; b.y;'), "a.x.y");
    assert.equal(name('const { default: got } = await import("got"); got.post;'), "got.post");
  });

  it("names globals, also through window", () => {
    assert.equal(name("document.cookie;"), "document.cookie");
    assert.equal(name("window.location.hash;"), "location.hash");
  });

  it("has no name for what is local, relative or assigned twice", () => {
    assert.equal(name('import x from "./x"; x.y;'), undefined);
    assert.equal(name("function f() {} f.x;"), undefined);
    assert.equal(name('let c = require("crypto"); c = other; c.createHash;'), undefined);
    assert.equal(name('function require(x) {} require("crypto").createHash;'), undefined);
  });
});

describe("constants", () => {
  it("folds literals, templates, sums and variables that never change", () => {
    assert.equal(constant('const a = "x"; const b = `${a}y`; b + 1;'), "xy1");
    assert.equal(constant("-1;"), -1);
    assert.equal(constant("const n = 1; n + 2;"), 3);
  });

  it("is silent where the value could differ", () => {
    assert.equal(constant('let a = "x"; a = "y"; a;'), undefined);
    assert.equal(constant("f();"), undefined);
    assert.equal(constant("/x/;"), undefined);
    assert.equal(constant("const a = b, b = a; a;"), undefined);
  });
});
