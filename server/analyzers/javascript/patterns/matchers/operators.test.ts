import assert from "node:assert/strict";
import { bound, matched } from "../testing";

describe("patterns: assignments", () => {
  it("match declarations and fields that assign the same", () => {
    const code = `x = 1; const x = 1; class A { x = 1 } x += 1; let y = 1;`;
    assert.deepEqual(matched("x = 1", code), ["x = 1", "x = 1", "x = 1"]);
  });

  it("bind both sides", () => {
    assert.deepEqual(bound("$EL.innerHTML = $V", "a.b.innerHTML = c; innerHTML = d"), [{ $EL: "a.b", $V: "c" }]);
  });

  it("keep their operator", () => {
    assert.deepEqual(matched("$X += $Y", "a += 1; a = 1"), ["a += 1"]);
  });

  it("of anything", () => {
    assert.deepEqual(matched("$X = ...", "a = 1; let b; let c = 2"), ["a = 1", "c = 2"]);
  });
});

describe("patterns: operators", () => {
  it("are themselves only", () => {
    assert.deepEqual(matched("$A === $B", "a == b; a === b; a !== b"), ["a === b"]);
    assert.deepEqual(matched("$A && $B", "a && b; a || b"), ["a && b"]);
    assert.deepEqual(matched("!$A", "!a; -a; typeof a"), ["!a"]);
    assert.deepEqual(matched("$A++", "a++; ++a; a--"), ["a++"]);
    assert.deepEqual(matched("typeof $A", "typeof a; void a"), ["typeof a"]);
    assert.deepEqual(matched("$A instanceof $B", "a instanceof b; a in b"), ["a instanceof b"]);
  });

  it("take an ellipsis for any operands of a sum", () => {
    const code = `"a" + b; "a" + b + c; b + c`;
    assert.deepEqual(matched(`"..." + ...`, code), [`"a" + b`, `"a" + b + c`, `"a" + b`]);
    assert.deepEqual(matched("$A + ... + c", "a + b + c"), ["a + b + c"]);
    assert.deepEqual(matched(`"..." + $X + "..."`, `"a" + b + "c"; "a" + b`), [`"a" + b + "c"`]);
  });

  it("take the operands of | in any order", () => {
    assert.deepEqual(matched("A | B", "B | A; A | C | B; A | C"), ["B | A", "A | C | B"]);
  });

  it("in conditions", () => {
    assert.deepEqual(bound("$C ? $A : $B", "a ? b : c"), [{ $C: "a", $A: "b", $B: "c" }]);
  });
});
