import assert from "node:assert/strict";
import { bound, matched } from "../testing";

describe("patterns: functions", () => {
  it("without a name are function expressions and arrow functions", () => {
    const code = "f(function (a) { a(); }); f((a) => { a(); }); f(a => a()); function g(a) {} class C { m(a) {} }";
    const found = ["function (a) { a(); }", "(a) => { a(); }", "a => a()"];
    assert.deepEqual(matched("function ($A) { ... }", code), found);
    assert.deepEqual(matched("($A) => { ... }", code), found);
  });

  it("with a name are declarations, named expressions and methods", () => {
    const code = "function f() {} const g = function h() {}; class C { m() {} } ({ o() {} }); const a = () => {};";
    assert.deepEqual(
      bound("function $F(...) { ... }", code)
        .map(({ $F }) => $F)
        .sort(),
      ["f", "h", "m", "o"],
    );
  });

  it("named ... are all of them", () => {
    assert.equal(matched("function ...(...) { ... }", "function f() {} f(function () {}); f(() => {})").length, 3);
  });

  it("have exactly the parameters that are written", () => {
    const code = "f((a) => {}); f((a, b) => {}); f(() => {}); f((...a) => {})";
    assert.deepEqual(matched("($A) => { ... }", code), ["(a) => {}"]);
    assert.deepEqual(matched("($A, ...) => { ... }", code), ["(a) => {}", "(a, b) => {}"]);
    assert.deepEqual(matched("(...) => { ... }", code).length, 4);
    assert.deepEqual(matched("(...$R) => { ... }", code), ["(...a) => {}"]);
    assert.deepEqual(bound("($...P) => { ... }", "(a, b) => {}"), [{ "$...P": "a, b" }]);
  });

  it("do not mind defaults, types and modifiers of the code", () => {
    const code = "function f(a: string = 'x'): void {}";
    assert.equal(matched("function f($A) { ... }", code).length, 1);
    assert.equal(matched("function f($A: string): void { ... }", code).length, 1);
    assert.equal(matched("function f($A: number) { ... }", code).length, 0);
    assert.equal(matched("function f($A): string { ... }", code).length, 0);
    assert.equal(matched("function f($A = $B) { ... }", code).length, 1);
    assert.deepEqual(bound("constructor($P) { ... }", "class C { constructor(private readonly p: P) {} }"), [{ $P: "p" }]);
  });

  it("know a parameter that is taken apart", () => {
    assert.deepEqual(matched("({ ..., data, ... }) => { ... }", "({ a, data }) => {}; (data) => {}"), ["({ a, data }) => {}"]);
  });

  it("are async only where the pattern says so", () => {
    const code = "async function f() {} function g() {}";
    assert.equal(matched("function $F() { ... }", code).length, 2);
    assert.deepEqual(bound("async function $F() { ... }", code), [{ $F: "f" }]);
  });

  it("compare their bodies", () => {
    assert.deepEqual(matched("() => { a(); }", "() => { a(); }; () => { a(); b(); }"), ["() => { a(); }"]);
    assert.deepEqual(matched("() => { ...; b(); }", "() => { a(); b(); }"), ["() => { a(); b(); }"]);
    assert.deepEqual(matched("$X => $X.id", "x => x.id; x => { return x.id; }; x => y.id"), ["x => x.id", "x => { return x.id; }"]);
    assert.deepEqual(bound("() => { $...BODY }", "() => { a(); b(); }"), [{ "$...BODY": "a(); b();" }]);
    assert.deepEqual(matched("() => { }", "() => {}; () => { a(); }"), ["() => {}"]);
  });

  it("match by their head alone", () => {
    assert.equal(matched("function foo(...)", "function foo(a) { b(); }").length, 1);
  });
});
