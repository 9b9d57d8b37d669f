import assert from "node:assert/strict";
import { SourceDocument } from "../../../core/document";
import { JavaScriptModule } from "../program/module";
import { parse } from "./parse";
import { isJavaScriptLanguage } from "./source-file";
import { TreeIndex } from "./tree";

function parseText(text: string, languageId = "typescript"): ReturnType<typeof parse> {
  return parse(new SourceDocument("file:///a.ts", languageId, 1, text));
}

function callsIn(text: string, languageId?: string): string[] {
  const { ast, document } = parseText(text, languageId);
  return new TreeIndex(ast).nodes("CallExpression").map((node) => document.text.slice(...node.range));
}

describe("an index of a tree", () => {
  it("tells the nodes of a type that begin within another one", () => {
    const { ast, document } = parseText("a();\nfunction f() {\n  b(c());\n}\nd();\nfunction g() {}");
    const index = new TreeIndex(ast);
    const inside = index.nodes("FunctionDeclaration").map((node) => index.nodesIn(node, "CallExpression"));
    assert.deepEqual(
      inside.map((calls) => calls.map(({ range }) => document.text.slice(...range))),
      [["b(c())", "c()"], []],
    );
  });
});

describe("tolerant parse", () => {
  it("gives a tree and no errors for whole code in each language", () => {
    assert.deepEqual(parseText("const a: number = 1;").errors, []);
    assert.deepEqual(parseText("const a = <b>{1}</b>;", "javascriptreact").errors, []);
    assert.deepEqual(parseText("const a: X = <b>{1 as any}</b>;", "typescriptreact").errors, []);
    assert.deepEqual(parseText("const a = <X>b;").errors, []);
  });

  it("keeps the calls around an error and says where the error is", () => {
    const { errors } = parseText("before();\nconst = ;\nafter();");
    assert.equal(errors[0]?.location.range.start.line, 1);
    assert.deepEqual(callsIn("before();\nconst = ;\nafter();"), ["before()", "after()"]);
  });

  it("gives a usable tree at every keystroke of a file being typed", () => {
    const whole =
      "first();\nfunction f({ a, b = 1 }, ...rest) {\n  if (a?.b && `x${b}`) return rest.map((r) => r.c);\n  class K extends f { #p = 1; get q() { return this.#p; } }\n}\n";
    for (let length = "first();".length; length <= whole.length; length++) {
      assert.equal(callsIn(whole.slice(0, length))[0], "first()", `after ${length} characters`);
    }
  });

  it("gives elements a name whose scopes can be resolved when theirs is not typed yet", () => {
    for (const text of ["f();\nreturn <", "f();\nreturn <a></", "f();\nreturn <a.></a.>"]) {
      assert.ok(new JavaScriptModule(parseText(text, "typescriptreact")).scopes.scopes.length > 0, text);
    }
  });

  it("knows which languages it reads", () => {
    assert.equal(isJavaScriptLanguage("typescriptreact"), true);
    assert.equal(isJavaScriptLanguage("python"), false);
  });
});

describe("tree index", () => {
  it("finds the node at a span and the way up", () => {
    const { ast } = parseText("f(a + b);");
    const index = new TreeIndex(ast);
    const sum = index.nodeAt({ start: 2, end: 7 });
    assert.equal(sum?.type, "BinaryExpression");
    assert.equal(index.parentOf(sum)?.type, "CallExpression");
    assert.equal(index.nodeAt({ start: 3, end: 7 }), undefined);
  });
});
