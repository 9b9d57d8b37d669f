import assert from "node:assert/strict";
import { bound, matched } from "../testing";

describe("patterns: sequences of statements", () => {
  it("follow each other in one block", () => {
    assert.deepEqual(matched("a(); b();", "a(); b(); a(); c(); b();"), ["a(); b();"]);
    assert.deepEqual(matched("a(); b();", "{ a(); } b();"), []);
  });

  it("have anything between them where there is an ellipsis", () => {
    assert.deepEqual(matched("a(); ... b();", "a(); c(); b(); d();"), ["a(); c(); b();"]);
    assert.deepEqual(matched("a(); ... b();", "b(); a();"), []);
  });

  it("go on in blocks and functions inside", () => {
    const code = "const j = require('jwt');\nfunction f() { if (x) { j.sign(1); } }\nconst g = () => j.sign(2);";
    assert.deepEqual(
      bound("const $J = require('jwt'); ... $J.sign($X)", code).map(({ $X }) => $X),
      ["1", "2"],
    );
  });

  it("stay in the block in which they begin", () => {
    assert.deepEqual(matched("a(); ... b();", "{ a(); } b();"), []);
    assert.deepEqual(matched("a(); ... b();", "function f() { a(); } function g() { b(); }"), []);
  });

  it("reach to the end of the block where they end in an ellipsis", () => {
    assert.deepEqual(matched("a(); ...", "function f() { x(); a(); y(); z(); } w();"), ["a(); y(); z();"]);
    assert.deepEqual(matched("a(); ...", "a();"), ["a();"]);
  });

  it("bind the same code in all of them", () => {
    const code = "x = 1; y = 2; foo(y); foo(x);";
    assert.deepEqual(bound("$X = $V; ... foo($X)", code), [
      { $X: "x", $V: "1" },
      { $X: "y", $V: "2" },
    ]);
    assert.deepEqual(bound("$X = 1; ... foo($X)", "x = 1; foo(y)"), []);
  });

  it("bind the statements that an ellipsis metavariable stands for", () => {
    assert.deepEqual(bound("a(); $...REST; d();", "a(); b(); c(); d();"), [{ "$...REST": "b(); c();" }]);
  });

  it("begin with what is exported", () => {
    assert.equal(matched("const $X = 1; ... f($X);", "export const x = 1; f(x);").length, 1);
  });

  it("are looked for in every kind of block", () => {
    const code = "switch (x) { case 1: a(); b(); } class C { static { a(); b(); } } namespace N { a(); b(); }";
    assert.equal(matched("a(); b();", code).length, 3);
  });

  it("in a body are all of it, unless there is an ellipsis", () => {
    const code = "function f() { x(); if (y) { a(); } z(); }";
    assert.equal(matched("function f() { a(); }", code).length, 0);
    assert.equal(matched("function f() { ... a(); ... }", code).length, 1);
    assert.equal(matched("function f() { x(); ... }", code).length, 1);
    assert.equal(matched("function f() { ... x(); ... a(); ... }", code).length, 1);
    assert.equal(matched("function f() { ... a(); ... x(); ... }", code).length, 0);
  });
});
