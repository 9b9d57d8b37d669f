import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@typescript-eslint/typescript-estree";
import { SourceDocument } from "../../../core/document";
import { commentsOf } from "./comments";

function textsOf(text: string): string[] {
  const document = new SourceDocument("file:///a.tsx", "typescriptreact", 0, text);
  return commentsOf(document).map(({ span, text: inner }) => {
    assert.ok(text.slice(span.start, span.end).includes(inner));
    return inner;
  });
}

describe("comments", () => {
  it("are those that typescript-estree finds", () => {
    const text = readFileSync(join(__dirname, "comments.ts"), "utf8");
    assert.deepEqual(
      textsOf(text),
      parse(text, { comment: true }).comments.map(({ value }) => value),
    );
  });

  it("are found after a first line for the shell, in JSX and at the end", () => {
    const text = "#!/usr/bin/env //node\n// a\n/* b // */ const c = <d>{/* e */}</d> /* f */;";
    assert.deepEqual(textsOf(text), [" a", " b // ", " e ", " f "]);
  });

  it("are not what looks like them in texts, templates, expressions and between tags", () => {
    const text = "f('//a', `/*b${/* in a hole */ c}//d`, /[/*]e/); <g h='//i'>//j /*k*/</g>; // at the end\r\nl / m; /* not closed";
    assert.deepEqual(textsOf(text), [" in a hole ", " at the end", " not closed"]);
  });
});
