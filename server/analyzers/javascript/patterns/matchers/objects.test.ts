import assert from "node:assert/strict";
import { bound, matched } from "../testing";

describe("patterns: objects", () => {
  it("match among other properties in any order", () => {
    const code = "f({ b: 2, a: 1, c: 3 }); f({ a: 1 }); f({ b: 2 })";
    assert.deepEqual(matched("f({ a: 1, b: 2 })", code), ["f({ b: 2, a: 1, c: 3 })"]);
    assert.deepEqual(matched("f({ ..., a: $X, ... })", code), ["f({ b: 2, a: 1, c: 3 })", "f({ a: 1 })"]);
    assert.deepEqual(matched("f({ ... })", code).length, 3);
  });

  it("know keys however they are written", () => {
    const code = `const K = "a"; ({ a: 1 }); ({ "a": 1 }); ({ ["a"]: 1 }); ({ [K]: 1 }); ({ [k]: 1 })`;
    assert.deepEqual(matched("{ a: 1 }", code), ["{ a: 1 }", `{ "a": 1 }`, `{ ["a"]: 1 }`, "{ [K]: 1 }"]);
    assert.deepEqual(matched(`{ "a-b": $X }`, `({ "a-b": 1 })`), [`{ "a-b": 1 }`]);
    assert.deepEqual(matched("{ 1: $X }", `({ 1: a }); ({ "1": b })`), ["{ 1: a }", `{ "1": b }`]);
  });

  it("know shorthands and methods", () => {
    assert.deepEqual(matched("{ a: a }", "({ a })"), ["{ a }"]);
    assert.deepEqual(matched("{ a }", "({ a }); ({ b })"), ["{ a }"]);
    assert.deepEqual(matched("{ run: function (...) { ... } }", "({ run() { x(); } })"), ["{ run() { x(); } }"]);
  });

  it("bind keys and values", () => {
    assert.deepEqual(bound("{ $K: $V }", "({ a: 1, 'b': 2 })"), [
      { $K: "a", $V: "1" },
      { $K: "'b'", $V: "2" },
    ]);
    assert.deepEqual(bound(`{ "$K": 1 }`, "({ 'b': 1 })"), [{ $K: "b" }]);
    assert.deepEqual(matched(`{ "=~/^pass/": $V }`, "({ password: 1 }); ({ user: 1 })"), ["{ password: 1 }"]);
  });

  it("want every property from another one", () => {
    assert.deepEqual(matched("{ $A: 1, $B: 1 }", "({ a: 1 }); ({ a: 1, b: 1 })"), ["{ a: 1, b: 1 }"]);
  });

  it("know a spread", () => {
    assert.deepEqual(matched("{ ...$X }", "({ ...a, b }); ({ a })"), ["{ ...a, b }"]);
  });

  it("take apart what is destructured", () => {
    assert.deepEqual(bound("const { $X } = req.body", "const { a, b = 1, c: d } = req.body"), [{ $X: "a" }, { $X: "b" }]);
    assert.deepEqual(bound("const [$A, $B] = $X", "const [a, b] = x; const [c] = y"), [{ $A: "a", $B: "b", $X: "x" }]);
    assert.deepEqual(bound("const [, $SET] = useState(...)", "const [, set] = useState(0)"), [{ $SET: "set" }]);
  });

  it("have properties that are patterns of their own", () => {
    assert.deepEqual(matched("rejectUnauthorized: false", "f({ rejectUnauthorized: false, a: 1 })"), ["rejectUnauthorized: false"]);
  });
});

describe("patterns: arrays", () => {
  it("match in their order", () => {
    assert.deepEqual(matched("[1, $X]", "[1, 2]; [2, 1]; [1]"), ["[1, 2]"]);
    assert.deepEqual(matched("[..., 1]", "[1]; [2, 1]; [1, 2]"), ["[1]", "[2, 1]"]);
    assert.deepEqual(matched("[...]", "[]; [1, 2]"), ["[]", "[1, 2]"]);
  });
});

describe("patterns: classes", () => {
  const code = "class A extends B { @Get('/') async list(@Body() x: string): Promise<void> { y(); } static z = 1; }";

  it("match with members in any order among others", () => {
    assert.equal(matched("class A { z = 1 }", code).length, 1);
    assert.equal(matched("class $C { ... $M(...) { ... } ... }", code).length, 1);
    assert.equal(matched("class A { q = 1 }", code).length, 0);
  });

  it("match with or without the superclass", () => {
    assert.deepEqual(bound("class $C extends $S { ... }", `${code} class D {}`), [{ $C: "A", $S: "B" }]);
    assert.equal(matched("class $C { ... }", `${code} class D {}`).length, 2);
  });

  it("have members that are patterns of their own", () => {
    assert.deepEqual(bound("@Get($PATH) $M(...) { ... }", code), [{ $PATH: "'/'", $M: "list" }]);
    assert.equal(matched("@Post(...) $M(...) { ... }", code).length, 0);
    assert.equal(matched("static $F = $V", code).length, 1);
    assert.equal(matched("list(...) { y(); }", "class A { list() { y(); } } ({ list() { y(); } })").length, 2);
  });

  it("know decorators with and without arguments", () => {
    const decorated = "@Log class A {} @Log() class B {} @Log(1) class C {}";
    assert.deepEqual(bound("@Log class $C { ... }", decorated), [{ $C: "A" }, { $C: "B" }]);
    assert.deepEqual(bound("@Log(...) class $C { ... }", decorated), [{ $C: "B" }, { $C: "C" }]);
  });
});
