import assert from "node:assert/strict";
import { bound, matched } from "../testing";

const HASH = "crypto.createHash(...)";

describe("patterns: names", () => {
  const alike: [how: string, code: string, found: string][] = [
    ["the package's own name", `import crypto from "crypto"; crypto.createHash("a")`, `crypto.createHash("a")`],
    ["a namespace import", `import * as c from "node:crypto"; c.createHash("a")`, `c.createHash("a")`],
    ["a renamed named import", `import { createHash as h } from "node:crypto"; h("a")`, `h("a")`],
    ["require", `const c = require("crypto"); c.createHash("a")`, `c.createHash("a")`],
    ["require at once", `require("crypto").createHash("a")`, `require("crypto").createHash("a")`],
    ["destructured require", `const { createHash: h } = require("crypto"); h("a")`, `h("a")`],
    ["a member by its text", `import c from "crypto"; c["createHash"]("a")`, `c["createHash"]("a")`],
    ["a constant member", `import c from "crypto"; const H = "createHash"; c[H]("a")`, `c[H]("a")`],
    ["an alias of the alias", `import c from "crypto"; const d = c; d.createHash("a")`, `d.createHash("a")`],
    ["an undeclared name", `crypto.createHash("a")`, `crypto.createHash("a")`],
    ["a parameter of that name", `function f(crypto) { crypto.createHash("a"); }`, `crypto.createHash("a")`],
    ["a variable that may be anything", `const crypto = make(); crypto.createHash("a")`, `crypto.createHash("a")`],
  ];
  for (const [how, code, found] of alike) {
    it(`match ${how}`, () => {
      assert.deepEqual(matched(HASH, code), [found]);
    });
  }

  const different: [what: string, code: string][] = [
    ["the import of another package", `import crypto from "crypto-js"; crypto.createHash("a")`],
    ["a named import from another package", `import { crypto } from "other"; crypto.createHash("a")`],
    ["the require of another package", `const crypto = require("crypto-js"); crypto.createHash("a")`],
    ["a module of one's own", `import crypto from "./crypto"; crypto.createHash("a")`],
    ["the require of a module of one's own", `const crypto = require("./crypto"); crypto.createHash("a")`],
    ["a function declared under the name", `function crypto() {} crypto.createHash("a")`],
    ["a class declared under the name", `class crypto {} crypto.createHash("a")`],
    ["an object of one's own", `const crypto = { createHash() {} }; crypto.createHash("a")`],
    ["the same member of something else", `import c from "crypto-js"; c.createHash("a")`],
    ["a function of the member's name", `import { createHash } from "other"; createHash("a")`],
  ];
  for (const [what, code] of different) {
    it(`do not match ${what}`, () => {
      assert.deepEqual(matched(HASH, code), []);
    });
  }

  it("take parts of a package for the package", () => {
    assert.equal(matched("fs.readFile(...)", `import { promises as fs } from "node:fs"; fs.readFile(p)`).length, 1);
    assert.equal(matched("fs.readFile(...)", `import fs from "fs/promises"; fs.readFile(p)`).length, 1);
  });

  it("that nobody else defines mean whatever is called so", () => {
    assert.equal(matched("app.get(...)", `import app from "./app"; app.get("/")`).length, 1);
    assert.equal(matched("jwt.sign(...)", `import jwt from "jsonwebtoken"; jwt.sign(a)`).length, 1);
  });

  it("of globals are found behind window, and not under something declared", () => {
    assert.deepEqual(matched("eval($X)", "eval(a); window.eval(b); globalThis.eval(c)"), [
      "eval(a)",
      "window.eval(b)",
      "globalThis.eval(c)",
    ]);
    assert.deepEqual(matched("window.location.href", "location.href; window.location.href"), ["location.href", "window.location.href"]);
    assert.deepEqual(matched("eval($X)", "function eval(x) {} eval(a)"), []);
    assert.deepEqual(matched("eval($X)", `import { eval } from "mathjs"; eval(a)`), []);
  });

  it("written with require in the pattern are the same", () => {
    assert.equal(matched(`require("child_process").exec(...)`, `import { exec } from "node:child_process"; exec(a)`).length, 1);
  });

  it("behind a metavariable are the package that an alias hides", () => {
    assert.deepEqual(bound("$C.createHash($A)", `import { createHash as h } from "crypto"; h("a"); c.createHash("b")`), [
      { $A: `"a"`, $C: "crypto" },
      { $A: `"b"`, $C: "c" },
    ]);
    assert.equal(matched("$C.$F($A)", `import { createHash as h } from "crypto"; h("a")`).length, 1);
  });

  it("do not reach through a local variable", () => {
    assert.deepEqual(matched("$EL.innerHTML = $X", "const html = element.innerHTML; html = 1;"), []);
    assert.deepEqual(matched("$X.value", "const v = input.value; foo(v)"), ["input.value"]);
  });

  it("that are computed match computed members only", () => {
    assert.deepEqual(bound("$O[$K]", `a[b]; a.c; a["d"]`), [
      { $O: "a", $K: "b" },
      { $O: "a", $K: `"d"` },
    ]);
    assert.deepEqual(matched(`$O["d"]`, `a.d; a["d"]; a[d]`), ["a.d", `a["d"]`]);
  });

  it("that are private are private", () => {
    assert.deepEqual(matched("this.#x", "class A { #x = 1; x = 2; f() { this.#x; this.x; } }"), ["this.#x"]);
  });
});
