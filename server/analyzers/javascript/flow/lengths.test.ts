import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { SourceDocument } from "../../../core/document";
import { buildModule } from "../program/module";
import { spanOf } from "../syntax/tree";
import { isInitial, isShortPiece, shownShort } from "./lengths";

function moduleOf(text: string): ReturnType<typeof buildModule> {
  return buildModule(new SourceDocument("file:///a.js", "javascript", 1, text));
}

/** What the last comparison of the code shows to be short, where it is true and where it is false. */
function shown(text: string): [string | undefined, string | undefined] {
  const module = moduleOf(text);
  const comparison = module.tree.nodes("BinaryExpression").at(-1)!;
  const textOf = (outcome: boolean): string | undefined => {
    const node = shownShort(module, comparison, outcome);
    return node && module.document.textOf(spanOf(node));
  };
  return [textOf(true), textOf(false)];
}

function isShort(text: string, question: typeof isShortPiece = isShortPiece): boolean {
  const module = moduleOf(text);
  const call = module.tree.nodes("CallExpression").at(-1)!;
  const { callee } = call;
  const name = callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : undefined;
  return question(module, name, call.arguments);
}

describe("the length of a text", () => {
  it("is bounded on one side of a comparison", () => {
    assert.deepEqual(shown("x.length < 200"), ["x", undefined]);
    assert.deepEqual(shown("x.length > 200"), [undefined, "x"]);
    assert.deepEqual(shown("200 >= x.name.length"), ["x.name", undefined]);
    assert.deepEqual(shown("x.length === 8"), ["x", undefined]);
    assert.deepEqual(shown("x.length !== 8"), [undefined, "x"]);
  });

  it("is bounded by what the program calls a limit", () => {
    assert.deepEqual(shown('import { MAX_LENGTH } from "./limits"; x.length > MAX_LENGTH'), [undefined, "x"]);
    assert.deepEqual(shown("x.length > options.limit"), [undefined, "x"]);
    assert.deepEqual(shown("const limit = Number(process.env.LIMIT); x.length > limit"), [undefined, "x"]);
  });

  it("is not bounded by counters, other lengths and large numbers", () => {
    assert.deepEqual(shown("for (let i = 0; i < x.length; i++);"), [undefined, undefined]);
    assert.deepEqual(shown("x.length < y.length"), [undefined, undefined]);
    assert.deepEqual(shown("x.length < 1e6"), [undefined, undefined]);
    assert.deepEqual(shown("x.size < 10"), [undefined, undefined]);
  });

  it("is that of a piece where both its ends are known", () => {
    assert.ok(isShort("x.slice(0, 100)"));
    assert.ok(isShort("x.slice(-10)"));
    assert.ok(isShort("x.substring(1, 20)"));
    assert.ok(isShort("x.substr(i, 20)"));
    assert.ok(isShort("x.charAt(i)"));
    assert.ok(!isShort("x.slice(1)"));
    assert.ok(!isShort("x.slice(0, i)"));
    assert.ok(!isShort("x.slice(0, -1)"));
    assert.ok(!isShort("x.substring(3)"));
    assert.ok(!isShort("x.trim()"));
  });

  it("is one character of an initial", () => {
    assert.equal(isShort("name.substring(0, 1)", isInitial), true);
    assert.equal(isShort("name.substr(0, 1)", isInitial), true);
    assert.equal(isShort("name.substring(0, 2)", isInitial), false);
    assert.equal(isShort("name.substring(at, at + 1)", isInitial), false);
    assert.equal(isShort("names.slice(0, 1)", isInitial), false);
  });
});
