import assert from "node:assert/strict";
import { bound, matched } from "../testing";

describe("patterns: imports", () => {
  it("by a name match the other notations", () => {
    for (const code of [
      `import { exec } from "child_process";`,
      `import { spawn, exec } from "node:child_process";`,
      `const { exec } = require("child_process");`,
      `const { exec } = await import("node:child_process");`,
    ]) {
      assert.deepEqual(matched(`import { exec } from "child_process"`, code), [code], code);
      assert.deepEqual(matched(`const { exec } = require("child_process")`, code), [code], code);
    }
    assert.deepEqual(matched(`import { exec } from "child_process"`, `import cp from "child_process"; import { exec } from "other"`), []);
  });

  it("bind the name that the module uses", () => {
    assert.deepEqual(bound(`import { $X } from "a"`, `import { b, c as d } from "a"`), [{ $X: "b" }, { $X: "d" }]);
    assert.deepEqual(bound(`import { $X as $Y } from "a"`, `import { b as c } from "a"`), [{ $X: "b", $Y: "c" }]);
  });

  it("of the whole are a default, a namespace, or what require gives", () => {
    const code = `import a from "x"; import * as b from "x"; const c = require("x"); import d = require("x"); import e from "y";`;
    assert.deepEqual(
      bound(`const $X = require("x")`, code)
        .map(({ $X }) => $X)
        .sort(),
      ["a", "b", "c", "d"],
    );
    assert.deepEqual(
      bound(`import $X from "x"`, code).map(({ $X }) => $X),
      ["a", "c", "d"],
    );
    assert.deepEqual(
      bound(`import * as $X from "x"`, code).map(({ $X }) => $X),
      ["b", "c", "d"],
    );
  });

  it("for their effects match every import of the package", () => {
    assert.equal(
      matched(`import "x"`, `import "x"; import a from "x"; import { b } from "x"; const c = require("x"); import "y"`).length,
      4,
    );
  });

  it("name the package by a metavariable or by anything", () => {
    assert.deepEqual(bound(`import $X from "$P"`, `import a from "b"`), [{ $X: "a", $P: "b" }]);
    assert.equal(matched(`import $X from "..."`, `import a from "b"`).length, 1);
    assert.equal(matched(`import { ..., c } from "=~/^b/"`, `import { c, d } from "bcd"`).length, 1);
  });

  it("begin what uses them", () => {
    const code = `import { sign as s } from "jsonwebtoken";\nfunction f() { s(1); }`;
    assert.deepEqual(bound(`import { $S } from "jsonwebtoken"; ... $S(...)`, code), [{ $S: "s" }]);
  });
});
