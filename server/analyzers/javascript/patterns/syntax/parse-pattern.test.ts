import assert from "node:assert/strict";
import { isMistake, parsePattern } from "./parse-pattern";

function kindOf(pattern: string): string {
  const parsed = parsePattern(pattern);
  if (isMistake(parsed)) return `mistake: ${parsed.message} (${parsed.position.line}:${parsed.position.character})`;
  return parsed.kind === "statements" ? `statements: ${parsed.nodes.length}` : `${parsed.kind}: ${parsed.node.type}`;
}

describe("parsePattern", () => {
  const kinds: [pattern: string, kind: string][] = [
    ["foo(...)", "expression: CallExpression"],
    ["foo(...);", "statement: ExpressionStatement"],
    ["{ a: $X, ... }", "expression: ObjectExpression"],
    ["function $F(...) { ... }", "expression: FunctionExpression"],
    ["class $C { ... }", "expression: ClassExpression"],
    ["($A, ...) => { ... }", "expression: ArrowFunctionExpression"],
    ["<$TAG ... />", "expression: JSXElement"],
    ["await $X", "expression: AwaitExpression"],
    ["yield $X", "expression: YieldExpression"],
    ["const $X = 1", "statement: VariableDeclaration"],
    ["const $X = await foo(); ...", "statements: 2"],
    ["import $X from 'foo'; ... $X()", "statements: 3"],
    ["return $X", "statement: ReturnStatement"],
    ["key: $VALUE", "statement: Property"],
    ["'a-b': $VALUE", "statement: Property"],
    ["method(...) { ... }", "statement: MethodDefinition"],
    ["@Get(...) $METHOD(...) { ... }", "statement: MethodDefinition"],
    ["catch ($E) { ... }", "statement: CatchClause"],
    ["finally { ... }", "finally: BlockStatement"],
    ["try { ... }", "statement: TryStatement"],
    ["case $X: ...", "statement: SwitchCase"],
    ["if ($X)", "statement: IfStatement"],
    ["class $C extends $D", "statement: ClassDeclaration"],
    ["function $F(...)", "statement: TSDeclareFunction"],
  ];
  for (const [pattern, kind] of kinds) {
    it(`takes ${JSON.stringify(pattern)} for ${kind}`, () => {
      assert.equal(kindOf(pattern), kind);
    });
  }

  it("says where a pattern does not parse", () => {
    assert.equal(kindOf("foo(\n  $X,,\n)"), "mistake: the pattern cannot be parsed: Argument expression expected (1:5)");
  });

  it("counts the place in the pattern, not in the text made of it", () => {
    assert.match(kindOf("foo(..., ...) ]"), /\(0:14\)$/);
  });

  it("refuses typed metavariables by name", () => {
    assert.equal(kindOf("foo(1, ($X: string))"), "mistake: typed metavariables such as ($X: T) are not supported (0:7)");
  });

  it("refuses an empty pattern and one that is nothing but ellipses", () => {
    assert.equal(kindOf("  \n"), "mistake: the pattern is empty (0:0)");
    assert.match(kindOf("...\n..."), /^mistake/);
  });

  it("refuses patterns beyond reason instead of overflowing", () => {
    assert.match(kindOf("x".repeat(30_000)), /longer than/);
    assert.match(kindOf("(".repeat(9_000) + "x" + ")".repeat(9_000)), /^(?:mistake|expression)/);
  });
});
