import assert from "node:assert/strict";
import { compilePattern } from "../pattern";
import { bound, matched } from "../testing";

describe("patterns: literals", () => {
  it("are the same however they are quoted", () => {
    assert.deepEqual(matched(`f("a")`, "f('a'); f(`a`); f(\"a\"); f('b')"), ["f('a')", "f(`a`)", `f("a")`]);
    assert.deepEqual(matched("f(`a`)", "f('a')"), ["f('a')"]);
  });

  it("match what is certainly their value", () => {
    assert.deepEqual(matched(`f("md5")`, `const A = "md5"; f(A); f("md" + "5"); f(\`\${A}\`); let b = "md5"; b = c; f(b)`), [
      "f(A)",
      `f("md" + "5")`,
      "f(`${A}`)",
    ]);
  });

  it("of other types", () => {
    assert.deepEqual(matched("f(true)", "f(true); f(false); f(!0); f(1)"), ["f(true)", "f(!0)"]);
    assert.deepEqual(matched("f(0o777)", "f(511); f(0x1ff); f(777)"), ["f(511)", "f(0x1ff)"]);
    assert.deepEqual(matched("f(-1)", "f(-1); f(1)"), ["f(-1)"]);
    assert.deepEqual(matched("f(null)", "f(null); f(undefined)"), ["f(null)"]);
    assert.deepEqual(matched("f(10n)", "f(10n); f(10)"), ["f(10n)"]);
  });

  it(`named "..." are any constant string`, () => {
    const code = "const c = 'x'; f('a'); f(c); f(1); f(d); f(`a${d}`); f()";
    assert.deepEqual(matched(`f("...")`, code), ["f('a')", "f(c)"]);
  });

  it(`named "$X" bind the content`, () => {
    assert.deepEqual(bound(`f("$X")`, `f("md5"); f(md5)`), [{ $X: "md5" }]);
    assert.deepEqual(bound(`f($X, "$X")`, `f(a, "a"); f(a, "b")`), [{ $X: "a" }]);
  });

  it(`named "=~/regex/" match by the expression`, () => {
    assert.deepEqual(matched(`f("=~/^md[45]$/i")`, `f("MD5"); f("sha1")`), [`f("MD5")`]);
    const mistake = compilePattern(`f("=~/(/")`);
    assert.ok("message" in mistake && /Unterminated group|Invalid regular expression/.test(mistake.message));
  });

  it("that are regular expressions", () => {
    assert.deepEqual(matched("/.../", "a = /x/g; b = 'x'"), ["/x/g"]);
    assert.deepEqual(matched("/a+/", "/a+/; /a+/g; /b/"), ["/a+/", "/a+/g"]);
    assert.deepEqual(matched("/a+/g", "/a+/; /a+/g"), ["/a+/g"]);
    assert.deepEqual(bound("f(/$R/)", "f(/(a+)+/)"), [{ $R: "(a+)+" }]);
  });
});

describe("patterns: templates", () => {
  it("match part by part", () => {
    const code = "`a${x}b`; `${x}`; `a${x}${y}`; `abc`";
    assert.deepEqual(matched("`a${x}b`", code), ["`a${x}b`"]);
    assert.deepEqual(bound("`...${$X}...`", code), [{ $X: "x" }, { $X: "x" }, { $X: "x" }, { $X: "y" }]);
    assert.deepEqual(matched("`a...`", "`a...`; `abc`"), ["`a...`"]);
  });

  it("named ... are any template", () => {
    assert.deepEqual(matched("f(`...`)", "f(`a${x}`); f(`a`); f('a')"), ["f(`a${x}`)", "f(`a`)"]);
  });

  it("bind their texts", () => {
    assert.deepEqual(bound("`$LEFT${$X}$RIGHT`", "`a${x}b`"), [{ $LEFT: "a", $X: "x", $RIGHT: "b" }]);
    assert.deepEqual(bound("`${$X}$...REST`", "`${x}b${y}`"), [{ $X: "x", "$...REST": "b${y" }]);
  });

  it("behind a tag", () => {
    assert.deepEqual(matched("sql`...`", "sql`a${x}`; sql(`a`); tag`a`"), ["sql`a${x}`"]);
    assert.deepEqual(bound("$T`...${$X}...`", "sql`a${x}b`"), [{ $T: "sql", $X: "x" }]);
  });
});
