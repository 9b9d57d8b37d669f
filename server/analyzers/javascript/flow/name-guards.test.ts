import assert from "node:assert/strict";
import { SourceDocument } from "../../../core/document";
import { buildModule } from "../program/module";
import { spanOf } from "../syntax/tree";
import { type KindSet, NAMES_TO_PROTOTYPES } from "./kinds";
import { namesAfterReplacing, namesShownBy, namesWithPart, shownByType } from "./name-guards";

/** The names that something can no longer be, out of those that lead to prototypes. */
function excluded(kinds: KindSet | undefined): string[] {
  return [...NAMES_TO_PROTOTYPES].flatMap(([name, kind]) => (kinds?.has(kind) ? [name] : []));
}

/** What the last call in the code speaks of, and the names that it is shown not to be. */
function shown(text: string, outcome: boolean): [subject: string, names: string[]] | undefined {
  const module = buildModule(new SourceDocument("file:///a.js", "javascript", 1, text));
  const calls = module.tree.nodes("CallExpression");
  const call = calls.at(-1);
  assert.ok(call);
  const found = namesShownBy(module, call, outcome);
  return found && [module.document.textOf(spanOf(found.subject)), excluded(found.kinds)];
}

describe("tests of names", () => {
  it("exclude the names of a list that is written out", () => {
    assert.deepEqual(shown('["__proto__", "constructor"].includes(key)', false), ["key", ["__proto__", "constructor"]]);
    assert.deepEqual(shown('const BAD = new Set(["__proto__"]); BAD.has(key)', false), ["key", ["__proto__"]]);
    assert.deepEqual(shown('["name", "age"].includes(key)', true), ["key", ["__proto__", "constructor", "prototype"]]);
    assert.equal(shown("names.includes(key)", false), undefined);
  });

  it("exclude the names that have a piece of text in them", () => {
    assert.deepEqual(shown('path.includes("__proto__")', false), ["path", ["__proto__"]]);
    assert.deepEqual(shown('path.includes("proto")', false), ["path", ["__proto__", "prototype"]]);
  });

  it("exclude the names that a pattern matches", () => {
    assert.deepEqual(shown("/^(__proto__|constructor)$/.test(key)", false), ["key", ["__proto__", "constructor"]]);
    assert.deepEqual(shown("key.match(/^__/)", false), ["key", ["__proto__"]]);
    assert.deepEqual(shown("/^[a-z]+$/.test(key)", true), ["key", ["__proto__"]]);
  });

  it("know what a replacement and a constant part leave", () => {
    assert.deepEqual(excluded(namesAfterReplacing({ pattern: "_", flags: "g" }, "")), ["__proto__"]);
    assert.deepEqual(excluded(namesAfterReplacing({ pattern: "__proto__", flags: "g" }, "")), []);
    assert.deepEqual(excluded(namesAfterReplacing({ pattern: "[^a-z0-9.-]+", flags: "g" }, "")), ["__proto__"]);
    assert.deepEqual(excluded(namesAfterReplacing({ pattern: "[^\\w-]", flags: "g" }, "")), []);
    assert.deepEqual(excluded(namesAfterReplacing({ pattern: "[^a-z]", flags: "" }, "")), []);
    assert.deepEqual(excluded(namesAfterReplacing({ pattern: "__proto__", flags: "g" }, "-")), ["__proto__"]);
    assert.deepEqual(excluded(namesWithPart("user-")), ["__proto__", "constructor", "prototype"]);
    assert.deepEqual(excluded(namesWithPart("proto")), ["constructor"]);
    assert.deepEqual(excluded(namesWithPart("")), []);
  });

  it("know what a type is not", () => {
    assert.equal(shownByType("object", true).maker, true);
    assert.equal(shownByType("object", true).root, false);
    assert.equal(shownByType("function", true).root, true);
    assert.equal(shownByType("object", false).root, true);
  });
});
