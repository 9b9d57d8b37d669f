import assert from "node:assert/strict";
import { toPlainText } from "./pattern-text";

describe("toPlainText", () => {
  const cases: [name: string, pattern: string, plain: string][] = [
    ["leaves plain code alone", "foo($X, 1)", "foo($X, 1)"],
    ["names an ellipsis among arguments", "foo(..., $X)", "foo($__ellipsis, $X)"],
    ["ends an ellipsis that is a statement", "{ ... foo() }", "{ $__ellipsis; foo() }"],
    ["ends an ellipsis before a line that would continue it", "a()\n...\n(b)", "a()\n$__ellipsis;\n(b)"],
    ["looks behind comments for what follows", "... // then\nfoo()", "$__ellipsis; // then\nfoo()"],
    ["keeps a spread", "foo(...$X)", "foo(...$X)"],
    ["keeps a spread in an object", "{ ...$X, a: 1 }", "{ ...$X, a: 1 }"],
    ["names ellipsis metavariables", "foo($...ARGS)", "foo($__many_ARGS)"],
    ["makes a call of a deep expression", "foo(<... $X ...>)", "foo($__deep( $X ))"],
    ["nests deep expressions", "<... f(<... $X ...>) ...>", "$__deep( f($__deep( $X )) )"],
    ["leaves strings alone", `foo("...", '...')`, `foo("...", '...')`],
    ["leaves the text of templates alone, not their holes", "`...${...}`", "`...${$__ellipsis}`"],
    ["leaves regular expressions alone", "$X.test(/.../)", "$X.test(/.../)"],
    ["leaves comments alone", "/* ... */ foo()", "/* ... */ foo()"],
    ["names members in a chain", "$X. ... .foo()", "$X. $__ellipsis .foo()"],
    ["names any function", "function ...(...) { ... }", "function $__ellipsis($__ellipsis) { $__ellipsis }"],
    ["makes a header of for (...)", "for (...) { ... }", "for ($__ellipsis;;) { $__ellipsis }"],
    ["makes a case of an ellipsis among cases", "switch ($X) { ... case 1: ... }", "switch ($X) { case $__ellipsis: case 1: $__ellipsis }"],
    ["puts braces around what JSX wants in braces", "<a href=$X b=... />", "<a href={$X} b={$__ellipsis} />"],
    ["names an ellipsis among attributes", "<$TAG ... a={1} />", "<$TAG $__ellipsis a={1} />"],
    ["names an ellipsis between tags", "<a>...<b/>...</a>", "<a>$__ellipsis<b/>$__ellipsis</a>"],
    ["takes < for an operator behind an operand", "$A < 3 && ...", "$A < 3 && $__ellipsis"],
  ];
  for (const [name, pattern, plain] of cases) {
    it(name, () => {
      assert.equal(toPlainText(pattern).text, plain);
    });
  }

  it("knows where a place of the text was in the pattern", () => {
    const pattern = "foo(..., $X)\nbar()";
    const plain = toPlainText(pattern);
    assert.equal(plain.offsetOf(plain.text.indexOf("$X")), pattern.indexOf("$X"));
    assert.equal(plain.offsetOf(plain.text.indexOf("bar")), pattern.indexOf("bar"));
    assert.equal(plain.offsetOf(1), 1);
  });
});
