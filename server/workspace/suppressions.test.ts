import assert from "node:assert/strict";
import { applyEdits } from "../core/edit";
import { SourceDocument } from "../core/document";
import type { Finding } from "../core/finding";
import { commentStyleOf } from "./comment-styles";
import { suppressionEdits, suppressionOf, suppressionsOf } from "./suppressions";

function documentOf(text: string, languageId = "typescriptreact"): SourceDocument {
  return new SourceDocument("file:///a.tsx", languageId, 1, text);
}

/** A finding of a rule on the first place where `code` stands. */
function findingAt(document: SourceDocument, code: string, ruleId = "no-eval"): Finding {
  const start = document.text.indexOf(code);
  assert.ok(start >= 0, code);
  const location = document.locationOf({ start, end: start + code.length });
  return { ruleId, message: "", severity: "high", confidence: "high", location, flow: [], fingerprint: "", facts: {} };
}

function isSilent(text: string, ruleId = "no-eval"): boolean {
  const document = documentOf(text);
  return suppressionOf(findingAt(document, "eval(x)", ruleId), suppressionsOf(document)) !== undefined;
}

describe("suppressions", () => {
  const silencing: [string, string][] = [
    ["a comment at the end of the line", "eval(x); // buckler-ignore no-eval"],
    ["a comment alone on the line above", "// buckler-ignore no-eval\neval(x);"],
    ["a block comment above", "/* buckler-ignore no-eval */\neval(x);"],
    ["a block comment in the line", "f(/* buckler-ignore no-eval */ eval(x));"],
    ["a comment in JSX above", "<p>\n  {/* buckler-ignore no-eval -- it is fine */}\n  {eval(x)}\n</p>"],
    ["one rule among several", "// buckler-ignore a, no-eval,b -- all three\neval(x);"],
    ["further comments in between", "// buckler-ignore no-eval\n// because so\n\neval(x);"],
    ["Windows line ends", "// buckler-ignore no-eval -- why\r\neval(x);\r\n"],
    ["broken code around it", "if (a { // oops\n// buckler-ignore no-eval\neval(x);"],
    ["a comment in a template's code", "`${\n// buckler-ignore no-eval\neval(x)}`"],
  ];
  for (const [name, text] of silencing) {
    it(`honours ${name}`, () => {
      assert.equal(isSilent(text), true);
      assert.equal(isSilent(text, "other-rule"), false);
    });
  }

  const idle: [string, string][] = [
    ["two lines above code", "// buckler-ignore no-eval\nf();\neval(x);"],
    ["at the end of the line above", "f(); // buckler-ignore no-eval\neval(x);"],
    ["in a string", 'f("// buckler-ignore no-eval"); eval(x);'],
    ["in a template", "f(`\n// buckler-ignore no-eval\n${eval(x)}`);"],
    ["in the text of JSX", "<p>\n// buckler-ignore no-eval\n{eval(x)}</p>"],
    ["without a rule", "// buckler-ignore\neval(x);"],
    ["in the middle of a sentence", "// write buckler-ignore no-eval here\neval(x);"],
    ["of a rule whose name only begins alike", "// buckler-ignore no-eval-at-all\neval(x);"],
  ];
  for (const [name, text] of idle) {
    it(`ignores the words ${name}`, () => {
      assert.equal(isSilent(text), false);
    });
  }

  it("honours a comment of a page above a tag, for all of its lines, and one in a script", () => {
    for (const [text, expected] of [
      ['<template>\n<!-- buckler-ignore no-eval -->\n<p\n  id="a"\n  v-html="eval(x)"\n/></template>', true],
      ["<template>\n<!-- buckler-ignore no-eval -->\n<p></p>\n<p>{eval(x)}</p></template>", false],
      ["<script>\n// buckler-ignore no-eval -- it is fine\neval(x);\n</script>", true],
      ["<p>\n// buckler-ignore no-eval\n<b>eval(x)</b></p>", false],
    ] as const) {
      const document = documentOf(text, "vue");
      assert.equal(suppressionOf(findingAt(document, "eval(x)"), suppressionsOf(document)) !== undefined, expected, text);
    }
  });

  it("keeps the reason", () => {
    assert.equal(
      suppressionsOf(documentOf("/* buckler-ignore no-eval -- only constants -- see tests */"))[0]?.reason,
      "only constants -- see tests",
    );
    assert.equal(suppressionsOf(documentOf("// buckler-ignore no-eval"))[0]?.reason, "");
  });
});

