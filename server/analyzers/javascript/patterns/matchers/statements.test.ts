import assert from "node:assert/strict";
import { bound, matched } from "../testing";

describe("patterns: statements", () => {
  it("declare whatever of const, let and var the code uses", () => {
    assert.equal(matched("const x = 1", "const x = 1; let y = 2; var x = 1, z = 3;").length, 2);
    assert.equal(matched("let $X", "let a; let b = 1; const c = 1").length, 1);
    assert.equal(matched("const $X: string = $Y", "const a: string = 1; const b = 1").length, 1);
    assert.deepEqual(matched("const x = 1", "export const x = 1"), ["const x = 1"]);
  });

  it("that are expressions match where a statement does them", () => {
    const code = "foo(); x = foo(); const y = foo(); async () => { await foo(); return foo(); }; bar(foo()); if (foo()) {} foo().then(z);";
    assert.deepEqual(matched("foo();", code), [
      "foo();",
      "x = foo();",
      "const y = foo();",
      "await foo();",
      "return foo();",
      "bar(foo());",
      "foo().then(z);",
    ]);
  });

  it("do not reach into functions", () => {
    assert.deepEqual(matched("foo();", "const f = () => { foo(); }"), ["foo();"]);
  });

  it("if, with or without braces and else", () => {
    const code = "if (a) b(); if (a) { b(); } if (a) { b(); } else { c(); } if (a) { b(); c(); }";
    assert.deepEqual(matched("if (a) { b(); }", code).length, 3);
    assert.deepEqual(matched("if (a) b();", code).length, 3);
    assert.deepEqual(matched("if ($C) { ... }", code).length, 4);
    assert.deepEqual(matched("if ($C) ... else ...", code).length, 1);
    assert.deepEqual(matched("if (...) { ... }", code).length, 4);
    assert.deepEqual(matched("if ($C)", code).length, 4);
  });

  it("loops", () => {
    const code = "for (let i = 0; i < n; i++) { a(); } for (const x of y) { b(); } for (k in o) c(); while (t) d(); do { e(); } while (u);";
    assert.equal(matched("for (...) { ... }", code).length, 3);
    assert.equal(matched("for (...; $I < $N; ...) { ... }", code).length, 1);
    assert.deepEqual(bound("for (const $X of $Y) { ... }", code), [{ $X: "x", $Y: "y" }]);
    assert.deepEqual(bound("for ($K in $O) { ... }", code), [{ $K: "k", $O: "o" }]);
    assert.equal(matched("while ($T) { ... }", code).length, 1);
    assert.equal(matched("do { ... } while ($T)", code).length, 1);
  });

  it("try, in all its parts", () => {
    const code = "try { a(); } catch (e) { b(e); } finally { c(); }";
    assert.equal(matched("try { ... } catch ($E) { ... }", code).length, 1);
    assert.equal(matched("try { ... }", code).length, 1);
    assert.deepEqual(matched("catch ($E) { b($E); }", code), ["catch (e) { b(e); }"]);
    assert.deepEqual(matched("finally { ... }", code), ["{ c(); }"]);
    assert.equal(matched("try { ... } catch ($E) { }", "try { a(); } catch {}").length, 1);
  });

  it("switch, with cases in any order among others", () => {
    const code = "switch (x) { case 1: a(); break; case 2: b(); default: c(); }";
    assert.equal(matched("switch ($X) { case 2: ... }", code).length, 1);
    assert.equal(matched("switch ($X) { ... case 1: a(); ... }", code).length, 1);
    assert.equal(matched("switch ($X) { case 3: ... }", code).length, 0);
    assert.equal(matched("switch (...) { default: ... }", code).length, 1);
    assert.deepEqual(matched("case 2: ...", code), ["case 2: b();"]);
  });

  it("return, throw and jumps", () => {
    const code = "function f() { return; } function g() { return x; } function h() { throw new Error(m); } for (;;) { break; }";
    assert.deepEqual(matched("return $X", code), ["return x;"]);
    assert.deepEqual(matched("return;", code), ["return;"]);
    assert.equal(matched("return ...;", code).length, 2);
    assert.deepEqual(bound("throw new Error($M)", code), [{ $M: "m" }]);
    assert.deepEqual(matched("break;", code), ["break;"]);
  });

  it("exports", () => {
    assert.equal(matched("export function $F(...) { ... }", "export function f() {} function g() {}").length, 1);
    assert.equal(matched("export default $X", "export default f").length, 1);
  });

  it("of types", () => {
    assert.deepEqual(bound("type $T = $U", "type A = string"), [{ $T: "A", $U: "string" }]);
    assert.equal(matched("interface $I { ... }", "interface A { b: string }").length, 1);
  });
});
