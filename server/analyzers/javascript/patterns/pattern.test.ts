import assert from "node:assert/strict";
import { bound, matched } from "./testing";

describe("patterns: metavariables", () => {
  it("bind any expression", () => {
    assert.deepEqual(bound("foo($X)", "foo(a + 1); foo('s')"), [{ $X: "a + 1" }, { $X: "'s'" }]);
  });

  it("bind equal code where they stand twice, however it is spaced and quoted", () => {
    assert.deepEqual(matched("$X == $X", `f( a ) == f(a); "s" == 's'; f(a) == f(b)`), ["f( a ) == f(a)", `"s" == 's'`]);
  });

  it("tell variables of one name apart", () => {
    const code = "const x = 1;\nfoo(x, () => { const x = 2; return x; });\nfoo(x, () => x);";
    assert.deepEqual(matched("foo($X, () => { ...; return $X; })", code), []);
    assert.deepEqual(matched("foo($X, () => $X)", code), ["foo(x, () => x)"]);
  });

  it("named $_ bind nothing, so that two of them may differ", () => {
    assert.deepEqual(matched("foo($_, $_)", "foo(1, 2)"), ["foo(1, 2)"]);
    assert.deepEqual(bound("foo($_, $X)", "foo(1, 2)"), [{ $X: "2" }]);
  });

  it("stand for property names", () => {
    assert.deepEqual(bound("$O.$P($A)", "db.query(sql)"), [{ $O: "db", $P: "query", $A: "sql" }]);
  });

  it("stand for the names of functions and classes", () => {
    assert.deepEqual(bound("class $C extends $D { ... }", "class A extends B {}"), [{ $C: "A", $D: "B" }]);
    assert.deepEqual(bound("function $F($P) { ... }", "function f(p: string) {}"), [{ $F: "f", $P: "p" }]);
  });

  it("stand for statements", () => {
    assert.deepEqual(bound("if ($C) { $S }", "if (a) { b(); }"), [
      { $C: "a", $S: "b();" },
      { $C: "a", $S: "b()" },
    ]);
  });

  it("bind an identifier without the type behind it", () => {
    assert.deepEqual(bound("const $X = $Y", "const x: string = y"), [{ $X: "x", $Y: "y" }]);
  });

  it("alone match every expression, but no name that is declared", () => {
    assert.deepEqual(matched("$X", "const a = b.c;"), ["b.c", "b"]);
  });
});

describe("patterns: calls", () => {
  it("have exactly the arguments that are written", () => {
    assert.deepEqual(matched("foo($X)", "foo(); foo(1); foo(1, 2)"), ["foo(1)"]);
  });

  it("have any more arguments where there is an ellipsis", () => {
    const code = "foo(); foo(1); foo(0, 1); foo(1, 0); foo(0)";
    assert.deepEqual(matched("foo(...)", code), ["foo()", "foo(1)", "foo(0, 1)", "foo(1, 0)", "foo(0)"]);
    assert.deepEqual(matched("foo(..., 1)", code), ["foo(1)", "foo(0, 1)"]);
    assert.deepEqual(matched("foo(1, ...)", code), ["foo(1)", "foo(1, 0)"]);
    assert.deepEqual(matched("foo(..., 1, ...)", code), ["foo(1)", "foo(0, 1)", "foo(1, 0)"]);
  });

  it("bind the arguments that an ellipsis metavariable stands for", () => {
    assert.deepEqual(bound("foo($A, $...REST)", "foo(1, 2, 3); foo(4)"), [
      { $A: "1", "$...REST": "2, 3" },
      { $A: "4", "$...REST": "" },
    ]);
  });

  it("are no new expressions, and the other way round", () => {
    assert.deepEqual(matched("Foo($X)", "new Foo(1); Foo(2)"), ["Foo(2)"]);
    assert.deepEqual(matched("new $C(...)", "new Foo(1); Foo(2)"), ["new Foo(1)"]);
  });

  it("know what a spread is", () => {
    assert.deepEqual(matched("foo(...$X)", "foo(...a); foo(a)"), ["foo(...a)"]);
  });

  it("match through casts and optional chains, not through await", () => {
    const code = "a?.foo(1); (a as any).foo(1); a!.foo(1); (await a).foo(1)";
    assert.deepEqual(matched("a.foo(1)", code), ["a?.foo(1)", "(a as any).foo(1)", "a!.foo(1)"]);
    assert.deepEqual(matched("foo($X as any)", "foo(x as any); foo(x)"), ["foo(x as any)"]);
    assert.deepEqual(matched("$A?.foo(...)", "a?.foo(1); a.foo(1)"), ["a?.foo(1)"]);
    assert.deepEqual(matched("await $X", "await a; b"), ["await a"]);
  });

  it("take the arguments of a type only where the pattern has some", () => {
    assert.deepEqual(matched("foo($X)", "foo<string>(1)"), ["foo<string>(1)"]);
    assert.deepEqual(matched("foo<$T>($X)", "foo<string>(1); foo(1)"), ["foo<string>(1)"]);
  });
});

describe("patterns: deep expressions and chains", () => {
  it("find a part anywhere in an expression", () => {
    assert.deepEqual(bound("foo(<... req.$P ...>)", "foo('a' + g(req.b)); foo(1)"), [{ $P: "b" }]);
    assert.deepEqual(matched("foo(<... req ...>)", "foo(req)"), ["foo(req)"]);
  });

  it("do not enter the bodies of functions in it", () => {
    assert.deepEqual(matched("foo(<... bar() ...>)", "foo(() => { bar(); }); foo(() => bar())"), ["foo(() => bar())"]);
  });

  it("look at the conditions of a statement, not at what it consists of", () => {
    assert.deepEqual(matched("if (<... a ...>) { ... }", "if (b && !a) {}; if (b) { a(); }"), ["if (b && !a) {}"]);
    assert.deepEqual(matched("<... a ...>;", "if (a) {}\nif (b) { a(); }"), ["if (a) {}", "a();"]);
  });

  it("pass members and calls in a chain", () => {
    const code = "foo.bar; foo.a.bar; foo.a().b.bar; baz.a.bar";
    assert.deepEqual(matched("foo. ... .bar", code), ["foo.bar", "foo.a.bar", "foo.a().b.bar"]);
    assert.deepEqual(matched("$X.set(). ... .end()", "a.set().b(1).end(); a.b().end()"), ["a.set().b(1).end()"]);
  });
});

describe("patterns: what a hostile or broken text does", () => {
  it("finds what it can in broken code", () => {
    assert.deepEqual(matched("foo($X)", "foo(1); const x = ; foo(2) foo("), ["foo(1)", "foo(2)"]);
  });

  it("gets through a long sum", () => {
    const sum = Array.from({ length: 600 }, (_, index) => `x${index}`).join(" + ");
    assert.equal(matched("exec($A + ...)", `exec(${sum})`).length, 1);
    assert.equal(matched("exec(<... x0 ...>)", `exec(${sum})`).length, 1);
    assert.equal(matched("$X == $X", `${sum} == ${sum}`).length, 1);
  });

  it("gets through deep nesting", () => {
    const nested = "a(() => {".repeat(60) + "foo(1);" + "});".repeat(60);
    assert.deepEqual(matched("foo($X)", nested), ["foo(1)"]);
    assert.equal(matched("a(...); ...", nested).length, 60);
  });
});
