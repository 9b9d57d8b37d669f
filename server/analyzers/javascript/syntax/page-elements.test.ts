import assert from "node:assert/strict";
import { readPage, type PageLanguage } from "./page-elements";

/** Elements with their attributes as they are written, and their contents. */
function elements(text: string, language: PageLanguage = "html"): string[] {
  const slice = (span: { start: number; end: number } | undefined) => (span ? text.slice(span.start, span.end) : "–");
  return readPage(text, language).elements.map(({ name, attributes, content }) =>
    [
      name,
      ...attributes.map((attribute) => `${attribute.name}=${slice(attribute.value)}`),
      ...(content ? [`(${slice(content)})`] : []),
    ].join(" "),
  );
}

describe("readPage", () => {
  const cases: [string, string, string[], PageLanguage?][] = [
    ["quoted, bare and missing values", `<a href="x y" id=z hidden title='q'>`, ["a href=x y id=z hidden=– title=q"]],
    ["spaces around the equals sign", `<a href = "x"\n id\n=y>`, ["a href=x id=y"]],
    ["names in capitals", `<SCRIPT SRC="x"></SCRIPT>`, ["script SRC=x ()"]],
    ["an element that is closed at once", `<br/><img src="a"/>`, ["br", "img src=a"]],
    ["angles in values", `<a title="a > b" x>`, ["a title=a > b x=–"]],
    ["angles that begin no tag", `1 < 2 <= 3 <3 <b>`, ["b"]],
    ["tags in scripts", `<script>if (a<b) c("<p>")</script><p>`, [`script (if (a<b) c("<p>"))`, "p"]],
    ["tags in comments", `<!-- <a> --><b>`, ["b"]],
    ["tags in a title", `<title><a></title><b>`, ["title (<a>)", "b"]],
    ["what a server fills in", `<?php if (a > b) ?><% if (a > b) { %><a <% if (b > c) %> href="x"><!doctype html><b>`, ["a href=x", "b"]],
    ["a tag that is being typed", `<a href="x`, ["a href=x"]],
    ["a script that is being typed", `<script>let a = `, ["script (let a = )"]],
    [
      "braces of Svelte",
      `{#if a < b}{"}<i>"}<p on:click={() => a > b} {...rest} class="a {b ? "c>" : 'd'}" {id}>{/if}`,
      ["p on:click={() => a > b} {...rest}=– class=a {b ? \"c>\" : 'd'} {id}=–"],
      "svelte",
    ],
    ["a brace that nothing closes", `<p>{a <b>{c}`, ["p", "b"], "svelte"],
    [
      "expressions of Vue",
      `<template><p :class="{ a: b > c }" @click="d" #default="{ e }" /></template>`,
      ["template", "p :class={ a: b > c } @click=d #default={ e }"],
      "vue",
    ],
    [
      "templates that are no HTML",
      `<template lang="pug">\np(a="b") <c>\n</template>\n<script></script>`,
      ['template lang=pug (\np(a="b") <c>\n)', "script ()"],
      "vue",
    ],
    ["other blocks of Vue", `<i18n>{"a": "<b>"}</i18n><template><b></b></template>`, [`i18n ({"a": "<b>"})`, "template", "b"], "vue"],
  ];
  for (const [title, text, expected, language] of cases) {
    it(`reads ${title}`, () => {
      assert.deepEqual(elements(text, language), expected);
    });
  }

  it("tells comments and the texts behind {@html", () => {
    const text = "<!-- a -->{@html b.c}{ @html d}";
    const { comments, htmlTags } = readPage(text, "svelte");
    assert.deepEqual(
      comments.map(({ start, end }) => text.slice(start, end)),
      ["<!-- a -->"],
    );
    assert.deepEqual(
      htmlTags.map(({ start, end }) => text.slice(start, end)),
      ["b.c", "d"],
    );
  });

  it("takes time that grows with the length alone", function () {
    this.timeout(2000);
    for (const part of ['<a href="', "<!--", "<script>", "{", "<a {", "<template><i18n>", "{'", "</", "<a b='{"]) {
      for (const language of ["html", "vue", "svelte"] as const) assert.ok(readPage(part.repeat(20_000), language).elements.length >= 0);
    }
  });
});
