import assert from "node:assert/strict";
import type { PatternCondition } from "../../../../rules/rule";
import { all, either, inside, not, notInside, pattern, regex, reported } from "../testing";

const AT = { line: 0, character: 0 };

function focus(...metavariables: string[]): PatternCondition {
  return { op: "focus-metavariable", metavariables, at: AT };
}

function byRegex(metavariable: string, source: string): PatternCondition {
  return { op: "metavariable-regex", metavariable, regex: source, at: AT };
}

function comparing(comparison: string): PatternCondition {
  return { op: "metavariable-comparison", comparison, at: AT };
}

describe("formulas", () => {
  it("of one pattern report each place once", () => {
    assert.deepEqual(reported(pattern("f(..., $X, ...)"), "f(1, 2)"), ["f(1, 2)"]);
  });

  it("join patterns: the smaller of two ranges, when the metavariables agree", () => {
    assert.deepEqual(reported(all(["f($X)", "g(...)"]), "f(g(1)); g(2)"), ["g(1)"]);
    assert.deepEqual(reported(all(["f($X)", "f(1)"]), "f(1); f(2)"), ["f(1)"]);
    assert.deepEqual(reported(all(["$X = f($Y)", "$Y"]), "a = f(b)"), ["b"]);
  });

  it("pattern-either: any of them, each place once", () => {
    assert.deepEqual(reported(either("f(...)", "g(...)", "f(1)"), "f(1); g(2); h(3)"), ["f(1)", "g(2)"]);
  });

  it("pattern-not: without the same range", () => {
    assert.deepEqual(reported(all(["f(...)", not("f(1)")]), "f(1); f(2)"), ["f(2)"]);
    assert.deepEqual(reported(all(["f(...)", not("g(...)")]), "f(g(1)); g(f(2))"), ["f(g(1))", "f(2)"]);
  });

  it("pattern-not: when the metavariables agree", () => {
    assert.deepEqual(reported(all(["f($X, $Y)", not("f($X, $X)")]), "f(a, a); f(a, b)"), ["f(a, b)"]);
  });

  it("pattern-inside and pattern-not-inside", () => {
    const code = "function safe() { f(1); } function other() { f(2); }";
    assert.deepEqual(reported(all(["f(...)", inside("function safe() { ... }")]), code), ["f(1)"]);
    assert.deepEqual(reported(all(["f(...)", notInside("function safe() { ... }")]), code), ["f(2)"]);
    assert.deepEqual(reported(all([inside("function safe() { ... }"), "f(...)"]), code), ["f(1)"]);
  });

  it("pattern-inside shares metavariables", () => {
    const code = "function a(x, y) { f(x); f(y); f(z); }";
    assert.deepEqual(reported(all(["f($X)", inside("function $F($X, ...) { ... }")]), code), ["f(x)"]);
  });

  it("pattern-inside a formula, and either of two of them", () => {
    const code = "function a() { f(1); } class B { b() { f(2); } } f(3);";
    assert.deepEqual(reported(all(["f(...)", either(inside("function a() { ... }"), inside("class B { ... }"))]), code), ["f(1)", "f(2)"]);
    assert.deepEqual(reported(all(["f(...)", inside(all(["function $F() { ... }", not("function a() { ... }")]))]), code), ["f(2)"]);
  });

  it("pattern-inside: two of them, from the outermost in", () => {
    const code = "describe(() => { it(() => { f(1); }); }); it(() => { f(2); });";
    assert.deepEqual(reported(all([inside("describe(...)"), inside("it(...)"), "f(...)"]), code), ["f(1)"]);
  });

  it("pattern-regex: in the text, and inside a pattern", () => {
    assert.deepEqual(reported(regex("AKIA[A-Z0-9]{4}"), `const k = "AKIA1234"; // AKIA5678`), ["AKIA1234", "AKIA5678"]);
    assert.deepEqual(reported(all([regex("AKIA\\w+"), inside("f(...)")]), `f("AKIA1"); g("AKIA2")`), ["AKIA1"]);
    assert.deepEqual(reported(all(["f(...)", not(regex("secret"))]), `f("a"); f("secret")`), [`f("a")`]);
  });

  it("pattern-regex: at the beginning of a line, and without regard to case", () => {
    assert.deepEqual(reported(regex("(?i)^TODO"), "a();\ntodo();"), ["todo"]);
  });
});

