import assert from "node:assert/strict";
import { AST_NODE_TYPES } from "@typescript-eslint/types";
import { SourceDocument } from "../../../core/document";
import type { PageLanguage } from "./page-elements";
import { readPageScript } from "./page-script";
import { parse } from "./parse";
import { spanOf } from "./tree";

/** The statements of a page, as they stand in it. */
function statements(text: string, language: PageLanguage = "html"): string[] {
  const document = new SourceDocument("file:///page", language, 0, text);
  const { ast, errors } = parse(document);
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
  );
  return ast.body.map((statement) => document.textOf(spanOf(statement)));
}

describe("the script of a page", () => {
  it("is as long as the page, line by line", () => {
    const text = `<p title="ä">\r\n<script>\nlet a = 1\n</script>\n<a onclick="b()">`;
    const { code } = readPageScript(text, "html");
    assert.equal(code.length, text.length);
    assert.equal(code.indexOf("let a"), text.indexOf("let a"));
    assert.equal(code.indexOf("b()"), text.indexOf("b()"));
  });

  it("is all of its scripts that hold code", () => {
    const text = `<script>a()</script><script type="module">b()</script><script type="text/JavaScript">c()</script>
      <script type="application/json">{"d": 1}</script><script type="text/template"><i></script><script src="x.js">e()</script><script type="importmap">{}</script>`;
    assert.deepEqual(statements(text), ["a()", "b()", "c()"]);
  });

  it("goes on after a script that ends in a comment", () => {
    assert.deepEqual(statements("<script>a() // b</script><script>c()</script>"), ["a()", "c()"]);
    assert.deepEqual(statements("<script>\n<!--\na()\n--></script>"), ["a()"]);
    assert.deepEqual(statements("<script>\nif (a) { <!-- b\nc('<!--')\n}</script>"), ["if (a) { <!-- b\nc('<!--')\n}"]);
  });

  it("has what handlers and javascript: addresses run", () => {
    const arrows = statements(`<a onclick="a(); return false" href="javascript:b()" title="c()"></a>`);
    assert.deepEqual(arrows.length, 2);
    assert.match(arrows.join(), /a\(\); return false.*b\(\)/s);
  });

  it("leaves out what a server or another language fills in", () => {
    assert.deepEqual(statements(`<a onclick="a({{ b }})" onfocus="c('&quot;')" href="javascript:d(%20)"></a>`), []);
  });

  it("shows what markup puts into the page after the scripts", () => {
    const text = `<template><p v-html="a.b"/><p :innerHTML='c' /></template><script setup lang="ts">let a: T = <T>b</script>`;
    const document = new SourceDocument("file:///page", "vue", 0, text);
    const shown = parse(document).ast.body.map((statement) =>
      statement.type === AST_NODE_TYPES.ExpressionStatement && statement.expression.type === AST_NODE_TYPES.AssignmentExpression
        ? document.textOf(spanOf(statement.expression.right))
        : statement.type,
    );
    assert.deepEqual(shown, ["VariableDeclaration", "a.b", "c"]);
    assert.deepEqual(statements(`{@html a}<script>let a</script>{@html b}`, "svelte").length, 3);
  });

  it("says which language the scripts are written in", () => {
    const languageOf = (attributes: string) => readPageScript(`<script ${attributes}></script>`, "vue").language;
    assert.deepEqual(["", 'lang="ts"', "lang=tsx setup", 'type="module"'].map(languageOf), [
      "javascript",
      "typescript",
      "typescriptreact",
      "javascript",
    ]);
  });

  it("is parsed as an edit of the one before in an editor", () => {
    const texts = ["<script>a()</script>", "<p><script>a()</script>", "<p><script>a(1)</script><script>b()</script>"];
    const found = texts.map((text, index) => {
      const document = new SourceDocument("file:///edited.html", "html", index + 1, text);
      return parse(document).ast.body.map((statement) => document.textOf(spanOf(statement)));
    });
    assert.deepEqual(found, [["a()"], ["a()"], ["a(1)", "b()"]]);
  });

  it("can be read at every keystroke", () => {
    const whole = `<template>\n<p v-html="a.b" @click="c">{{ d }}</p></template>\n<script lang="ts">\nexport default { data() { return { a: {} } } }\n</script>`;
    for (let length = 0; length <= whole.length; length++) {
      const document = new SourceDocument("file:///typed.vue", "vue", length + 1, whole.slice(0, length));
      assert.ok(parse(document).ast.body.length <= 2);
    }
  });
});