describe("suppressionEdit", () => {
  const cases: [string, string, string][] = [
    ["a line of its own with the same indentation", "{\n\t eval(x);\n}", "{\n\t // buckler-ignore no-eval\n\t eval(x);\n}"],
    ["the line ends of the file", "a();\r\neval(x);\r\n", "a();\r\n// buckler-ignore no-eval\r\neval(x);\r\n"],
    ["braces between JSX tags", "<p>\n  {eval(x)}\n</p>", "<p>\n  {/* buckler-ignore no-eval */}\n  {eval(x)}\n</p>"],
    ["a plain comment among attributes", "<p\n  a={eval(x)}\n/>", "<p\n  // buckler-ignore no-eval\n  a={eval(x)}\n/>"],
    ["the code itself inside a template", "`\n  ${eval(x)}`", "`\n  ${/* buckler-ignore no-eval */ eval(x)}`"],
    ["a comment that is there", "// buckler-ignore a -- why\neval(x);", "// buckler-ignore a, no-eval -- why\neval(x);"],
    ["the first line", "eval(x);", "// buckler-ignore no-eval\neval(x);"],
  ];
  for (const [name, before, after] of cases) {
    it(`uses ${name}, and it works`, () => {
      const document = documentOf(before);
      const text = applyEdits(before, suppressionEdits(document, findingAt(document, "eval(x)")));
      assert.equal(text, after);
      assert.equal(isSilent(text), true);
    });
  }

  for (const [place, text, comment] of [
    ["a page's markup", '<template>\n  <p\n    v-html="eval(x)"\n  />\n</template>', "  <!-- buckler-ignore no-eval -->\n  <p"],
    ["a page's script", "<script>\n  eval(x);\n</script>", "  // buckler-ignore no-eval\n  eval(x);"],
  ] as const) {
    it(`uses a comment of the language in ${place}, and it works`, () => {
      const document = documentOf(text, "vue");
      const changed = documentOf(applyEdits(text, suppressionEdits(document, findingAt(document, "eval(x)"))), "vue");
      assert.ok(changed.text.includes(comment), changed.text);
      assert.ok(suppressionOf(findingAt(changed, "eval(x)"), suppressionsOf(changed)));
    });
  }
});

describe("suppressions in other languages", () => {
  const cases: [string, string, string][] = [
    ["a.py", "  KEY = 1\n", "  # buckler-ignore no-eval\n  KEY = 1\n"],
    ["a.sql", "KEY\n", "-- buckler-ignore no-eval\nKEY\n"],
    ["a.xml", "<a>KEY</a>\n", "<!-- buckler-ignore no-eval -->\n<a>KEY</a>\n"],
    ["a.go", "KEY\n", "// buckler-ignore no-eval\nKEY\n"],
    [".env", "A=KEY\n", "# buckler-ignore no-eval\nA=KEY\n"],
  ];
  for (const [name, before, after] of cases) {
    it(`are comments of ${name}, and work`, () => {
      const document = new SourceDocument(`file:///${name}`, "plaintext", 1, before);
      const text = applyEdits(before, suppressionEdits(document, findingAt(document, "KEY")));
      assert.equal(text, after);
      const silenced = new SourceDocument(`file:///${name}`, "plaintext", 1, text);
      assert.ok(suppressionOf(findingAt(silenced, "KEY"), suppressionsOf(silenced)));
    });
  }

  it("stand on the line itself, with a reason", () => {
    const document = new SourceDocument("file:///a.yml", "yaml", 1, "a: KEY # buckler-ignore no-eval -- revoked\nb: KEY\n");
    assert.equal(suppressionOf(findingAt(document, "KEY"), suppressionsOf(document))?.reason, "revoked");
    assert.equal(suppressionsOf(document)[0]?.line, 0);
  });

  it("are not made where a format knows no comments", () => {
    const document = new SourceDocument("file:///a.json", "json", 1, '{ "a": "KEY" }\n');
    assert.deepEqual(suppressionEdits(document, findingAt(document, "KEY")), []);
    assert.equal(commentStyleOf(document), undefined);
  });
});