describe("formulas: conditions", () => {
  it("metavariable-regex matches from the beginning of the code", () => {
    const code = `f("md5"); f("sha256"); f("xmd5"); f(md5)`;
    assert.deepEqual(reported(all(["f($A)"], [byRegex("$A", `["']?md5`)]), code), [`f("md5")`, "f(md5)"]);
    assert.deepEqual(reported(all([`f("$A")`], [byRegex("$A", "(?i)^MD5$")]), code), [`f("md5")`]);
  });

  it("metavariable-regex on something unbound never holds", () => {
    assert.deepEqual(reported(all(["f($A)"], [byRegex("$B", ".*")]), "f(1)"), []);
  });

  it("metavariable-pattern looks into what a metavariable stands for", () => {
    const code = "f(g(req.body)); f(x); f(req.query)";
    const condition: PatternCondition = { op: "metavariable-pattern", metavariable: "$A", of: pattern("req.$P"), at: AT };
    assert.deepEqual(reported(all(["f($A)"], [condition]), code), ["f(g(req.body))", "f(req.query)"]);
  });

  it("metavariable-pattern may only exclude", () => {
    const of = all([not(`"..."`)]);
    const condition: PatternCondition = { op: "metavariable-pattern", metavariable: "$A", of, at: AT };
    assert.deepEqual(reported(all(["f($A)"], [condition]), `f("a"); f(b)`), ["f(b)"]);
  });

  it("metavariable-pattern shares the other metavariables, and statements are code like any other", () => {
    const check: PatternCondition = {
      op: "metavariable-pattern",
      metavariable: "$BODY",
      of: all([not("... if (<... $E.origin ...>) { ... } ...")]),
      at: AT,
    };
    const code = "function a(e) { if (e.origin) { x(); } } function b(e) { if (y.origin) { x(); } }";
    assert.deepEqual(reported(all(["function $F($E) { $BODY }"], [check]), code), ["function b(e) { if (y.origin) { x(); } }"]);
  });

  it("metavariable-pattern takes regular expressions", () => {
    const condition: PatternCondition = { op: "metavariable-pattern", metavariable: "$A", of: regex("http://"), at: AT };
    assert.deepEqual(reported(all(["f($A)"], [condition]), `f("http://a"); f("https://b")`), [`f("http://a")`]);
  });

  it("metavariable-comparison compares values", () => {
    const code = "const N = 512; rsa(512); rsa(2048); rsa(N); rsa(n); rsa('1024')";
    assert.deepEqual(reported(all(["rsa($N)"], [comparing("$N < 1024")]), code), ["rsa(512)", "rsa(N)"]);
    assert.deepEqual(reported(all(["rsa($N)"], [comparing("int($N) >= 1024")]), code), ["rsa(2048)", "rsa('1024')"]);
    assert.deepEqual(reported(all(["rsa($N)"], [comparing("len($N) == 4")]), code), ["rsa('1024')"]);
  });

  it("focus-metavariable reports the metavariable", () => {
    assert.deepEqual(reported(all(["f($A, $B)"], [focus("$B")]), "f(1, 2)"), ["2"]);
    assert.deepEqual(reported(all(["f($A, $B)"], [focus("$A", "$B")]), "f(1, 2)"), ["1", "2"]);
    assert.deepEqual(reported(all([`f("$S")`], [focus("$S")]), `f("abc")`), ["abc"]);
  });
});

describe("formulas: a metavariable alone", () => {
  it("picks the code that it stands for, wherever it stands in a range", () => {
    assert.deepEqual(reported(all([inside("$X = f(); ... g(<... $X ...>, ...);"), "g(...)", "$X"]), "a = f(); g(1 + a, b);"), ["a"]);
  });

  it("picks every expression where it stands for nothing yet", () => {
    assert.deepEqual(reported(all([inside("f(...)"), "$X"], [byRegex("$X", "^b$")]), "f(a + b); b"), ["b"]);
  });

  it("is every expression when there is nothing else", () => {
    assert.deepEqual(reported(all(["$X"], [byRegex("$X", "^b$")]), "a(b)"), ["b"]);
  });
});
