import assert from "node:assert/strict";
import { SourceDocument } from "../../../core/document";
import { buildModule } from "../program/module";
import { spanOf } from "../syntax/tree";
import { regExpsOf } from "./regexps-of";

function regExps(text: string): string[] {
  const module = buildModule(new SourceDocument("file:///a.js", "javascript", 1, text));
  return regExpsOf(module).map(({ pattern, flags, uses }) =>
    `${pattern}/${flags ?? "?"} ${uses.map(({ method }) => method).join()}`.trimEnd(),
  );
}

describe("the regular expressions of a module", () => {
  it("are literals, constructed ones and texts that methods make expressions of", () => {
    assert.deepEqual(regExps("/a/g;"), ["a/g"]);
    assert.deepEqual(regExps('new RegExp("a" + `b`, "i"); RegExp("c", flags);'), ["ab/i", "c/?"]);
    assert.deepEqual(regExps('x.match("^a"); x.search("b+"); x.split("c+"); x.replace("d+", "");'), ["^a/ match", "b+/ search"]);
  });

  it("know their uses through variables, arrays, properties and functions", () => {
    assert.deepEqual(regExps("const a = /a/; a.test(x); x.replace(a, y);"), ["a/ test,replace"]);
    assert.deepEqual(regExps("for (const a of [/a/, /b/]) x.match(a);"), ["a/ match", "b/ match"]);
    assert.deepEqual(regExps("const P = { a: /a/, b: /b/ }; P.b.exec(x);"), ["a/", "b/ exec"]);
    assert.deepEqual(regExps("const is = (re, x) => re.test(x); is(/a/, y);"), ["a/ test"]);
  });

  it("leave out what is no regular expression", () => {
    assert.deepEqual(regExps('new RegExp(x + "a"); /(/; new RegExp("(");'), []);
    assert.deepEqual(regExps('const sinon = require("sinon"); sinon.match("^a");'), []);
    assert.deepEqual(regExps('cache.match("https://example.test/");'), []);
  });

  it("leave out templates, of which other expressions are made", () => {
    assert.deepEqual(regExps("re(/(?:a|<<0>>)+/.source, parts); /b<<0>>/.source.replace(/<<0>>/g, c);"), ["<<0>>/g replace"]);
    assert.deepEqual(regExps("RegExp(/a/.source); console.log(/b/.source);"), ["a/"]);
    assert.deepEqual(regExps('var a = /<x>+/.source; for (;;) a = a.replace(/<x>/g, "y");'), ["<x>/g replace"]);
    assert.deepEqual(regExps("let spread = /<S>*/.source; spread = re(spread).source;"), []);
  });

  it("know where a part of the pattern is written", () => {
    const text = 'const host = "b.c"; new RegExp("^a" + host);';
    const module = buildModule(new SourceDocument("file:///a.js", "javascript", 1, text));
    const [regExp] = regExpsOf(module);
    assert.equal(regExp && module.document.textOf(spanOf(regExp.placeOf(2, 5))), '"b.c"');
    assert.equal(regExp && module.document.textOf(spanOf(regExp.placeOf(0, 5))), '"^a" + host');
  });

  it("search texts, unless they have back references", () => {
    const module = buildModule(new SourceDocument("file:///a.js", "javascript", 1, "/b+/; /(a)\\1/;"));
    const [one, other] = regExpsOf(module);
    assert.deepEqual(
      one?.findIn("abb")?.map(({ start, end }) => [start, end]),
      [[1, 3]],
    );
    assert.equal(other?.findIn("aa"), undefined);
  });
});
